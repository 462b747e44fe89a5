"""An invented world for the pages' tests: prisoners of Antarctica, let go for herring."""

from collections.abc import Iterable

from habeas.model.claim import Basis, Body, Claim, Ground, Modality
from habeas.model.event import Event
from habeas.model.exchange import Exchange
from habeas.model.figure import Figure, Hedge, Mode
from habeas.model.snapshot import Source
from habeas.model.when import parse_when
from habeas.publish.page_question import PageQuestion
from habeas.publish.quotes import Cited, Quoted

POST = Source(
    id="s1",
    name="The thaw of March",
    publisher="Penguin Post",
    address="https://penguin.example/thaw?a=1&b=2",
    said_on="2031-03-02",
    language="en",
    sha256="ab" * 32,
)
COURIER = Source(
    id="s2",
    name="Зора на свободе",
    publisher="Курьер Криля",
    address="javascript:alert('ice')",
    said_on="2031-03-05",
    language="ru",
    sha256="cd" * 32,
)
POST_TEXT = (
    "On 1 March 2031 Antarctica released 3 prisoners, among them Zora Quill and Odo Marrow, "
    "in return for <b>herring</b>. [1] The Ice Ministry denied that it was an exchange. "
    "Watchers of Ice said that at least 12 prisoners were held on 1 March 2031, "
    "and that 5 prisoners were released from 1 March to 4 March 2031. 7 seals watched."
)
COURIER_TEXT = (
    "Зора Квилл была освобождена 1 марта 2031 года. "
    "Одо Марроу видели в Шестом блоке 3 марта 2031 года. "
    "Опасаются, что его снова арестовали."
)
TEXTS = {"s1": POST_TEXT, "s2": COURIER_TEXT}
SOURCES = {"s1": POST, "s2": COURIER}
PEOPLE = {
    "e1": ("pzora", "Zora Quill"),
    "e2": ("podo", "Odo Marrow"),
    "e3": ("pzora", "Zora Quill"),
    "e4": ("podo", "Odo Marrow"),
    "e5": ("podo", "Odo Marrow"),
}
ASKED = PageQuestion(known=41, head="f00d" * 16, on="2031-03-31", definition="held@1")


def claim(
    claim_id: str,
    source: str,
    words: str,
    body: Body,
    *,
    modality: Modality = Modality.ASSERTED,
    speaker: str | None = None,
    citations: tuple[str, ...] = (),
    grounds: Iterable[tuple[str, str]] = (),
) -> Claim:
    """Make a claim whose quote and grounds stand in the invented texts."""
    text = TEXTS[source]
    start = text.index(words)
    found = {
        field: Ground(Basis.EXPLICIT, at := start + words.index(part), at + len(part), "test")
        for field, part in grounds
    }
    return Claim(
        id=claim_id,
        file=SOURCES[source].name,
        quote=words,
        start=start,
        end=start + len(words),
        body=body,
        modality=modality,
        attributed_to=speaker,
        citations=citations,
        grounds=found,
    )


def figure(figure_id: str, low: int, high: int | None, when: str, **more: object) -> Figure:
    """Make a figure of prisoners, released unless told otherwise."""
    fields: dict[str, object] = {
        "hedge": Hedge.EXACT if high is not None else Hedge.AT_LEAST,
        "measure": "released",
        "mode": Mode.FLOW,
        "population": "prisoners",
        "time": parse_when(when),
        "place": "Antarctica",
    }
    return Figure(id=figure_id, low=low, high=high, **(fields | more))  # type: ignore[arg-type]


def event(person: str, what: str, when: str | None, **more: str) -> Event:
    """Make an event of a named person."""
    return Event(person=person, event=what, date=parse_when(when) if when else None, **more)


def _exchange() -> Exchange:
    released, given = "3 prisoners", "<b>herring</b>"
    at, to = POST_TEXT.index(released), POST_TEXT.index(given)
    return Exchange(
        released=released,
        released_start=at,
        released_end=at + len(released),
        concession=given,
        concession_start=to,
        concession_end=to + len(given),
        parties=("Antarctica", "Iceland"),
        date=parse_when("2031-03-01"),
        denied_by=("The Ice Ministry",),
        figure="f1",
    )


_RELEASE = "Antarctica released 3 prisoners, among them Zora Quill and Odo Marrow"
CLAIMS = (
    claim(
        "f1",
        "s1",
        "released 3 prisoners",
        figure("f1", 3, 3, "2031-03-01"),
        citations=("[1]",),
        grounds=[("value_low", "3"), ("population", "prisoners")],
    ),
    claim("e1", "s1", _RELEASE, event("Zora Quill", "released", None, member_of="f1")),
    claim("e2", "s1", _RELEASE, event("Odo Marrow", "released", None, member_of="f1")),
    claim(
        "x1",
        "s1",
        "3 prisoners, among them Zora Quill and Odo Marrow, in return for <b>herring</b>",
        _exchange(),
    ),
    claim(
        "f2",
        "s1",
        "at least 12 prisoners were held on 1 March 2031",
        figure("f2", 12, None, "2031-03-01", measure="held", mode=Mode.STOCK, as_of=True),
        modality=Modality.REPORTED,
        speaker="Watchers of Ice",
    ),
    claim(
        "f3",
        "s1",
        "5 prisoners were released from 1 March to 4 March 2031",
        figure("f3", 5, 5, "2031-03-01/2031-03-04"),
        modality=Modality.REPORTED,
        speaker="Watchers of Ice",
    ),
    claim(
        "e3",
        "s2",
        "Зора Квилл была освобождена 1 марта 2031 года",
        event("Зора Квилл", "released", "2031-03-01", destination="Исландию"),
    ),
    claim(
        "e4",
        "s2",
        "Одо Марроу видели в Шестом блоке 3 марта 2031 года",
        event("Одо Марроу", "seen", "2031-03-03", place="Шестом блоке"),
    ),
    claim(
        "e5",
        "s2",
        "Опасаются, что его снова арестовали",
        event("Одо Марроу", "re_arrested", "[2031-03-01..]"),
        modality=Modality.FEARED,
    ),
)
CITED = (
    Cited(
        marker="[1]",
        outlet="Seal Street Journal",
        published="2031-03-01",
        address="https://seal.example/1",
    ),
)
QUOTES = {
    c.id: Quoted(
        claim=c,
        source=SOURCES["s2" if c.quote in COURIER_TEXT else "s1"],
        by="Ada Floe",
        why="read it twice",
        cited=CITED if c.citations else (),
    )
    for c in CLAIMS
}
