# The columns that the flat files have, too, of every fact that is not retracted.
include "facts";

(reduce .actors[] as $each ({}; .[$each.id] = $each)) as $actors
| (reduce .sources[] as $each ({}; .[$each.id] = $each)) as $sources
| def called($id): $actors[$id] | if .kind == "person" and .part_of then "\(.name) (\($actors[.part_of].name))" else .name end;
  def speaker: called(.by) + if .via then " via " + ([.via[] | $actors[.].name] | join(", ")) else "" end;
  def cited: reduce .[].sources[] as $id ([]; if index($id) then . else . + [$id] end);
  facts | select(retracted | not) | asserting as $said
| [.id, .date, .statement, ($said | map(speaker) | joined), ($said | map(.date) | joined), ($said | map(.hedge) | joined),
   ($said + opposing | cited | map($sources[.] | [.publisher, .issued] | map(select(.)) | join(" ")) | joined)]
| @tsv
