"""Checks files of reviewed data: each against its shape, its words against the tables that declare them."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import yaml

from habeas.errors import DefinitionError, HabeasError, VocabularyError
from habeas.vocabulary import listed, text_of
from habeas.vocabulary.bodies import body_key
from habeas.vocabulary.definitions import read_definition
from habeas.vocabulary.events import event_type
from habeas.vocabulary.figure_table import FigureTable
from habeas.vocabulary.grammar import SECTIONS, Language, spelled_out
from habeas.vocabulary.language_marks import LanguageMarks
from habeas.vocabulary.list_tables import ColumnTable, ColumnTitles, StatusTable, ValueTable
from habeas.vocabulary.meanings import Meanings
from habeas.vocabulary.measure_table import MeasureTable
from habeas.vocabulary.name_tables import (
    GivenNames,
    NameCases,
    NameEndings,
    NameSounds,
    NameWeights,
)
from habeas.vocabulary.page_tables import EncodingTable, WikiTable
from habeas.vocabulary.reconcile_table import ReconcileTable
from habeas.vocabulary.rule_tables import (
    AxesTable,
    BodiesTable,
    DefinitionsTable,
    EffectRow,
    EventsTable,
    ReleaseKindsTable,
    axes_table,
    events_table,
)
from habeas.vocabulary.shape import DataFault, Path, composed, dotted, fitted, line_at
from habeas.vocabulary.term_table import TermTable
from habeas.vocabulary.territories import asked_code

SHAPES: Final[Mapping[str, type]] = {
    "axes": AxesTable,
    "bodies": BodiesTable,
    "events": EventsTable,
    "extraction": Meanings,
    "language_marks": LanguageMarks,
    "lists/columns": ColumnTable,
    "lists/encodings": EncodingTable,
    "lists/status": StatusTable,
    "lists/values": ValueTable,
    "lists/wiki": WikiTable,
    "measures": MeasureTable,
    "names/cases": NameCases,
    "names/endings": NameEndings,
    "names/given": GivenNames,
    "names/sounds": NameSounds,
    "names/weights": NameWeights,
    "published": FigureTable,
    "reconcile": ReconcileTable,
    "release_kinds": ReleaseKindsTable,
    "terms": TermTable,
}
"""The shape of each file, by its path under ``data`` without the ending."""
FOLDERS: Final[Mapping[str, type]] = {"definitions": DefinitionsTable, "languages": Language}
"""The shape of every file of a folder."""

# Words of languages, where capitals may be a word and not a country's code.
_OF_LANGUAGES: Final = ("languages/", "language_marks", "lists/", "names/")
_LONGEST_LINE: Final = 120
# In a pattern a comma or a number sign is a slip: patterns are parted by lines.
_SLIP: Final = re.compile(r"[,#]|\s{2,}|^\s|\s$")

Found = Iterator[tuple[Path, HabeasError]]


def names() -> tuple[str, ...]:
    """Name every file that is checked, by its path under ``data`` without the ending."""
    inside = [f"{folder}/{name}" for folder in FOLDERS for name in listed(folder)]
    return tuple(sorted((*SHAPES, *inside)))


def shape_of(name: str) -> type | None:
    """Give the shape of a file; None where a file of this name has none.

    Args:
        name: Its path under ``data`` without the ending.
    """
    return SHAPES.get(name) or FOLDERS.get(name.rpartition("/")[0])


def faults_in(name: str, text: str | None = None) -> list[DataFault]:
    """Say all that is wrong with a file.

    Args:
        name: Its path under ``data`` without the ending.
        text: Its content; None for what ships.

    Returns:
        Nothing where it is as it should be; else what is wrong, in the order of lines. What
        words mean together is looked at once every one of them fits.
    """
    file = f"{name}.yaml"
    text = text_of(name) if text is None else text
    root, faults = composed(text, file)
    if root is None:
        return faults
    value, faults = fitted(shape_of(name), root, file, is_checked=True)
    if not name.startswith(_OF_LANGUAGES):
        faults += _countries(root, file)
    if isinstance(value, Language):
        faults += _long_lines(text, file)
    if not faults:
        further = _FURTHER.get(type(value))
        told = further(value) if further is not None else ()
        faults = [DataFault(file, line_at(root, at), f"{dotted(at)}: {why}") for at, why in told]
    return sorted(faults)


def _long_lines(text: str, file: str) -> list[DataFault]:
    return [
        DataFault(
            file, number, f"the line has {len(line)} characters, and {_LONGEST_LINE} are most"
        )
        for number, line in enumerate(text.splitlines(), 1)
        if len(line) > _LONGEST_LINE
    ]


def _countries(node: yaml.Node, file: str) -> list[DataFault]:
    """Find codes of countries: what is particular to one has no place in these tables."""
    if isinstance(node, yaml.ScalarNode):
        code = node.value
        if len(code) in (2, 5, 6) and code.isupper() and asked_code(code) == code:
            return [DataFault(file, node.start_mark.line + 1, f"{code!r} is the code of a country")]
        return []
    inner = [n for pair in node.value for n in (pair if isinstance(pair, tuple) else (pair,))]
    return [fault for n in inner for fault in _countries(n, file)]


def _language(language: Language) -> Found:
    """Check what only the blocks of a language show together."""
    for at, patterns in _blocks(language):
        yield from _block(at, patterns)
    meant = {" ".join(words).casefold() for p in language.doubled for words in spelled_out(p)}
    found = set()
    for section in _meaning_one_thing(language):
        for told, (first, *others) in _spelled(section).items():
            if others:
                found.add(told)
            for at in others if told not in meant else ():
                yield at, VocabularyError(f"{told!r} stands in {dotted(first[:-1])} too")
    for place, pattern in enumerate(language.doubled):
        if pattern not in found:
            yield (
                ("doubled", place),
                VocabularyError(f"{pattern!r} does not stand in two entries of one section"),
            )


def _blocks(language: Language) -> Iterator[tuple[Path, tuple[str, ...]]]:
    yield ("abbreviations",), language.abbreviations
    yield ("doubled",), language.doubled
    for section in _meaning_one_thing(language):
        yield from section
    for value, patterns in language.words.items():
        yield ("words", value), patterns


def _block(at: Path, patterns: tuple[str, ...]) -> Found:
    for place, pattern in enumerate(patterns):
        if not pattern or _SLIP.search(pattern):
            yield (
                (*at, place),
                VocabularyError(
                    f"{pattern!r} is no pattern: one a line, words parted by one space"
                ),
            )
        elif place and pattern == patterns[place - 1]:
            yield (*at, place), VocabularyError(f"{pattern!r} is written twice")
        elif place and pattern < patterns[place - 1]:
            yield (
                (*at, place),
                VocabularyError(f"{pattern!r} comes before {patterns[place - 1]!r} by code points"),
            )


_Section = list[tuple[Path, tuple[str, ...]]]


def _meaning_one_thing(language: Language) -> Iterator[_Section]:
    """Give the entries among which a pattern stands once: a word has one meaning of a kind."""
    keyed = (*(s for s in SECTIONS if s != "words"), "numbers", "scales", "about_numbers")
    for section in (*keyed, "ordinals", "populations"):
        yield [((section, str(k)), patterns) for k, patterns in getattr(language, section).items()]
    for section in ("months", "weekdays"):
        yield [((section, at), patterns) for at, patterns in enumerate(getattr(language, section))]
    by_form: dict[str, _Section] = defaultdict(list)
    for event, forms in language.triggers.items():
        for form, patterns in forms.items():
            by_form[form].append((("triggers", event, form), patterns))
    yield from by_form.values()


def _spelled(section: _Section) -> Mapping[str, list[Path]]:
    """Give where each run of words stands, once for each entry."""
    found: dict[str, dict[Path, Path]] = defaultdict(dict)
    for entry, patterns in section:
        for place, pattern in enumerate(patterns):
            for words in spelled_out(pattern):
                found[" ".join(words).casefold()].setdefault(entry, (*entry, place))
    return {told: list(places.values()) for told, places in found.items()}


def _axes(table: AxesTable) -> Found:
    for name, row in table.axes.items():
        at = ("axes", name)
        named: list[tuple[Path, str]] = [(("ages",), value) for value in row.ages]
        if row.default is not None:
            named.append((("default",), row.default))
        named += [(("absorbing", place), v) for place, v in enumerate(row.absorbing)]
        named += [(("unreported", v), v) for v in row.unreported]
        named += [(("unreported", v), other) for v, other in row.unreported.items()]
        named += [(("may_be", v), v) for v in row.may_be]
        for key, lists in (("groups", row.groups), ("may_be", row.may_be)):
            named += [((key, k, n), v) for k, vs in lists.items() for n, v in enumerate(vs)]
        for within, value in named:
            if value not in row.values:
                yield (*at, *within), _no_value_error(name, value, row.values)


def _events(table: EventsTable) -> Found:
    words: dict[str, str] = {}
    for name, row in table.events.items():
        at = ("events", name)
        for word in (name, *row.wire):
            if words.setdefault(word, name) != name:
                yield (*at, "wire"), VocabularyError(f"{word!r} means {words[word]} too")
        for family in row.also:
            if family not in table.families():
                yield (*at, "also"), VocabularyError(f"there is no family {family!r} of events")
        for axis, effect in row.effects.items():
            yield from _effect((*at, "effects"), axis, effect)


def _release_kinds(table: ReleaseKindsTable) -> Found:
    for name, row in table.kinds.items():
        at = ("kinds", name)
        for family in row.also:
            if family not in events_table().families():
                yield (*at, "also"), VocabularyError(f"there is no family {family!r} of events")
        for axis, effect in row.effects.items():
            yield from _effect((*at, "effects"), axis, effect)


def _effect(at: Path, axis: str, effect: EffectRow) -> Found:
    told = [
        (axis, key, v) for key, v in (("to", effect.to), ("at", effect.at), ("may", effect.may))
    ]
    told += [(axis, "from", v) for v in effect.from_] + [(axis, "in", v) for v in effect.in_]
    if effect.or_ is not None:
        told += [(effect.or_.axis, "or", v) for v in effect.or_.values]
    if effect.to_if is not None:
        told.append((axis, "to_if", effect.to_if.to))
        told += [(effect.to_if.axis, "to_if", v) for v in effect.to_if.values]
    for of, key, value in told:
        values = axes_table().axes[of].values
        if value is not None and value not in values:
            yield (*at, axis, key), _no_value_error(of, value, values)


def _no_value_error(axis: str, value: str | None, values: Mapping[str, Any]) -> VocabularyError:
    return VocabularyError(f"{axis} has no value {value!r}; known: {', '.join(values)}")


def _meanings(table: Meanings) -> Found:
    for word, meaning in table.events.items():
        told = table.word_of(word)
        if told is not None and (event_type(told) is None) is not meaning.unlisted:
            wrong = VocabularyError(
                f"{told!r} is an event of the table: give `event` or `unlisted`"
                if meaning.unlisted
                else f"{told!r} is no event of the table: give `event` or `unlisted`"
            )
            yield ("events", word), wrong


def _bodies(table: BodiesTable) -> Found:
    forms: dict[str, str] = {}
    for body, row in table.bodies.items():
        for place, form in enumerate(row.names):
            other = forms.setdefault(body_key(form), body)
            if other != body:
                yield (
                    ("bodies", body, "names", place),
                    VocabularyError(f"{form!r} is a name of {other} too"),
                )


def _columns(table: ColumnTable) -> Found:
    kinds: dict[str, ColumnTitles] = {}
    for place, row in enumerate(table.columns):
        for at, word in enumerate(row.words):
            if kinds.setdefault(word.casefold(), row) is not row:
                yield (
                    ("columns", place, "words", at),
                    VocabularyError(f"{word!r} is a title of another column too"),
                )


def _status(table: StatusTable) -> Found:
    for language, words in table.languages.items():
        events: dict[str, str] = {}
        for event, phrases in words.phrases.items():
            for place, phrase in enumerate(phrases):
                other = events.setdefault(phrase.casefold(), event)
                if other != event:
                    at = ("languages", language, "phrases", event, place)
                    yield at, VocabularyError(f"{phrase!r} means {other} too")


def _definitions(table: DefinitionsTable) -> Found:
    for place, data in enumerate(table.definitions):
        try:
            read_definition(data, where=f"{place + 1}")
        except DefinitionError as error:
            yield ("definitions", place), error


_FURTHER: Final[Mapping[type, Callable[[Any], Found]]] = {
    Language: _language,
    AxesTable: _axes,
    EventsTable: _events,
    ReleaseKindsTable: _release_kinds,
    Meanings: _meanings,
    BodiesTable: _bodies,
    ColumnTable: _columns,
    StatusTable: _status,
    DefinitionsTable: _definitions,
}
