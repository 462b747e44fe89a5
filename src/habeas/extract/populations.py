"""Who a number counts, where its own words do not say it alone."""

from habeas.extract.descriptions import named_after
from habeas.extract.draft import Draft
from habeas.extract.groups import PeopleGroup
from habeas.extract.lexicon import Hit
from habeas.extract.reading import Reading
from habeas.extract.verbless import Slot
from habeas.model.claim import Basis
from habeas.vocabulary.meanings import meanings


def set_population(
    reading: Reading, draft: Draft, group: PeopleGroup, whole: Draft | None, before: list[Draft]
) -> None:
    """Say who a figure counts, and from which words: its noun, its whole's, or the group before."""
    _set_from_words(reading, draft, group, whole, before)
    befalls = meanings().events[draft.values["event"]].counts
    if befalls is not None and draft.values["population"] in meanings().general_populations:
        # Whoever dies in a cell was held: it is no count of everybody who died.
        draft.values["population"] = befalls
        words = draft.values["trigger"]
        draft.ground(
            reading.page, "population", words, "population.event", Basis.INHERITED_SENTENCE
        )


def _set_from_words(
    reading: Reading, draft: Draft, group: PeopleGroup, whole: Draft | None, before: list[Draft]
) -> None:
    page = reading.page
    general = meanings().general_populations
    known = None if whole is None else whole.values["population"]
    if whole is not None and group.population in general and known not in general:
        # "207 political prisoners, 33 of them women": the women are political prisoners.
        draft.values["population"] = known
        draft.ground(page, "population", None, "population.of_whole", Basis.ANAPHORA)
        return
    if group.population is not None and not (
        group.population in general and _counted_before(reading, draft)
    ):
        draft.values["population"] = group.population
        draft.ground(page, "population", group.population_span, "population.noun")
        return
    named = named_after(reading, group)
    if named is not None and named.value not in meanings().subgroup_words:
        draft.values["population"] = named.value
        draft.ground(page, "population", (named.first, named.last), "population.copula")
        return
    trigger = draft.values["trigger"]
    rule = draft.grounds["measure"].rule
    stated = (
        page.at(trigger[0], "population")
        if rule in ("subject.are", "copula.implied") and trigger
        else None
    )
    if draft.slot is Slot.COPULA and stated is None:
        stated = _counted_before(reading, draft)
    if rule == "bracket":
        stated = page.over(draft.span[0] - 2, "population")
    if stated is not None:
        draft.values["population"] = stated.value
        draft.ground(page, "population", (stated.first, stated.last), "population.predicate")
        return
    labelled = rule == "label"  # what stands behind its own label goes back to nobody
    earlier = whole or (
        before[-1]
        if not labelled and before and draft.sentence - before[-1].sentence <= 1
        else None
    )
    if group.kind in ("bare", "part") and earlier is not None:
        draft.values["population"] = earlier.values["population"]
        draft.ground(page, "population", None, "population.ellipsis", Basis.ANAPHORA)
        return
    draft.values["population"] = "people"
    draft.ground(page, "population", None, "population.unsaid", Basis.NONE)


def _counted_before(reading: Reading, draft: Draft) -> Hit | None:
    """Read "the number of political prisoners reached 905 people": who it is the number of."""
    page = reading.page
    if draft.slot is not Slot.COPULA:
        return None
    floor = page.sentences[draft.sentence].first
    left = range(draft.span[0] - 1, max(draft.span[0] - 16, floor - 1), -1)
    start = next((i for i in left if page.is_word(i, "count_noun")), None)
    if start is not None:  # "the number of jailed journalists": who they are, not what befell them
        hits = [h for i in range(start, draft.span[0]) if (h := page.at(i, "population"))]
        if len(hits) > 1 and hits[1].first == hits[0].last and page.at(hits[0].first, "trigger"):
            return hits[1]
        return next(iter(hits), None)
    return next((h for i in left if (h := page.over(i, "population"))), None)
