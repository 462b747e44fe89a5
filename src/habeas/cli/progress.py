"""A progress bar on stderr, and only on a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from habeas.later import Later

if TYPE_CHECKING:
    from rich import console, progress
else:
    console = Later("rich.console")
    progress = Later("rich.progress")


@contextmanager
def progress_bar(total: int, label: str) -> Iterator[Callable[[], None]]:
    """Show how far a long work is.

    Args:
        total: Steps in all.
        label: What is being done.

    Yields:
        A function to call after each step.
    """
    if not sys.stderr.isatty() or total < 2:
        yield lambda: None
        return
    with progress.Progress(console=console.Console(stderr=True), transient=True) as bars:
        task = bars.add_task(label, total=total)
        yield lambda: bars.advance(task)
