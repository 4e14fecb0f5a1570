# The facts of a tag: nothing has to be looked up for these columns.
include "facts";

facts | select((.tags // []) | index($tag)) | select(retracted | not) | asserting as $said
| [.id, .date, .statement, ($said | map(.date) | joined), ($said | map(.hedge) | joined)] | @tsv
