"""Checks files of reviewed data, and puts the words of a language in order.

Run: python -m habeas.vocabulary [--format] [FILE...]

Without a file, all that ship. A copy of a file is checked as the file whose name it has.
"""

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from habeas.errors import VocabularyError
from habeas.vocabulary import text_of
from habeas.vocabulary.check import faults_in, names, shape_of

_OPENS: Final = re.compile(r"( *)(?:- |[^\s:]+: )\|")


def main(arguments: Sequence[str]) -> int:
    """Check, and print what is wrong.

    Args:
        arguments: Files; ``--format`` before them sorts the blocks of each in place.

    Returns:
        0 where nothing is wrong, 1 where something is, 2 where a file has no shape.
    """
    is_format = "--format" in arguments
    files = [Path(argument) for argument in arguments if argument != "--format"]
    unknown = [file for file in files if _name_of(file) is None]
    if unknown or (is_format and not files):
        wrong = VocabularyError(
            str(unknown[0]) if unknown else "no file", hint="give files of the vocabulary"
        )
        sys.stderr.write(f"{wrong}\n")
        return 2
    if is_format:
        for file in files:
            file.write_text(in_order(file.read_text(encoding="utf-8")), encoding="utf-8")
    texts = {_name_of(file) or "": file.read_text(encoding="utf-8") for file in files}
    texts = texts or {name: text_of(name) for name in names()}
    faults = [fault for name, text in texts.items() for fault in faults_in(name, text)]
    sys.stdout.write("".join(f"{fault}\n" for fault in faults))
    sys.stdout.write(f"files checked: {len(texts)}, faults: {len(faults)}\n")
    return 1 if faults else 0


def _name_of(file: Path) -> str | None:
    """Give the path under ``data`` that a file has, or is a copy of; None for another file."""
    parts = file.with_suffix("").parts
    endings = ("/".join(parts[-count:]) for count in (2, 1))
    return next((name for name in endings if shape_of(name) is not None), None)


def in_order(text: str) -> str:
    r"""Sort the lines of each block of lines, and leave out what is written twice.

    Args:
        text: A file of reviewed data.

    Examples:
        >>> in_order("a: |\n  y\n  x\n  y\nb: 1\n")
        'a: |\n  x\n  y\nb: 1\n'
    """
    lines, written = text.splitlines(), list[str]()
    while lines:
        line = lines.pop(0)
        written.append(line)
        opens = _OPENS.fullmatch(line)
        block = set()
        while opens and lines and lines[0].startswith(opens[1] + "  "):
            block.add(lines.pop(0).rstrip())
        written += sorted(block)
    return "".join(f"{line}\n" for line in written)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
