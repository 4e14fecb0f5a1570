"""Commands run in turn, so that what else the machine does falls on all of them alike."""

import subprocess
import sys
from pathlib import Path

from bench.command import Answer, Answers, Command, Question, Took

_WHOLE = str(Path(__file__).with_name("whole.py"))
_LONGEST = 900
"""Seconds after which a process is ended."""


class Failed(Exception):
    """A command that did not do what it is here for."""


class Timing:
    """How often each command runs, and when enough is enough."""

    def __init__(self, runs: int, seconds: float) -> None:
        self.runs = runs
        self.seconds = seconds
        """What all runs of one command may take: once it is over, it is not run again."""
        self.faults: list[str] = []
        """What went wrong: a run of an hour is not lost for one command that failed."""

    def answers(self, question: Question, *, warm: bool = True) -> Answers:
        """What each command of a question took, by its name. `warm`: the first run of each does not count."""
        found = {each.name: Answer(each, missing=each.missing) for each in question.commands}
        spent = dict.fromkeys(found, 0.0)
        for number in range(self.runs + warm):
            for name, answer in found.items():
                counts = number > 0 or not warm
                if answer.missing or (answer.runs and spent[name] > self.seconds):
                    continue
                took = self._once(answer)
                if took is None:
                    continue
                spent[name] += took.seconds
                # One that takes long is not run a second time just to be warm: its file was read by others before it.
                if counts or spent[name] > self.seconds:
                    answer.runs.append(took)
        return found

    def _once(self, answer: Answer) -> Took | None:
        """One run; None where it failed or took too long, which the answer then tells."""
        try:
            took = once(answer.command)
        except Failed as fault:
            answer.missing = "failed"
            self.faults.append(str(fault))
            return None
        if took is None:
            answer.missing = f"ended after {_LONGEST} s"
        return took


def once(command: Command) -> Took | None:
    """One run; None where it took too long. Raises Failed."""
    if command.before:
        command.before()
    asked = [sys.executable, "-I", "-S", _WHOLE, str(_LONGEST), *command.argv]
    done = subprocess.run(asked, env=dict(command.env), capture_output=True, check=False, text=True)
    if done.returncode:
        raise Failed(f"{command.name}: {done.stderr[-2000:]}")
    seconds, processor, memory, lines, size, code = done.stdout.split()
    if int(code) == -9 and float(seconds) >= _LONGEST:
        return None
    if int(code) not in command.codes:
        raise Failed(f"{command.name}: exit code {code}\n{done.stderr[-2000:]}")
    if not int(lines) and not command.silent:
        raise Failed(f"{command.name} printed nothing")
    return Took(float(seconds), float(processor), int(memory), int(lines), int(size))
