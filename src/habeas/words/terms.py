"""Terms of the reviewed tables in the language being spoken, each in one place."""

from collections.abc import Mapping

from habeas.vocabulary.axes import axes
from habeas.vocabulary.axes import axis as axis_named
from habeas.vocabulary.bodies import body_label
from habeas.vocabulary.events import event_type
from habeas.vocabulary.measure_table import measure_table
from habeas.vocabulary.rule_tables import axes_table, release_kinds_table
from habeas.vocabulary.term_table import term_table
from habeas.vocabulary.territories import territory_code, territory_name
from habeas.words.text import first_upper, plain
from habeas.words.voice import SOURCE, Labels, SpokenTerm, _, language, mark, voice

# An official accusation is told as one, with who accuses; it is never a property of the person.
_ACCUSATIONS = {
    "suspected": mark("accused by the authorities (suspected)"),
    "charged": mark("accused by the authorities (charged)"),
    "on_trial": mark("accused by the authorities (on trial)"),
    "wanted": mark("accused by the authorities (being looked for)"),
}


def label(labels: Labels, term: str) -> SpokenTerm:
    """Give the words for a term.

    Args:
        labels: Its labels by language.
        term: The term, shown as written where there is no label.
    """
    return voice().term(labels) or SpokenTerm(plain(term))


def population(name: str) -> SpokenTerm:
    """Name the people whom a figure counts."""
    return label(term_table().populations.get(name, {}), name)


def unit(name: str) -> SpokenTerm:
    """Name what one is, where a figure counts something else than people."""
    return label(term_table().units.get(name, {}), name)


def subgroup(dimension: str, value: str) -> SpokenTerm | None:
    """Name the people of a subgroup; None where the tables have no name for them."""
    found = term_table().subgroups.get(dimension, {}).get(value)
    return voice().term(found) if found else None


def is_implied(name: str, dimension: str, value: str) -> bool:
    """Say whether a population's own name says a subgroup already."""
    return term_table().implied.get(name, {}).get(dimension) == value


def measure(name: str) -> SpokenTerm:
    """Name what happened to those whom a figure counts."""
    row = measure_table().measures.get(name)
    return label({} if row is None else row.label, name)


def measure_noun(name: str) -> SpokenTerm:
    """Name what a figure counts, by itself and not as what happened to somebody."""
    return SpokenTerm(format(measure(name), "noun"))


def release_kind(name: str) -> SpokenTerm:
    """Name how somebody left."""
    row = release_kinds_table().kinds.get(name)
    return label({} if row is None else row.label, name)


def event(word: str) -> SpokenTerm:
    """Name an event of the wire form by its type."""
    kind = event_type(word)
    return label({} if kind is None else kind.label, word)


def axis_label(axis: str) -> str:
    """Name an axis, with its body where each body has its own answer."""
    body = axis.partition(":")[2]
    name = label(axis_named(axis).label, axis)
    told = _("{axis} by {body}", axis=name, body=body_label(body)) if body else name
    return first_upper(told)


def axis_order(axis: str) -> tuple[int, str]:
    """Order axes as the vocabulary asks them."""
    return list(axes()).index(axis_named(axis).id), axis


def value_label(axis: str, value: str) -> str:
    """Say a value of an axis in words."""
    if value in _ACCUSATIONS:
        return _(_ACCUSATIONS[value])
    return value_among(axis_named(axis.partition(":")[0]).values, value)


def value_among(values: Mapping[str, Labels], value: str) -> str:
    """Say a value by the labels of its axis, which may be those of an archive's own tables.

    Args:
        values: Labels by value.
        value: Its id; ``unknown`` is a value of every axis.
    """
    labels = axes_table().unknown if value == "unknown" else values.get(value, {})
    return voice().term(labels) or value


def is_accusation(value: str) -> bool:
    """Say whether a value tells what authorities accuse a person of."""
    return value in _ACCUSATIONS


def place_words(place: str, written_in: str | None = None) -> str:
    """Name a place: a country by its name in the language being spoken, any other as written.

    Args:
        place: As written.
        written_in: BCP 47 code of the text it stands in.

    Examples:
        >>> place_words("Беларусі", "be"), place_words("Vilnius")
        ('Belarus', 'Vilnius')
    """
    code = territory_code(place, written_in)
    return territory_name(code, language()) if code else place


def written(term: str, label: SpokenTerm) -> str:
    """Say a term beside the words it was read from: as claims write it, which is in English.

    Args:
        term: As a claim has it.
        label: What it is called in a sentence.
    """
    return plain(term) if language() == SOURCE else label


def authorities() -> str:
    """Name whoever makes an official accusation known."""
    return _("the authorities")
