"""Numbers told twice: by a headline and in the text, or with the place and then without it."""

from collections.abc import Sequence

from habeas.extract.draft import Draft
from habeas.extract.reading import Reading
from habeas.model.claim import Basis
from habeas.vocabulary.measure_table import measure_table
from habeas.vocabulary.reconcile_table import reconcile_table


def set_headlines(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Tie each number of a headline to the one below that tells the same, or nearly.

    Where the two differ, by a few or by a slip of the hand, they are one number told in two
    ways, and both are kept: of one time, one place and one speaker.

    Args:
        reading: The first layer.
        drafts: The figures of the text, in order of place.
    """
    page = reading.page
    for draft in drafts:
        if not page.sentences[draft.sentence].headline or draft.whole is not None:
            continue
        below = (d for d in drafts if d.sentence > draft.sentence and d.whole is None)
        told = next((d for d in below if d.values["measure"] == draft.values["measure"]), None)
        alike = told is not None and told.values["mode"] == draft.values["mode"]
        few = measure_table().near_percent
        if told is not None and alike and _is_near(draft, told, few):
            _take_over(reading, draft, told)


def set_places(drafts: Sequence[Draft]) -> None:
    """Give a number told again, or nearly, the place that it was told of first.

    "There were 286 in Vell; on 1 March, the archive says, 268 were held": of one group of people.

    Args:
        drafts: The figures of the text, in order of place.
    """
    for index, draft in enumerate(drafts):
        if draft.values.get("place") or draft.whole is not None:
            continue
        before = (d for d in drafts[:index] if d.values.get("place") and _is_alike(d, draft))
        about = reconcile_table().about_margin_percent
        model = next((d for d in before if _is_near(d, draft, about)), None)
        if model is not None:
            draft.values["place"] = model.values["place"]
            draft.grounds["place"] = model.grounds["place"]


def _is_alike(one: Draft, other: Draft) -> bool:
    fields = ("measure", "mode", "population", "subgroup", "unit")
    return one.whole is None and all(one.values[f] == other.values[f] for f in fields)


def _is_near(one: Draft, other: Draft, percent: int) -> bool:
    """Say whether two exact numbers differ by no more than so much, or have the same digits."""
    a, b = one.values["value_low"], other.values["value_low"]
    exact = all(d.values["value_low"] == d.values["value_high"] for d in (one, other))
    if not exact or a is None or b is None:
        return False
    return 100 * abs(a - b) <= percent * max(a, b) or sorted(str(a)) == sorted(str(b))


def _take_over(reading: Reading, headline: Draft, told: Draft) -> None:
    page = reading.page
    headline.repeats = told
    whom = headline.values["population"]
    if measure_table().populations.anyone in (whom, told.values["population"]):
        headline.values["population"] = told.values["population"]
        headline.ground(page, "population", None, "population.below", Basis.ANAPHORA)
    for name in ("place", "destination"):
        if not headline.values.get(name) and told.values.get(name):
            headline.values[name] = told.values[name]
            headline.grounds[name] = told.grounds[name]
    if told.timing is not None and (headline.timing is None or headline.timing.span is None):
        headline.date(page, told.timing, Basis.INHERITED_DOCUMENT)
