"""Answer for an archive's pages: which page a path means, and in which form.

The routes of the web and the files of a static site are the same function.
"""

import gc
import json
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final

from habeas.app.find_place import place_named
from habeas.app.holdings import Holdings, PageRequest, question_of
from habeas.app.show_change import first_question, show_change
from habeas.app.show_count import show_count, show_definition, show_definitions, show_home
from habeas.app.show_desk import show_match, show_review
from habeas.app.show_exchange import show_exchanges
from habeas.app.show_figures import show_conflicts, show_figures
from habeas.app.show_person import show_people, show_person
from habeas.app.show_source import show_claim, show_source, show_sources
from habeas.app.show_year import show_year, show_years
from habeas.archive import Archive
from habeas.errors import HabeasError, UnknownIdError
from habeas.publish.cells import as_csv
from habeas.publish.chronicle import YearPage
from habeas.publish.chronicle_text import to_text, to_wikitext
from habeas.publish.count import CountPage
from habeas.publish.desk import ProblemPage
from habeas.publish.page_question import PageQuestion
from habeas.publish.render import Page, render
from habeas.words.problems import not_answered, not_found

MEDIA: Final = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "svg": "image/svg+xml",
    "wikitext": "text/x-wiki; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}
# Readings kept: the latest moment and the few past ones that a reader compares.
_KEPT = 6


@dataclass(frozen=True, slots=True)
class Reply:
    """What to send.

    Attributes:
        status: HTTP status: 200, 400 for a malformed question, 404 for an unknown id.
        media_type: Of the body.
        body: The text.
    """

    status: int
    media_type: str
    body: str


class Site:
    """The pages of one archive.

    Attributes:
        archive: Open, for reading.
    """

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._readings: OrderedDict[tuple[object, ...], Holdings] = OrderedDict()
        self._lock = Lock()

    def answer(self, path: str, parameters: Mapping[str, str]) -> Reply:
        """Answer one request; deliberate errors become a page, or a record, that says so.

        Args:
            path: Such as ``/person/p12.json``; unquoted.
            parameters: As sent.
        """
        path, form = split_form(path)
        # One reader at a time: a page is milliseconds, and a reading is shared.
        with self._lock, _all_is_kept():
            try:
                page = self.page(path, parameters)
                if form != "html" and form not in page.formats and form != "json":
                    raise UnknownIdError("this page has no such form", where=form)
                return Reply(200, MEDIA[form], in_form(page, form))
            except HabeasError as error:
                status = 404 if isinstance(error, UnknownIdError) else 400
                problem = ProblemPage(
                    asked=PageQuestion(known=0, head=""),
                    title=not_found() if status == 404 else not_answered(),
                    what=": ".join(part for part in (error.what, error.where) if part),
                    hint=error.hint,
                )
                form = "json" if form == "json" else "html"
                return Reply(status, MEDIA[form], in_form(problem, form))

    def page(self, path: str, parameters: Mapping[str, str]) -> Page:
        """Make the page that a path means.

        Args:
            path: Without its ending; unquoted.
            parameters: As sent.

        Raises:
            UnknownIdError: There is no such page, or what it would show.
            InputError: A parameter is malformed.
        """
        reading = self.reading(question_of(parameters))
        _, kind, *rest = path.split("/", 2) if path != "/" else ("", "")
        key = rest[0] if rest else ""
        if kind == "change" and not key:
            before = first_question(dict(parameters), reading.question)
            return show_change(self.reading(before), reading, place=_place(parameters))
        if not key:
            return _listing(reading, kind, parameters)
        match kind:
            case "person":
                return show_person(reading, key, start=_start(parameters))
            case "source":
                return show_source(reading, key)
            case "claim":
                return show_claim(reading, key)
            case "definition":
                return show_definition(reading, key)
            case "year":
                place, _, year = key.partition("/")
                return show_year(reading, place, year)
        raise UnknownIdError("no such page", where=path[:80])

    def reading(self, question: PageRequest) -> Holdings:
        """Read the archive for a question; the same moment is read once.

        Args:
            question: What is asked.
        """
        fresh = Holdings.of(self.archive, question)
        view = fresh.view
        moment = (view.known, view.said_by, view.erased)
        kept = self._readings.get(moment)
        if kept is None:
            self._readings[moment] = fresh
            if len(self._readings) > _KEPT:
                self._readings.popitem(last=False)
            return fresh
        self._readings.move_to_end(moment)
        return kept.asking(question)


@contextmanager
def _all_is_kept() -> Iterator[None]:
    """Have Python look for no garbage while a page is made: what is read for it stays.

    To look through all of it, again and again as there is more, takes a third of the time.
    """
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looking:
            gc.enable()


def _listing(reading: Holdings, kind: str, parameters: Mapping[str, str]) -> Page:
    match kind:
        case "" | "home":
            return show_home(reading, place=_place(parameters))
        case "people":
            return show_people(
                reading,
                parameters.get("q", ""),
                start=_start(parameters) or 0,
            )
        case "count":
            return show_count(reading, reading.question.definition, place=_place(parameters))
        case "sources":
            return show_sources(reading)
        case "figures":
            return show_figures(reading)
        case "conflicts":
            return show_conflicts(reading)
        case "exchanges":
            return show_exchanges(reading)
        case "definitions":
            return show_definitions(reading)
        case "years":
            return show_years(reading)
        case "review":
            return show_review(reading)
        case "match":
            return show_match(reading)
    raise UnknownIdError("no such page", where=f"/{kind}"[:80])


def _start(parameters: Mapping[str, str]) -> int | None:
    """Give how much of a list comes before what is shown; None where that is not said."""
    start = parameters.get("start", "")
    return int(start) if start.isdecimal() and len(start) < 9 else None


def _place(parameters: Mapping[str, str]) -> str | None:
    return place_named(parameters.get("place", "").strip())


def split_form(path: str) -> tuple[str, str]:
    """Part a path from the form that it asks for.

    Args:
        path: Such as ``/count.csv``.

    Examples:
        >>> split_form("/count.csv"), split_form("/person/p1.2")
        (('/count', 'csv'), ('/person/p1.2', 'html'))
    """
    path = path.rstrip("/") or "/"
    stem, dot, ending = path.rpartition(".")
    if dot and ending in MEDIA and ending != "html" and not stem.endswith("/"):
        return stem, ending
    return path, "html"


def in_form(page: Page, form: str) -> str:
    """Give a page in one of its forms.

    Args:
        page: The page.
        form: html, json, or one of the page's own forms.
    """
    if form == "json":
        record: dict[str, Any] = page.to_record()
        extra: dict[str, str] = getattr(page, "extra", None) or {}
        path = "/home" if page.path == "/" else page.path
        record["permanent"] = page.asked.permanent(f"{path}.json", **extra)
        return json.dumps(record, ensure_ascii=False, indent=1, sort_keys=False) + "\n"
    if form == "csv":
        return as_csv(getattr(page, "to_rows")())  # noqa: B009 - only pages that offer csv have it
    if form == "svg" and isinstance(page, CountPage):
        return page.svg()
    if form == "wikitext" and isinstance(page, YearPage):
        return to_wikitext(page)
    if form == "txt" and isinstance(page, YearPage):
        return to_text(page)
    return render(page)
