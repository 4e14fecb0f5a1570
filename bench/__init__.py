"""How fast it is: whole processes beside those of other programs that do the same, in one run (bench/README.md)."""
