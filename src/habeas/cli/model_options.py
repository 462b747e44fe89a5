"""``--model`` and what belongs to it: which server is asked, and what may leave the machine."""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from habeas.app.ask_model import Consultation
from habeas.cli.output import say
from habeas.errors import InputError, ModelError
from habeas.propose import AnswerFile, Limits, Model, endpoint_of
from habeas.propose.faults import ElsewhereError
from habeas.words.models import leaves_machine, send_them

_Command = TypeVar("_Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelChoice:
    """What was said of a model on the command line.

    Attributes:
        url: Where it is; None where none is asked.
        name: What its server calls it; None for the first it names.
        allow_remote: The one host that may be another machine.
        yes: Whether texts may be sent there without asking.
        resume: Where answers are kept; None for nowhere.
        seconds: How long one answer may take; None for the usual time.
    """

    url: str | None
    name: str | None
    allow_remote: str | None
    yes: bool
    resume: Path | None
    seconds: float | None

    def consultation(self) -> Consultation | None:
        """Give whom to ask; None where no model was named.

        Raises:
            UsageError: Something belongs to a model, and none was named.
            InputError: It is no address, or one of another machine that was not allowed.
            DocumentError: Answers cannot be kept where they should be.
        """
        if self.url is None:
            given = (self.name, self.allow_remote, self.resume, self.seconds)
            if self.yes or any(value is not None for value in given):
                raise click.UsageError("this belongs to --model: add --model URL")
            return None
        endpoint = endpoint_of(self.url, allow_remote=self.allow_remote)
        try:
            endpoint.addresses()
        except ElsewhereError:
            raise  # before anything is read; nothing was sent
        except ModelError:
            pass  # it is said of each document, beside what the grammar reads
        limits = Limits() if self.seconds is None else Limits(seconds=self.seconds)
        answers = None if self.resume is None else AnswerFile(self.resume)
        return Consultation(Model(endpoint, self.name, limits=limits), answers)

    @property
    def asks_before(self) -> bool:
        """Whether a person has to agree to what is sent."""
        return self.url is not None and self.allow_remote is not None

    def agree(self, asked: Consultation, texts: Iterable[str]) -> None:
        """Say what leaves the machine, and ask whether it may.

        Args:
            asked: Whom the texts go to; of this machine's own nothing is said.
            texts: All that are sent.

        Raises:
            InputError: There is nobody to ask.
            Abort: The answer is no.
        """
        endpoint = asked.model.endpoint
        if not endpoint.is_remote:
            return
        sizes = [len(text) for text in texts]
        secure = endpoint.is_secure
        say(
            leaves_machine(endpoint.name, texts=len(sizes), characters=sum(sizes), is_secure=secure)
        )
        if self.yes:
            return
        if not sys.stdin.isatty():
            raise InputError(
                "nobody can be asked whether texts may leave this machine",
                where=endpoint.name,
                hint="add --yes if they may",
            )
        click.confirm(send_them(), abort=True, err=True)


def model_options(command: _Command) -> _Command:
    """Give a command the options of a model.

    Args:
        command: It gets them one by one; see `model_choice`.
    """
    options = (
        click.option(
            "--model",
            "model_url",
            metavar="URL",
            help="A language model's server on this machine, such as http://127.0.0.1:8080: "
            "what it proposes goes through the gate.",
        ),
        click.option("--model-name", metavar="M", help="What the server calls the model."),
        click.option(
            "--model-seconds",
            type=click.FloatRange(min=0.1, max=3600),
            metavar="S",
            help="How long one answer may take; 120 when not given.",
        ),
        click.option(
            "--allow-remote",
            metavar="HOST",
            help="Let the model be on this other machine: the texts are sent there.",
        ),
        click.option("--yes", is_flag=True, help="Send them without asking."),
        click.option(
            "--resume",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            help="Keep the model's answers there, and go on from them.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def model_choice(given: dict[str, Any]) -> ModelChoice:
    """Give what was said of a model.

    Args:
        given: The options of `model_options` by name.
    """
    return ModelChoice(
        url=given["model_url"],
        name=given["model_name"],
        allow_remote=given["allow_remote"],
        yes=given["yes"],
        resume=given["resume"],
        seconds=given["model_seconds"],
    )
