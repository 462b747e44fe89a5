"""What would mend figures that cannot all be true, in words; never who is right."""

from collections.abc import Collection, Mapping
from typing import Any, Final

from habeas.model.conflict import DigitSlip, RepairKind
from habeas.words import terms
from habeas.words.lists import listed
from habeas.words.numbers import number
from habeas.words.text import plain
from habeas.words.voice import _, mark

# What speaks for a repair, by what is known.
_WHY: Final[dict[RepairKind, dict[str, str]]] = {
    RepairKind.WRONG_PERIOD: {
        "plain": mark(
            "if {figure} was meant for {to}, the figures fit; a month or a year is easily miscopied"
        ),
        "attested": mark("{evidence} gives the same number for {to}"),
        "sums": mark("{sum_words} add up to exactly {number} for {to}"),
        "both": mark(
            "{evidence} gives the same number for {to}, and {sum_words} add up to exactly that"
        ),
    },
    RepairKind.OPEN_END: {
        "plain": mark(
            "{figure} has no end of its own; if it was still counted on {to}, the figures fit"
        )
    },
    RepairKind.STALE_COMPONENT: {
        "plain": mark(
            "{evidence} gave the same {number} earlier, while the rest moved on; {to} closes the "
            "sum"
        )
    },
    RepairKind.OVERLAP_AS_PARTITION: {
        "plain": mark(
            "the parts make {over} more than the whole, so one person may be in several of them"
        )
    },
    RepairKind.MISSING_PART: {
        "plain": mark("the parts may not be all of the whole: {short} are not in any of them"),
        "attested": mark("{evidence} is exactly the {short} that are missing"),
    },
    RepairKind.COUNTED_TWICE: {
        "plain": mark("{evidence} repeats one report, and the sum counts it twice")
    },
    RepairKind.OFF_BY_ONE: {"plain": mark("one more or one less, {to}, closes the sum")},
    RepairKind.UNIT: {
        "plain": mark("{evidence} gives the same number counted as {to}"),
        "sums": mark("{sum_words} of {to} make exactly {number}"),
    },
    RepairKind.DIFFERENT_DEFINITION: {
        "plain": mark("{evidence} gives the same number under {to}; two definitions need not agree")
    },
    RepairKind.DIFFERENT_MEASURE: {
        "plain": mark("{why_not_one}; if {figure} counts {to}, both can be true"),
        "attested": mark("{evidence} gives the same number as {to}"),
    },
    RepairKind.ANNOUNCED_AS_VERIFIED: {
        "plain": mark(
            "{evidence} announced the same number; what is announced and what is verified need not "
            "agree"
        )
    },
    RepairKind.CUMULATIVE_AS_STOCK: {
        "plain": mark(
            "{evidence} gives the same number as {to}, so a running total may have been read as a "
            "number at one moment"
        )
    },
    RepairKind.COPY_DIFFERS: {"plain": mark("it repeats {origin}, which has {to}")},
    RepairKind.WRONG_PLACE: {"plain": mark("{evidence} gives the same number for {to}")},
    RepairKind.WRONG_GROUP: {"plain": mark("{evidence} gives the same number for {to}")},
    RepairKind.VALUE: {
        "plain": mark("{to} is the nearest number that fits"),
        "closing": mark("{to} is what the other figures leave"),
    },
}
_SLIPS: Final[dict[DigitSlip, dict[str, str]]] = {
    DigitSlip.EXCHANGED: {
        "plain": mark("Two digits exchanged would turn {number} into {to}, which fits"),
        "closing": mark(
            "Two digits exchanged would turn {number} into {to}, which closes the sum exactly"
        ),
    },
    DigitSlip.TOO_MANY: {
        "plain": mark("One digit too many would turn {number} into {to}, which fits"),
        "closing": mark(
            "One digit too many would turn {number} into {to}, which closes the sum exactly"
        ),
    },
    DigitSlip.DROPPED: {
        "plain": mark("One digit dropped would turn {number} into {to}, which fits"),
        "closing": mark(
            "One digit dropped would turn {number} into {to}, which closes the sum exactly"
        ),
    },
    DigitSlip.DIFFERENT: {
        "plain": mark("One digit different would turn {number} into {to}, which fits"),
        "closing": mark(
            "One digit different would turn {number} into {to}, which closes the sum exactly"
        ),
    },
}
_READINGS: Final = {
    RepairKind.WRONG_PERIOD: mark("if {figure} counts {to}"),
    RepairKind.OPEN_END: mark("if {figure} was still counted on {to} or later"),
    RepairKind.STALE_COMPONENT: mark("if {figure} should read {to}"),
    RepairKind.OVERLAP_AS_PARTITION: mark("if one person may be in several of the parts"),
    RepairKind.MISSING_PART: mark("if the parts are not all of the whole"),
    RepairKind.COUNTED_TWICE: mark("if one report is taken out of the sum"),
    RepairKind.DIGITS: mark("if {figure} should read {to}"),
    RepairKind.OFF_BY_ONE: mark("if {figure} should read {to}"),
    RepairKind.UNIT: mark("if {figure} counts {to}"),
    RepairKind.DIFFERENT_DEFINITION: mark("if {figure} is counted under {to}"),
    RepairKind.DIFFERENT_MEASURE: mark("if the figures count different things"),
    RepairKind.ANNOUNCED_AS_VERIFIED: mark(
        "if {figure} is what was announced, not what was verified"
    ),
    RepairKind.CUMULATIVE_AS_STOCK: mark("if {figure} is {to}"),
    RepairKind.COPY_DIFFERS: mark("if {figure} should repeat its origin exactly: {to}"),
    RepairKind.WRONG_PLACE: mark("if {figure} is for {to}"),
    RepairKind.WRONG_GROUP: mark("if {figure} is for {to}"),
    RepairKind.VALUE: mark("if {figure} should read {to}"),
}
# Measures that a reader may take for one.
_NOT_ONE: Final = {
    frozenset(("released", "pardoned")): mark("a release is not always a pardon"),
    frozenset(("recognised", "arrested")): mark("recognition is not arrest"),
    frozenset(("released", "list_exit")): mark("a release is not always an exit from the list"),
}
_MODES: Final = {
    "stock": mark("stock"),
    "flow": mark("flow"),
    "cumulative": mark("cumulative"),
}


def sayings(kind: RepairKind) -> Collection[str]:
    """Name the ways to say what speaks for a repair: ``plain``, and by what is known.

    Args:
        kind: What the fault is taken to be.
    """
    return _SLIPS[DigitSlip.EXCHANGED] if kind is RepairKind.DIGITS else _WHY[kind]


def why_words(
    kind: RepairKind, saying: str, slip: DigitSlip | None, told: Mapping[str, object]
) -> str:
    """Say what speaks for a repair.

    Args:
        kind: What the fault is taken to be.
        saying: One of `sayings`.
        slip: Of digits, which slip.
        told: What stands in the sentence.
    """
    clauses = _WHY[kind] if slip is None else _SLIPS[slip]
    return _(clauses[saying], **told)


def reading_words(kind: RepairKind, figure: str, told: str) -> str:
    """Say under which reading figures agree.

    Args:
        kind: What the fault is taken to be.
        figure: The label of the figure that is read otherwise.
        told: As what it is read.
    """
    return _(_READINGS[kind], figure=figure, to=told)


def running_total() -> str:
    """Name a number that is cumulative."""
    return _("a running total")


def not_one(one: str, other: str) -> str:
    """Say that two measures are not one.

    Args:
        one: A measure.
        other: One that a reader may take for it.
    """
    known = _NOT_ONE.get(frozenset((one, other)))
    if known is not None:
        return _(known)
    told = {"one": terms.measure_noun(one), "other": terms.measure_noun(other)}
    return _("{one} and {other} are not one thing", **told)


def value_words(field: str, value: Any) -> str:
    """Say the value of a field of a figure's record.

    Args:
        field: Its name.
        value: As a record has it.

    Examples:
        >>> value_words("time", "2031-03/.."), value_words("definition", "own:Lantern")
        ('the time since 2031-03', "Lantern's own")
    """
    if value is None:
        return _("not stated")
    if isinstance(value, int):
        return number(value)
    if isinstance(value, Mapping):
        told = [terms.subgroup(k, v) or plain(str(v)) for k, v in sorted(value.items())]
        return ", ".join(told) or _("all")
    if isinstance(value, list):
        return listed([str(item) for item in value])
    return _text_words(field, str(value))


def _text_words(field: str, text: str) -> str:
    if field == "definition" and text.startswith("own:"):
        return _("{publisher}'s own", publisher=text.removeprefix("own:"))
    if field in ("time", "said_on"):
        start, slash, end = text.partition("/")
        if slash and end in ("", ".."):
            return _("the time since {start}", start=start)
        return _("{start} to {end}", start=start, end=end) if slash else text
    if field == "mode":
        return _(_MODES[text]) if text in _MODES else text
    said = {"measure": terms.measure_noun, "population": terms.population, "unit": terms.unit}
    return said[field](text) if field in said else plain(text)
