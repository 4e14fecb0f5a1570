"""The package as it is shipped: its files, its version, its bundled sheet."""

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from email.parser import HeaderParser
from importlib.metadata import version
from pathlib import Path

import pytest

import factsheet
from conftest import BUNDLED, HERE, Run
from factsheet.gate.reading import bundled_path

ROOT = HERE.parent
SOURCE = ROOT / "src" / "factsheet"
INFO = f"factsheet-{factsheet.__version__}.dist-info"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    """The wheel, built from this checkout without a network."""
    pytest.importorskip("hatchling", reason="builds the wheel")
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT, check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    (built,) = folder.iterdir()
    assert built.name == f"factsheet-{factsheet.__version__}-py3-none-any.whl"
    with zipfile.ZipFile(built) as opened:
        yield opened


def test_the_wheel_has_the_modules_the_types_mark_the_data_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    modules = {f"factsheet/{path.relative_to(SOURCE).as_posix()}" for path in SOURCE.rglob("*.py")}
    data = {f"factsheet/data/{path.name}" for path in (ROOT / "data").iterdir()}
    assert "factsheet/data/dprk-troops-ukraine.json" in data
    assert {Path(name).suffix for name in data} == {".json"}
    about = {f"{INFO}/{name}" for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE")}
    assert sorted(wheel.namelist()) == sorted({*modules, *data, *about, "factsheet/py.typed"})


def test_the_wheel_ships_the_bundled_sheet_as_it_is_in_the_checkout(wheel: zipfile.ZipFile) -> None:
    assert wheel.read("factsheet/data/dprk-troops-ukraine.json") == BUNDLED.read_bytes()


def test_a_program_run_from_the_wheel_finds_its_own_sheet(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)
    ask = "from factsheet.gate.reading import bundled_path, read; print(bundled_path()); read(None)"
    done = subprocess.run(
        [sys.executable, "-c", ask], env={"PYTHONPATH": str(tmp_path), "FACTSHEET_CACHE": "off"}, capture_output=True,
        check=False, timeout=60, text=True,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.stdout.splitlines()[0] == str(tmp_path / "factsheet" / "data" / BUNDLED.name)


def test_the_wheel_names_its_program_its_python_and_what_it_needs(wheel: zipfile.ZipFile) -> None:
    told = HeaderParser().parsestr(wheel.read(f"{INFO}/METADATA").decode("utf-8"))
    assert told["Version"] == factsheet.__version__
    assert told["Requires-Python"] == ">=3.11"
    needed = [each for each in told.get_all("Requires-Dist", []) if "extra ==" not in each]
    assert sorted(each.split("<")[0].split(">")[0].split(",")[0] for each in needed) == [
        *("platformdirs", "pydantic", "rich", "typer"),
    ]
    assert "factsheet = factsheet.__main__:run" in wheel.read(f"{INFO}/entry_points.txt").decode("utf-8")


def test_the_version_is_one_literal_that_metadata_and_program_repeat(run: Run) -> None:
    assert f'__version__ = "{factsheet.__version__}"' in (SOURCE / "__init__.py").read_text("utf-8").splitlines()
    assert version("factsheet") == factsheet.__version__
    assert run("--version") == (f"factsheet {factsheet.__version__}\n", "", 0)


def test_in_a_checkout_the_bundled_sheet_is_the_one_under_data() -> None:
    assert Path(bundled_path()).samefile(BUNDLED)
