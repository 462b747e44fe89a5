"""Headings of the tables that commands print."""

from habeas.words.text import plain
from habeas.words.voice import pgettext


def heading(column: str) -> str:
    """Head a column.

    Args:
        column: Its key, which is in English in every language; a column of somebody else's file
            keeps its name.
    """
    return _headings().get(column) or plain(column)


def _headings() -> dict[str, str]:
    return {
        "account": pgettext("a column", "account"),
        "around": pgettext("a column", "around"),
        "brokers": pgettext("a column", "brokers"),
        "by": pgettext("a column", "by"),
        "change": pgettext("a column", "change"),
        "claim": pgettext("a column", "claim"),
        "claims": pgettext("a column", "claims"),
        "column": pgettext("a column", "column"),
        "concession": pgettext("a column", "concession"),
        "conflicts": pgettext("a column", "conflicts"),
        "counts": pgettext("a column", "counts"),
        "definition": pgettext("a column", "definition"),
        "denied_by": pgettext("a column", "denied by"),
        "detail": pgettext("a column", "detail"),
        "entry": pgettext("a column", "entry"),
        "fate": pgettext("a column", "fate"),
        "figure": pgettext("a column", "figure"),
        "finding": pgettext("a column", "finding"),
        "first_name": pgettext("a column", "first name"),
        "first_row": pgettext("a column", "first row"),
        "from": pgettext("a column", "from"),
        "history": pgettext("a column", "history"),
        "id": pgettext("a column", "id"),
        "item": pgettext("a column", "item"),
        "kind": pgettext("a column", "kind"),
        "last_reported": pgettext("a column", "last reported"),
        "lists": pgettext("a column", "lists"),
        "low": pgettext("a column", "low"),
        "matched": pgettext("a column", "matched"),
        "name": pgettext("a column", "name"),
        "narrows": pgettext("a column", "narrows"),
        "not_compared": pgettext("a column", "not compared"),
        "note": pgettext("a column", "note"),
        "number": pgettext("a column", "number"),
        "numerals": pgettext("a column", "numerals"),
        "on": pgettext("a column", "on"),
        "outcome": pgettext("a column", "outcome"),
        "parties": pgettext("a column", "parties"),
        "people": pgettext("a column", "people"),
        "person": pgettext("a column", "person"),
        "place": pgettext("a column", "place"),
        "question": pgettext("a column", "question"),
        "queued": pgettext("a column", "queued"),
        "quote": pgettext("a column", "quote"),
        "recorded_high": pgettext("a column", "recorded high"),
        "released": pgettext("a column", "released"),
        "review": pgettext("a column", "review"),
        "row": pgettext("a column", "row"),
        "proposed_by": pgettext("a column", "proposed by"),
        "says": pgettext("a column", "says"),
        "score": pgettext("a column", "score"),
        "second_name": pgettext("a column", "second name"),
        "second_row": pgettext("a column", "second row"),
        "source": pgettext("a column", "source"),
        "state": pgettext("a column", "state"),
        "status": pgettext("a column", "status"),
        "subjects": pgettext("a column", "subjects"),
        "table": pgettext("a column", "table"),
        "to": pgettext("a column", "to"),
        "value": pgettext("a column", "value"),
        "what": pgettext("a column", "what"),
        "when": pgettext("a column", "when"),
        "who": pgettext("a column", "who"),
        "why": pgettext("a column", "why"),
    }
