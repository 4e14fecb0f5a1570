"""Many processes at once, none of which finds an index."""

from random import Random

from faults.held import Outcome, Part, hold
from faults.scene import Scene

_PROCESSES = 32
_QUESTION = ("events", "-o", "jsonl")


def _run(scene: Scene, _: Random, kills: int, outcome: Outcome) -> None:
    words = ("-f", str(scene.sheet), *_QUESTION)
    right = scene.right(*words)
    for number in range(max(1, kills // 20)):
        scene.clear()
        with outcome.trial(f"round {number}"):
            running = [scene.started(*words) for _ in range(_PROCESSES)]
            ended = [(*each.communicate(timeout=300), each.returncode) for each in running]
            outcome.counts["answers"] += len(ended)
            for out, err, code in ended:
                hold((err, code) == (b"", 0), "no word of error", err)
                hold(out == right, "the right answer", len(out))
            hold(not scene.left() and len(scene.whole()) == 1, "one index, and nothing else", scene.left())
            hold(scene.run(*words).out == right, "the right answer from the index")


PART = Part("crowd", f"{_PROCESSES} processes at once on a cold cache, ten rounds of 200 kills' time", _run)
