"""One address of every page: the tests of the web ask for them, those of the browser open them."""

from habeas.archive import View
from habeas.publish.page_question import path_to


def addresses(view: View, *, year: str) -> dict[str, str]:
    """Give where an archive has each kind of page, by the name that the page is kept under.

    Args:
        view: What the archive holds: a person, a source and a claim at least.
        year: Place and year of a page of a year, such as ``AQ/2031``.
    """
    return {
        "home": "/",
        "people": "/people",
        "person": path_to("person", view.people()[0].id),
        "count": "/count",
        "change": "/change",
        "figures": "/figures",
        "conflicts": "/conflicts",
        "exchanges": "/exchanges",
        "years": "/years",
        "year": f"/year/{year}",
        "definitions": "/definitions",
        "definition": "/definition/viasna",
        "sources": "/sources",
        "source": path_to("source", view.sources()[0].id),
        "claim": path_to("claim", view.claims()[0].entry),
        "review": "/review",
        "match": "/match",
        "problem": "/nothing",
    }
