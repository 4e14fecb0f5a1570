# What several programs of bench/growth.py need: the facts of a sheet with their type, and the voices of a fact.
def facts: (.events[] | .type = "event"), (.figures[] | .type = "figure"), (.assessments[] | .type = "assessment");
def stance: .stance // "asserts";
def asserting: [.attributions[] | select(stance == "asserts")];
def opposing: [.attributions[] | select(stance != "asserts")];
def joined: join("; ");

# Everyone who asserts the fact has later said that they retract it (format.md).
def retracted: .attributions as $all
  | any($all[]; .stance == "retracts")
  and all(asserting[]; . as $said | any($all[]; .stance == "retracts" and .by == $said.by and .date >= $said.date));
