"""Write docs/explanation/readings.md, ten texts as they are read: ``python docs/generate_readings.py``."""

import sys
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner

from habeas.cli import habeas

sys.path.insert(0, str(Path(__file__).parents[1]))
from eval import prose, reports

TARGET = Path(__file__).parent / "explanation" / "readings.md"
PROSE = ("1-velmar", "1-quarrow", "2-kvartal", "2-obwody")
PASSAGES = ("en-504", "es-502", "fr-501", "ru-502", "ar-503", "pt-505")
LATER = Path(reports.__file__).parent / "later_data"
HEAD = """# Ten readings

Ten texts that were hard, whole: what `habeas read` tells of each, and what became of its numbers.
All are invented; they were written by people who had not read the code, and have been looked at since.
A claim behind a question mark waits for a person by itself; all others are proposed, and count nowhere until somebody accepts them.
What is missing below a text is missing; the last section says of what kind it is.
"""
TAIL = """## What is still not read

- Somebody whose event stands in another sentence under another name: "the doyen is among them", "the first to walk out was".
- A brother without a surname ("Adrien et Joël Tassel"), a second verb of a passive, "recovered her freedom", "was seen last".
- Numbers of events that no person is counted by, such as attacks and searches.
- A list's balance: who was added to a list and who was taken off it, as the way from one number to the next.
- A place that is told by a noun ("in the valleys", "the republic") where another number was told with its name.
- Words for reasons behind a verb ("for posts", "on religious grounds"): the number stands, its reason does not.
- Titles of an office for the person who holds it, and most pronouns beyond the next sentence.
"""


def readings() -> Iterator[tuple[str, str, list[str], str]]:
    """Give name, language, further options and text of every reading."""
    for report in prose.reports():
        if report.name in PROSE:
            yield report.name, report.language, _said(report.said_on), report.text
    for passage in reports.passages(LATER):
        if passage.name in PASSAGES:
            yield passage.name, passage.language, _said(passage.said_on), passage.text


def _said(day: str | None) -> list[str]:
    return [] if day is None else ["--said-on", day]


def page() -> str:
    """Give the whole page."""
    parts = [HEAD]
    runner = CliRunner()
    with TemporaryDirectory() as folder, chdir(folder):
        for name, language, options, text in readings():
            Path(f"{name}.txt").write_text(text, encoding="utf-8", newline="")
            command = ["read", f"{name}.txt", "--lang", language, *options]
            told = runner.invoke(habeas, command, catch_exceptions=False).output
            quoted = "\n".join(f"> {line}".rstrip() for line in text.strip().splitlines())
            shown = "\n".join(line.rstrip() for line in told.strip().splitlines())
            parts.append(
                f"## {name}\n\n{quoted}\n\n```text\n$ habeas {' '.join(command)}\n{shown}\n```\n"
            )
    parts.append(TAIL)
    return "\n".join(parts)


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
