"""`python -m faults`."""

from faults.run import main

if __name__ == "__main__":
    raise SystemExit(main())
