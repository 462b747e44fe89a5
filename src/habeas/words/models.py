"""What is said while a language model is asked: what it did not answer, what leaves the machine."""

from habeas.words.numbers import number
from habeas.words.voice import _, ngettext


def asking(model: str) -> str:
    """Name the work of asking a model, for its progress."""
    return _("asking {model}", model=model)


def not_answered(where: str, *, answered: int, of: int, why: str) -> str:
    """Say that a model did not answer about all of a text.

    Args:
        where: What the text is called.
        answered: Passages it answered about.
        of: Passages there are.
        why: Why not, as the error says it.
    """
    return _(
        "{where}: the model answered about {answered} of {of} passages: {why}",
        where=where,
        answered=number(answered),
        of=number(of),
        why=why,
    )


def leaves_machine(host: str, *, texts: int, characters: int, is_secure: bool) -> str:
    """Say what is sent to another machine.

    Args:
        host: Its name and port.
        texts: How many texts.
        characters: How many characters they have.
        is_secure: Whether it is encrypted on its way.
    """
    what = ngettext("{number} text", "{number} texts", texts, number=number(texts))
    size = number(characters)
    if is_secure:
        return _("{what} of {size} characters leave this machine, for {host}.",
                 what=what, size=size, host=host)  # fmt: skip
    return _(
        "{what} of {size} characters leave this machine, for {host}, readable by all on their way.",
        what=what,
        size=size,
        host=host,
    )


def send_them() -> str:
    """Ask whether to send texts."""
    return _("Send them?")


def proposals_refused(refused: int, of: int) -> str:
    """Say how many of a model's proposals the gate refused."""
    return _("{refused} of {of} proposals refused", refused=number(refused), of=number(of))
