"""The fields of claims and what stands in them, in words, one by one."""

from collections.abc import Callable, Mapping
from typing import Final

from habeas.model.claim import Basis
from habeas.words import terms
from habeas.words.claims import relation_words
from habeas.words.doubts import doubt_words
from habeas.words.text import plain
from habeas.words.voice import SpokenTerm, _, mark

_FIELDS: Final[Mapping[str, str]] = {
    "value_low": mark("value low"),
    "value_high": mark("value high"),
    "hedge": mark("hedge"),
    "measure": mark("measure"),
    "mode": mark("mode"),
    "population": mark("population"),
    "subgroup": mark("subgroup"),
    "unit": mark("unit"),
    "time": mark("time"),
    "as_of": mark("as of"),
    "place": mark("place"),
    "destination": mark("destination"),
    "part_of": mark("part of"),
    "definition": mark("definition"),
    "person": mark("person"),
    "event": mark("event"),
    "release_kind": mark("release kind"),
    "date": mark("date"),
    "role": mark("role"),
    "member_of": mark("member of"),
    "mention": mark("mention"),
    "person_base": mark("name in the nominative"),
    "field": mark("field"),
    "value": mark("value"),
    "released": mark("released"),
    "released_start": mark("released start"),
    "released_end": mark("released end"),
    "concession": mark("concession"),
    "concession_start": mark("concession start"),
    "concession_end": mark("concession end"),
    "parties": mark("parties"),
    "brokers": mark("brokers"),
    "denied_by": mark("denied by"),
    "figure": mark("figure"),
    "modality": mark("modality"),
    "rule": mark("rule"),
    "why": mark("why"),
    "proposed_by": mark("proposed by"),
}
# What lists and sources state of a person; a list's own columns are kept in its own words.
_PROPERTIES: Final[Mapping[str, str]] = {
    "name_form": mark("name form"),
    "birth": mark("birth"),
    "age_on": mark("age on"),
    "sex": mark("sex"),
    "citizenship": mark("citizenship"),
    "occupation": mark("occupation"),
    "criterion": mark("criterion"),
    "city": mark("city"),
    "article": mark("article"),
    "sentence": mark("sentence"),
    "court": mark("court"),
    "place": mark("place"),
    "place_held": mark("place held"),
    "prison": mark("prison"),
    "release_kind": mark("release kind"),
    "release_condition": mark("release condition"),
    "note": mark("note"),
}
_BASES: Final[Mapping[Basis, str]] = {
    Basis.EXPLICIT: mark("explicit"),
    Basis.INHERITED_SENTENCE: mark("inherited sentence"),
    Basis.INHERITED_PARAGRAPH: mark("inherited paragraph"),
    Basis.INHERITED_DOCUMENT: mark("inherited document"),
    Basis.DOCUMENT_DATE: mark("document date"),
    Basis.EVENT_RELATIVE: mark("event relative"),
    Basis.ANAPHORA: mark("anaphora"),
    Basis.AMBIGUOUS: mark("ambiguous"),
    Basis.REVIEWER: mark("reviewer"),
    Basis.IMPORTED: mark("imported"),
    Basis.NONE: mark("none"),
}
_HEDGES: Final[Mapping[str, str]] = {
    "exact": mark("exact"),
    "at_least": mark("at least"),
    "at_most": mark("at most"),
    "about": mark("about"),
    "more_than": mark("more than"),
    "fewer_than": mark("fewer than"),
    "range": mark("range"),
    "vague": mark("vague"),
}
_MODES: Final[Mapping[str, str]] = {
    "stock": mark("stock"),
    "flow": mark("flow"),
    "cumulative": mark("cumulative"),
}
_TERMS: Final[Mapping[str, Callable[[str], SpokenTerm]]] = {
    "measure": terms.measure,
    "population": terms.population,
    "unit": terms.unit,
    "event": terms.event,
    "release_kind": terms.release_kind,
}
_WORDS: Final = {"hedge": _HEDGES, "mode": _MODES, "field": _PROPERTIES}


def field_words(name: str) -> str:
    """Name a field of the wire form."""
    return _said(_FIELDS, name)


def property_words(name: str) -> str:
    """Name a property that is stated of a person; one that is new is named as written."""
    return _said(_PROPERTIES, name)


def basis_words(basis: Basis) -> str:
    """Say how the value of a field is known."""
    return _(_BASES[basis])


def _said(messages: Mapping[str, str], term: str) -> str:
    return _(messages[term]) if term in messages else plain(term)


def value_words(field: str, value: object) -> str:
    """Say what stands in a field.

    Args:
        field: Its name in the wire form.
        value: As in the wire form.
    """
    if isinstance(value, dict):
        return _parts(value)
    if isinstance(value, (list, tuple)):
        return "; ".join(str(item) for item in value)
    if value is None:
        return _("unknown")
    return _("yes") if value is True else _term(field, str(value))


def _parts(value: Mapping[str, object]) -> str:
    """Say a value that has parts: a time with what it is to what happened, or subgroups."""
    if "edtf" in value:
        told, relation = str(value["edtf"]), value.get("relation")
        return f"{told} ({relation_words(str(relation))})" if relation else told
    return "; ".join(f"{plain(str(k))}: {plain(str(v))}" for k, v in value.items())


def _term(field: str, value: str) -> str:
    """Say a term of the vocabulary; in any other field there are somebody's words."""
    if field == "why":
        return doubt_words(value)
    if field in _TERMS:
        return terms.written(value, _TERMS[field](value))
    return _said(_WORDS[field], value) if field in _WORDS else value
