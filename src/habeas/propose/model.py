"""A model behind a server: asked one question at a time, again where that may help."""

import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import msgspec

from habeas.errors import ModelError
from habeas.propose.connection import fetch
from habeas.propose.endpoint import Endpoint
from habeas.propose.faults import PassingError, StatusError, UnusableAnswerError
from habeas.propose.prompt import FORMATS, Message

_T = TypeVar("_T")
# So many tokens hold the answer to one passage; a model that repeats itself ends here.
_ANSWER_TOKENS: Final = 768
_LONGEST_NAME: Final = 80
# With these a server refuses a field of the request that it does not know.
_UNKNOWN_FIELD: Final = (400, 404, 415, 422, 501)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long and how often a server is asked.

    Attributes:
        seconds: For one answer, from the connection to its last byte.
        answer_bytes: The largest answer.
        attempts: How often one question is put where the server is down or busy.
        pause: Seconds before the second attempt; twice that before the third.
        in_a_row: After so many passages without a usable answer no more is asked.
    """

    seconds: float = 120.0
    answer_bytes: int = 1_000_000
    attempts: int = 3
    pause: float = 0.5
    in_a_row: int = 3


class _Said(msgspec.Struct):
    content: str


class _Choice(msgspec.Struct):
    message: _Said


class _Completion(msgspec.Struct):
    choices: tuple[_Choice, ...]


class _Known(msgspec.Struct):
    id: str


class _AllKnown(msgspec.Struct):
    data: tuple[_Known, ...]


class Model:
    """A model behind a server.

    Attributes:
        endpoint: Where it is.
        limits: How long and how often it is asked.
        gave_up: Why it is asked no more; None while it is.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        name: str | None = None,
        *,
        limits: Limits | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.endpoint = endpoint
        self.limits = limits or Limits()
        self.gave_up: ModelError | None = None
        self._name, self._sleep = name, sleep
        self._formats = list(FORMATS)

    @property
    def name(self) -> str:
        """What its server calls it: as given, else the first that the server names.

        Raises:
            ModelError: The server names none.
        """
        if self._name is None:
            known = self._read(self._fetch("/models", None), _AllKnown).data
            if not known:
                raise ModelError(
                    "the server names no model", where=self.endpoint.name, hint="add --model-name"
                )
            self._name = known[0].id
        return self._name

    @property
    def title(self) -> str:
        """What claims call it: the last part of its name, for that may be a path."""
        last = re.split(r"[/\\]", self._name or self.endpoint.name)[-1]
        return "".join(c for c in last if c.isprintable())[:_LONGEST_NAME].strip() or "?"

    def complete(self, asked: Sequence[Message]) -> str:
        """Put a question, and give the text of the answer.

        Args:
            asked: Its messages.

        Raises:
            ModelError: There is no answer; see `fetch`.
        """
        body: dict[str, Any] = {
            "model": self.name,
            "messages": list(asked),
            "temperature": 0,
            "max_tokens": _ANSWER_TOKENS,
            "stream": False,
        }
        while True:
            form = self._formats[0]
            try:
                data = self._fetch(
                    "/chat/completions", body if form is None else body | {"response_format": form}
                )
            except StatusError as error:
                if error.status not in _UNKNOWN_FIELD or len(self._formats) == 1:
                    raise
                del self._formats[0]
            else:
                return self._content(data)

    def _content(self, data: bytes) -> str:
        choices = self._read(data, _Completion).choices
        if not choices:
            raise UnusableAnswerError("the model answers nothing", where=self.endpoint.name)
        return choices[0].message.content

    def _read(self, data: bytes, of: type[_T]) -> _T:
        try:
            return msgspec.json.decode(data, type=of)
        except (msgspec.MsgspecError, UnicodeError, RecursionError):
            raise UnusableAnswerError(
                "the server answers otherwise than a model does",
                where=self.endpoint.name,
                hint="is it a server with /v1/chat/completions?",
            ) from None

    def _fetch(self, path: str, body: Mapping[str, Any] | None) -> bytes:
        limits = self.limits
        for attempt in range(limits.attempts - 1):
            try:
                return self._once(path, body)
            except PassingError:
                self._sleep(limits.pause * 2**attempt)
        return self._once(path, body)

    def _once(self, path: str, body: Mapping[str, Any] | None) -> bytes:
        return fetch(
            self.endpoint,
            path,
            body,
            seconds=self.limits.seconds,
            most_bytes=self.limits.answer_bytes,
        )
