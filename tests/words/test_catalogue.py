"""The catalogue that translators are given has every message."""

import subprocess
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from english import SRC, messages, places, wrong_places

_POT = SRC / "words" / "catalogues" / "habeas.pot"
_ROOT = SRC.parents[1]


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def _ran_by_make() -> list[str]:
    """Give the arguments with which make takes messages out."""
    makefile = (_ROOT / "Makefile").read_text(encoding="utf-8").replace("\\\n", " ")
    (line,) = [line for line in makefile.splitlines() if "pybabel --quiet extract" in line]
    return line.replace("$(CATALOGUES)", _POT.parent.as_posix()).split()[2:]


def test_the_catalogue_is_up_to_date(tmp_path: Path) -> None:
    """Whoever changes a message runs `make catalogue`."""
    made = tmp_path / "made.pot"
    given = _ran_by_make()
    given[given.index("--output-file") + 1] = str(made)
    command = [sys.executable, "-m", "babel.messages.frontend", *given]
    subprocess.run(command, check=True, cwd=_ROOT)
    assert made.read_text(encoding="utf-8") == _POT.read_text(encoding="utf-8"), "make catalogue"


def test_no_message_of_the_code_is_missed() -> None:
    """What takes messages out reads tokens; a call inside a call can hide one from it."""
    known = {message.id for message in _read(_POT)}
    for path, message in messages():
        assert message in known, f"{path.name}: give numbers and nested messages a name first"


def test_both_forms_of_a_message_tell_the_same() -> None:
    """What is told of many is told of one, but for a number that says itself."""
    for message in _read(_POT):
        if isinstance(message.id, tuple):
            one, many = (places(text) for text in message.id)
            assert one <= many, message.id


def test_a_translation_that_leaves_something_out_is_found() -> None:
    """Nothing that is told can get lost in another language, and no place is made up."""
    sample = Catalog(locale="pl")
    sample.add("about {time}", "około {czas}")
    sample.add("at least {low} {who}", "co najmniej {low} {who:genitive}")
    sample.add("{number} claim", "twierdzenie")
    assert wrong_places(sample) == ["about {time}", "{number} claim"]


def test_every_catalogue_tells_what_its_messages_tell() -> None:
    """The places of a translation are those of the message."""
    for file in _POT.parent.glob("*/LC_MESSAGES/habeas.po"):
        assert not wrong_places(_read(file)), file
