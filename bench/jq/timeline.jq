# The columns of `factsheet timeline`, of every fact that is not retracted; in the order of the sheet, not of days.
include "facts";

(reduce .actors[] as $each ({}; .[$each.id] = $each)) as $actors
| (reduce .places[] as $each ({}; .[$each.id] = $each)) as $places
| (reduce .sources[] as $each ({}; .[$each.id] = $each)) as $sources
| (reduce (facts | select(.supersedes)) as $each ({}; .[$each.supersedes] = $each)) as $successors
| def called($id): $actors[$id] | if .kind == "person" and .part_of then "\(.name) (\($actors[.part_of].name))" else .name end;
  def speaker: called(.by) + if .via then " via " + ([.via[] | $actors[.].name] | join(", ")) else "" end;
  def side($id): $actors[$id].part_of as $whole | if $whole then side($whole) else $id end;
  def origin($id): $sources[$id].derived_from as $copied | if $copied then origin($copied) else $id end;
  def cited: reduce .[].sources[] as $id ([]; if index($id) then . else . + [$id] end);
  def printed: $sources[.] | if .issued then "\(.publisher) \(.issued)" else .publisher end;
  def disputed: asserting as $said | any(.attributions[] | select(.stance == "denies" or .stance == "disputes");
    . as $denial | side(.by) as $side | any($said[]; side(.by) == $side and .date >= $denial.date) | not);
  def status: $successors[.id] as $after
    | if $after and ($after | retracted | not) then "superseded" elif disputed then "disputed" else "standing" end;
  def words: {"exact": "", "about": "about ", "at-least": "at least ", "more-than": "more than ",
    "at-most": "at most ", "fewer-than": "fewer than "}[.];
  def value: if .measure | not then ""
    else (if .bound == "range" then "\(.low)-\(.high)" else "\(.bound // "exact" | words)\(.best // .low // .high)" end)
      + if .scope then " (\(.scope))" else "" end end;
  facts | select(retracted | not) | asserting as $said | opposing as $against | ($said + $against | cited) as $cited
| [.id, .date, .type, .statement, value, ($said | map(speaker) | joined), ($said | map(.date) | joined),
   ($said | map(.hedge) | joined), ($against | map("\(speaker) \(.stance) \(.date)") | joined), status,
   ($cited | map(printed) | joined), ($said | cited | map(origin(.)) | unique | length),
   ($cited | map($sources[.].url | select(.)) | joined), .kind // "", (.places // [] | map($places[.].name) | joined),
   .condition // ""]
| @tsv
