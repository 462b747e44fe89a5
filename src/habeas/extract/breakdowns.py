"""Parts that have nobody in common, and those that a text says are everybody.

"The 212 divide as follows. Baptists: 37. Pentecostals: 16.": each is a part of the 212, nobody is in two,
and together they are all of them. "Of these, 200 from Thule and 34 from Ferren": nobody is in two.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from habeas.extract.draft import Draft, StatedBreakdown
from habeas.extract.enumerations import Enumeration, enumerations
from habeas.extract.reading import Reading
from habeas.extract.wholes import enumerated_whole
from habeas.model.claim import Basis
from habeas.vocabulary.meanings import meanings
from habeas.vocabulary.measure_table import measure_table

_LEAST: Final = 2
# How many words after a number may name its place.
_NEAR: Final = 10


def set_breakdowns(reading: Reading, drafts: Sequence[Draft]) -> None:
    """Say which parts have nobody in common, and which are all of their whole.

    Args:
        reading: The first layer.
        drafts: The figures of the text, in order of place.
    """
    number = 0
    by_core = {draft.values["core"]: draft for draft in drafts if "core" in draft.values}
    for among in enumerations(reading):
        before = [d for d in drafts if d.span[0] < among.items[0].group.first]
        whole = enumerated_whole(reading, among, before)
        number += _enumerated(reading, among, whole, by_core, number + 1)
    for parts in _series(drafts):
        if all(part.breakdown is None for part in parts) and _are_apart(reading, parts):
            number += 1
            everybody = any(_is_rest(reading, part) for part in parts[-1:])
            _set(parts, number, len(parts) if everybody else None)


def _enumerated(
    reading: Reading,
    among: Enumeration,
    whole: Draft | None,
    drafts: Mapping[int, Draft],
    number: int,
) -> bool:
    """Make the items of an enumeration parts of the whole they part, whatever befell them."""
    items = [item for item in among.items if not item.is_total]
    parts = [drafts[c] for item in items if (c := item.group.quantity.core) in drafts]
    if whole is None or len(parts) < _LEAST or not among.is_all:
        return False
    for part in parts:
        if part.whole is None and part is not whole:
            part.whole = whole
            if part.values["population"] in meanings().general_populations:
                # Whatever befell them, they are some of those.
                part.values["population"] = whole.values["population"]
                part.ground(reading.page, "population", None, "population.of_whole", Basis.ANAPHORA)
    _set(parts, number, len(items) if len(items) == len(parts) else None)
    return True


def _series(drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Give the runs of parts of one whole that stand in one sentence."""
    found: list[list[Draft]] = []
    for draft in drafts:
        if draft.whole is None or draft.cell is not None:
            continue
        last = found[-1][-1] if found else None
        if last is not None and last.whole is draft.whole and last.sentence == draft.sentence:
            found[-1].append(draft)
        else:
            found.append([draft])
    return [parts for parts in found if len(parts) >= _LEAST]


def _are_apart(reading: Reading, parts: Sequence[Draft]) -> bool:
    """Say whether nobody can be in two parts: each is of another place, or of another sex or age."""
    places = [_place(reading, part) for part in parts]
    if None not in places and len(set(places)) == len(places):
        return all(not part.values["subgroup"] for part in parts)
    apart = measure_table().subgroups.apart
    kinds = [part.values["subgroup"] for part in parts]
    dimensions = {tuple(kind) for kind in kinds}
    if len(dimensions) != 1 or len({tuple(kind.items()) for kind in kinds}) != len(kinds):
        return False
    (dimension,) = dimensions
    return len(dimension) == 1 and all(
        kind[dimension[0]] in apart.get(dimension[0], ()) for kind in kinds
    )


def _place(reading: Reading, part: Draft) -> str | None:
    """Give where the people of a part are or are from: "34 from the province of Los Hornos"."""
    page = reading.page
    limit = page.sentences[part.sentence].last
    following = (g.first for g in reading.groups.values() if part.span[1] <= g.first < limit)
    limit = min(following, default=limit)
    placed = False
    for at in range(part.span[1], min(limit, part.span[1] + _NEAR)):
        name = reading.named.get(at)
        if name is not None and placed:
            return page.words(name.first, name.last)
        if page.tokens[at].kind == "mark":
            return None
        placed = placed or page.is_word(at, "in_place", "from_place", "of")
    return None


def _is_rest(reading: Reading, part: Draft) -> bool:
    """Say whether a part is told as whoever is left: "the remaining 12"."""
    page = reading.page
    near = range(max(part.span[0] - 2, 0), part.span[1])
    return any(page.is_word(i, "rest") for i in near)


def _set(parts: Sequence[Draft], number: int, everybody: int | None) -> None:
    for part in parts:
        part.breakdown = StatedBreakdown(number, everybody)
