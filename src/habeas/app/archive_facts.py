"""What somebody gave about an archive beside its sources, as recorded in its ledger.

It is data recorded as an entry of its own kind: a page as known then uses what was given
then.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from habeas.archive import Archive, View
from habeas.model.snapshot import Source
from habeas.publish.quotes import Cited
from habeas.vocabulary.territories import territory_code


@dataclass(frozen=True, slots=True)
class About:
    """What was given.

    Attributes:
        place: Code of the place that claims are about where they do not say; or None.
        year: The year that ongoing and see_also were given for; None for any.
        ongoing: What goes on through the year: text and address.
        see_also: Where to read on: text and address.
        citations: Report file to citation marker to what it stands for.
        titles: Report file to its title.
    """

    place: str | None = None
    year: int | None = None
    ongoing: tuple[tuple[str, str], ...] = ()
    see_also: tuple[tuple[str, str], ...] = ()
    citations: Mapping[str, Mapping[str, Cited]] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)

    def shown(self, source: Source) -> Source:
        """Give a source under its title, where one was given.

        Args:
            source: As archived.
        """
        title = self.titles.get(source.name.rpartition("/")[2])
        return replace(source, name=title) if title else source

    def cited(self, source: Source, markers: Sequence[str]) -> tuple[Cited, ...]:
        """Say what citation markers of a source stand for, where that was given.

        Args:
            source: The source they stand in.
            markers: As written.
        """
        known = self.citations.get(source.name.rpartition("/")[2], {})
        return tuple(known[marker] for marker in markers if marker in known)


def record_about(archive: Archive, about: Mapping[str, Any], *, by: str, why: str) -> str:
    """Record what is given about an archive: place, ongoing, see_also, reports' citations.

    Args:
        archive: Where to record it.
        about: As in an example's ``about.yaml``.
        by: Who gives it.
        why: From where.

    Returns:
        The entry's id. Giving the same again records nothing new.
    """
    return archive.record_about(about, by=by, why=why)


def about_of(view: View) -> About:
    """Give what was given about an archive, as known.

    Args:
        view: The archive.
    """
    known = view.about()
    if known is None:
        return About()
    data = known.data
    place = data.get("place")
    return About(
        place=(territory_code(str(place)) or str(place)) if place else None,
        year=data["year"] if isinstance(data.get("year"), int) else None,
        ongoing=_items(data.get("ongoing")),
        see_also=_items(data.get("see_also")),
        citations=_citations(data.get("reports")),
        titles=_titles(data.get("reports")),
    )


def _items(data: object) -> tuple[tuple[str, str], ...]:
    """Read a list of texts, or of texts with addresses."""
    out = []
    for item in data if isinstance(data, list) else ():
        if isinstance(item, Mapping):
            out.append((str(item.get("text", "")), str(item.get("address") or "")))
        else:
            out.append((str(item), ""))
    return tuple(out)


def _titles(reports: object) -> dict[str, str]:
    return {
        str(report["file"]).rpartition("/")[2]: str(report["title"])
        for report in (reports if isinstance(reports, list) else ())
        if report.get("file") and report.get("title")
    }


def _citations(reports: object) -> dict[str, dict[str, Cited]]:
    found: dict[str, dict[str, Cited]] = {}
    for report in reports if isinstance(reports, list) else ():
        marks = {}
        for item in report.get("sources") or ():
            cited = Cited(
                marker=str(item["marker"]),
                outlet=str(item.get("outlet") or ""),
                published=item.get("published"),
                address=item.get("address"),
            )
            marks[cited.marker] = cited
        if report.get("file"):
            found[str(report["file"]).rpartition("/")[2]] = marks
    return found
