"""Golden outputs: tests/golden/COMMAND/CASE/{cmd,out,err,code}.

`cmd` is the command line, after lines `# columns=80` (a terminal of that width), `# encoding=ascii` (its encoding) or
`# NAME=VALUE` (the environment).
The sheet in use is tests/data/tiny.json. `pytest --update-golden` rewrites the rest.
"""

from pathlib import Path

import pytest

from conftest import HERE, Run

GOLDEN = HERE / "golden"
CASES = sorted(path.parent for path in GOLDEN.glob("*/*/cmd"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_golden(
    case: Path, run: Run, tiny: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    *settings, line = (case / "cmd").read_text("utf-8").splitlines()
    columns, encoding = None, "utf-8"
    monkeypatch.chdir(HERE)
    monkeypatch.setenv("FACTSHEET_FILE", "data/tiny.json")
    for setting in settings:
        name, value = setting.removeprefix("# ").split("=", 1)
        if name == "columns":
            columns = int(value)
        elif name == "encoding":
            encoding = value
        else:
            monkeypatch.setenv(name, value)
    ran = run(line.removeprefix("factsheet "), columns=columns, encoding=encoding)
    found = {"out": ran.out, "err": ran.err, "code": f"{ran.code}\n"}
    if request.config.getoption("--update-golden"):
        for name, text in found.items():
            (case / name).write_text(text, "utf-8", newline="")
    assert found == {name: (case / name).read_bytes().decode("utf-8") for name in found}


def test_every_golden_folder_has_a_command() -> None:
    folders = {path for path in GOLDEN.glob("*/*") if path.is_dir()}
    assert folders == set(CASES)
    assert {path.name for path in GOLDEN.glob("*/*/*")} <= {"cmd", "out", "err", "code"}
