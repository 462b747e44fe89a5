"""Headlines: a number over a text is told again in it, by somebody and of some day."""

from collections.abc import Sequence

from habeas.extract.draft import Draft
from habeas.extract.reading import Reading
from habeas.model.claim import Basis
from habeas.vocabulary.measure_table import measure_table


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
        if told is not None and told is not draft and _is_told_again(draft, told):
            _take_over(reading, draft, told)


def _is_told_again(headline: Draft, told: Draft) -> bool:
    """Say whether two exact numbers are a few apart, or have the same digits."""
    one, other = headline.values["value_low"], told.values["value_low"]
    exact = all(d.values["value_low"] == d.values["value_high"] for d in (headline, told))
    if not exact or one is None or other is None:
        return False
    if headline.values["mode"] != told.values["mode"]:
        return False
    near = 100 * abs(one - other) <= measure_table().near_percent * max(one, other)
    return near or sorted(str(one)) == sorted(str(other))


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
        headline.timing = told.timing
        words = told.timing
        headline.ground(page, "time", words.span, words.rule, Basis.INHERITED_DOCUMENT)
        headline.values["as_of"] = told.values["as_of"]
