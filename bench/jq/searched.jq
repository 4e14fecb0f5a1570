# The facts in whose statement two words begin as asked.
include "facts";

facts | select(.statement | test("\\b\($one)"; "i") and test("\\b\($other)"; "i")) | select(retracted | not)
| [.id, .date, .statement] | @tsv
