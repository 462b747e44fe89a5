"""Watch a function at work: how often, with what. Nothing is put in its place."""

import inspect
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Any


@dataclass(slots=True)
class Call:
    """One call of a function that is watched.

    Attributes:
        arguments: What it was called with, by name.
        returned: What it gave; None while it runs.
    """

    arguments: dict[str, Any]
    returned: Any = None


@contextmanager
def watched(function: Callable[..., object]) -> Iterator[list[Call]]:
    """Note each call of a function in this thread, whoever calls it and by whatever name.

    Args:
        function: Written in Python; a method is watched for all objects of its class.
    """
    code = inspect.unwrap(function).__code__
    calls: list[Call] = []
    running: dict[FrameType, Call] = {}
    before = sys.getprofile()

    def note(frame: FrameType, what: Any, value: object) -> None:
        if frame.f_code is code and what == "call":
            running[frame] = Call(dict(frame.f_locals))
            calls.append(running[frame])
        elif frame.f_code is code and what == "return":
            running.pop(frame).returned = value
        if before is not None:
            before(frame, what, value)

    sys.setprofile(note)
    try:
        yield calls
    finally:
        sys.setprofile(before)
