"""Makes the pictures of the README from what the installed program prints, on dark and on light.

    python docs/pictures.py [FOLDER]

Writes summary, timeline and figures as SVG, each twice, into FOLDER (default: beside this file).
"""

import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

HERE = Path(__file__).parent
COLUMNS = 80
COMMANDS = {
    "summary": "factsheet summary",
    "timeline": "factsheet timeline --place kursk-oblast --since 2024-10-23 --limit 8",
    "figures": "factsheet figures --measure killed",
}
_ANSI_DARK = [
    (40, 44, 52), (224, 108, 117), (126, 188, 110), (209, 154, 102),
    (97, 175, 239), (198, 120, 221), (74, 184, 196), (214, 218, 226),
]  # fmt: skip
_ANSI_LIGHT = [
    (56, 58, 66), (200, 40, 41), (40, 125, 60), (152, 104, 1),
    (30, 90, 190), (140, 40, 150), (0, 120, 135), (160, 161, 167),
]  # fmt: skip
THEMES = {
    "dark": TerminalTheme((30, 33, 39), (214, 218, 226), _ANSI_DARK),
    "light": TerminalTheme((255, 255, 255), (36, 41, 47), _ANSI_LIGHT),
}
# A frame without a font from elsewhere: the picture is whole by itself.
FORMAT = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix" xml:space="preserve">
{matrix}
</g>
</g>
</svg>
"""


def printed(command: str) -> str:
    """What the command prints on a terminal in colour."""
    program = Path(sys.executable).with_name("factsheet")
    words = command.split()[1:]
    around = {"COLUMNS": str(COLUMNS), "FACTSHEET_CACHE": "off"}  # the bundled sheet, whatever this shell reads
    ran = subprocess.run(
        [program, *words, "-o", "table", "--color", "always"], env=around, check=True, stdout=subprocess.PIPE
    )
    return ran.stdout.decode()


def drawn(name: str, command: str, theme: TerminalTheme) -> str:
    """The command and its output as an SVG."""
    console = Console(record=True, width=COLUMNS, file=StringIO(), force_terminal=True, highlight=False)
    console.print(Text(f"$ {command}"), Text.from_ansi(printed(command)), sep="\n")
    return console.export_svg(title=name, theme=theme, code_format=FORMAT, unique_id=name)


def main() -> None:
    """Writes the pictures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    for name, command in COMMANDS.items():
        for shade, theme in THEMES.items():
            (folder / f"{name}-{shade}.svg").write_text(drawn(name, command, theme), "utf-8")


if __name__ == "__main__":
    main()
