"""Write docs/reference/cli.md from the commands' own help: ``python docs/generate.py``.

With ``--print`` the page goes to stdout instead.
"""

import sys
from pathlib import Path

import click

from habeas.cli import COMMANDS, habeas

TARGET = Path(__file__).parent / "reference" / "cli.md"
HEAD = """# Command line

Generated from `habeas --help` and the help of every command.
Data goes to stdout, everything else to stderr.
Exit 0: done; 1: done, and it found what it looks for; 2: could not run.
"""


def manual() -> str:
    """Give the whole page."""
    # As the group itself makes it: commands take their help options from it.
    root = habeas.make_context("habeas", [], resilient_parsing=True)
    root.max_content_width = root.terminal_width = 100
    parts = [HEAD]
    for name in COMMANDS:
        command = habeas.get_command(root, name)
        if command is None:
            raise LookupError(name)
        context = click.Context(
            command, info_name=name, parent=root, max_content_width=100, terminal_width=100
        )
        parts.append(f"## habeas {name}\n\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    if "--print" in sys.argv:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        sys.stdout.write(manual())
    else:
        TARGET.write_text(manual(), encoding="utf-8")
