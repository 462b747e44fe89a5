"""Every command that the documents tell a reader to type exists, with its options."""

import re
from pathlib import Path

import click
import pytest

from habeas.cli import COMMANDS, habeas

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def typed() -> list[tuple[str, str, tuple[str, ...]]]:
    """List the commands in the shell blocks of every page, with their options."""
    found = []
    for page in PAGES:
        for block in re.findall(r"```sh\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
            joined = block.replace("\\\n", " ")
            for line in re.findall(r"\bhabeas ([a-z-]+)([^;|)\n]*)", joined):
                name = page.relative_to(ROOT).as_posix()
                found.append((name, line[0], tuple(re.findall(r"\s(--[a-z-]+)", line[1]))))
    return sorted(set(found))


@pytest.mark.parametrize(("page", "name", "options"), typed())
def test_a_command_that_a_page_shows_can_be_typed(
    page: str, name: str, options: tuple[str, ...]
) -> None:
    """The command is in the register and knows each option that follows it."""
    assert name in COMMANDS, page
    command = habeas.get_command(click.Context(habeas), name)
    assert command is not None
    known = {option for parameter in command.params for option in parameter.opts}
    assert set(options) <= known, page
