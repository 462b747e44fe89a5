"""What can be wrong with a model's server, by what it means for the next question."""

from habeas.errors import ModelError


class ElsewhereError(ModelError):
    """The host is another machine, and nobody allowed that: it is asked nothing."""


class PassingError(ModelError):
    """The server is down or busy: it may answer when it is asked again."""


class UnusableAnswerError(ModelError):
    """One question has no usable answer: the next may have one."""


class StatusError(UnusableAnswerError):
    """The server refuses the request as it is.

    Attributes:
        status: Its HTTP status.
    """

    def __init__(self, what: str, *, status: int, where: str) -> None:
        self.status = status
        super().__init__(what, where=where)
