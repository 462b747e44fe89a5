"""Answers of a model in a file, so that a run that was interrupted goes on where it stopped."""

import hashlib
import json
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from habeas.errors import DocumentError
from habeas.propose.prompt import Message


class AnswerFile:
    """Answers by what was asked: one a line, private to their owner.

    A line holds a digest of the question and the answer, which has words of the text in it.

    Args:
        path: The file; it is made where there is none.

    Raises:
        DocumentError: It cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, str] = {}
        try:
            os.close(os.open(path, os.O_CREAT | os.O_RDWR | os.O_APPEND, 0o600))
            data = path.read_bytes()
        except OSError as error:
            raise DocumentError(
                "answers cannot be kept there",
                where=str(path),
                hint=(error.strerror or "check the folder").lower(),
            ) from error
        for line in data.split(b"\n"):
            try:
                key, answer = msgspec.json.decode(line, type=tuple[str, str])
            except (msgspec.MsgspecError, UnicodeError, RecursionError):
                continue  # a line that was cut off is asked again
            self._known[key] = answer

    def get(self, model: str, asked: Sequence[Message]) -> str | None:
        """Give what a model answered before; None where it was not asked this.

        Args:
            model: Its name.
            asked: The messages.
        """
        return self._known.get(_key(model, asked))

    def put(self, model: str, asked: Sequence[Message], answer: str) -> None:
        """Keep an answer.

        Args:
            model: The name of who gave it.
            asked: The messages.
            answer: It.
        """
        key = _key(model, asked)
        self._known[key] = answer
        # What cannot be kept is asked again: no reading is lost for it. It is a line of its own,
        # even after one that was cut off.
        with suppress(OSError), self._path.open("ab") as file:
            file.write(b"\n" + msgspec.json.encode((key, answer)) + b"\n")


def _key(model: str, asked: Sequence[Message]) -> str:
    told = json.dumps([model, list(asked)], sort_keys=True)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
