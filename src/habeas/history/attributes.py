"""What attribute claims say of a person's axes: lists, ages, sentences.

A list that has a column named for an axis observes that axis on the day the list was
published. A sentence is `sentence_end` (a day in EDTF) or `sentence` (an ISO 8601
duration, such as P6Y6M) counted from the arrest.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from habeas.errors import DateFormatError
from habeas.history.event_claims import said_bounds
from habeas.history.origins import origins_of
from habeas.model.claim import Claim
from habeas.model.event import Event
from habeas.model.person import Attribute
from habeas.model.spell import Spell
from habeas.model.when import parse_when
from habeas.vocabulary.rules import Rules
from habeas.words.uncertainty import birth_day_unknown

_DURATION: Final = re.compile(r"P(?:(\d{1,3})Y)?(?:(\d{1,3})M)?(?:(\d{1,5})D)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """A value of an axis as one claim gives it on the day it was published."""

    claim: Claim
    axis: str
    value: str
    earliest: date | None
    latest: date | None
    origin: str


def observations(
    claims: Sequence[Claim], *, rules: Rules, not_accepted: frozenset[str] = frozenset()
) -> list[Observation]:
    """Find the attribute claims that state a value of an axis.

    Args:
        claims: One person's claims.
        rules: The tables in force.
        not_accepted: Ids of claims nobody has accepted yet; they observe nothing.
    """
    found = []
    stated = [
        (claim, body)
        for claim, body in attributes(claims, *rules.axes)
        if claim.id not in not_accepted
    ]
    origins = origins_of(claims, rules) if stated else {}
    for claim, body in stated:
        data = rules.axes.get(body.field)
        if data is not None and body.value in data.values:
            earliest, latest = said_bounds(claim)
            found.append(
                Observation(
                    claim=claim,
                    axis=body.field,
                    value=body.value,
                    earliest=earliest,
                    latest=latest,
                    origin=origins[claim.id],
                )
            )
    return found


def attributes(claims: Iterable[Claim], *names: str) -> list[tuple[Claim, Attribute]]:
    """Give the acting attribute claims of some fields, sorted by claim id."""
    return sorted(
        (
            (claim, claim.body)
            for claim in claims
            if isinstance(claim.body, Attribute)
            and claim.body.field in names
            and claim.modality.acts
        ),
        key=lambda pair: pair[0].id,
    )


def sentence_ends(claims: Sequence[Claim], rules: Rules) -> list[tuple[str, date]]:
    """Give the last day each stated sentence can run to, with the claim that states it.

    Args:
        claims: One person's claims. What cannot be read as a day or a duration is
            passed over: it stays a claim to be read by people.
        rules: The tables in force.
    """
    ends = []
    for claim, body in attributes(claims, "sentence_end"):
        try:
            latest = parse_when(body.value).latest
        except DateFormatError:
            continue
        if latest is not None:
            ends.append((claim.id, latest))
    start = _last_arrest(claims, rules)
    for claim, body in attributes(claims, "sentence"):
        if start is not None and (last := _after(start, body.value)) is not None:
            ends.append((claim.id, last))
    return ends


def _last_arrest(claims: Sequence[Claim], rules: Rules) -> date | None:
    days = [
        claim.body.date.latest
        for claim in claims
        if isinstance(claim.body, Event)
        and claim.modality.acts
        and claim.body.date is not None
        and claim.body.date.latest is not None
        and (kind := rules.words.get(claim.body.event)) is not None
        and kind.is_arrest
    ]
    return max(days, default=None)


def _after(start: date, duration: str) -> date | None:
    match = _DURATION.fullmatch(duration)
    if match is None or not any(match.groups()):
        return None
    years, months, days = (int(part or 0) for part in match.groups())
    whole = start.month - 1 + months
    year, month = start.year + years + whole // 12, whole % 12 + 1
    try:
        return _clipped(year, month, start.day) + timedelta(days=days)
    except (OverflowError, ValueError):
        return None


def _clipped(year: int, month: int, day: int) -> date:
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            if day <= 28:
                raise
            day -= 1


def age_spells(person: str, claims: Sequence[Claim], rules: Rules) -> list[Spell]:
    """Say when a person is a minor and when 60 or over, from stated births.

    Args:
        person: The person's id.
        claims: One person's claims; births that disagree widen the bounds.
        rules: The tables in force.
    """
    lows, highs, ids = [], [], []
    for claim, body in attributes(claims, "birth"):
        try:
            when = parse_when(body.value)
        except DateFormatError:
            continue
        if when.earliest is not None and when.latest is not None:
            lows.append(when.earliest)
            highs.append(when.latest)
            ids.append(claim.id)
    if not ids:
        return []
    found = []
    words = "" if min(lows) == max(highs) else birth_day_unknown()
    for value, limits in sorted(rules.ages.items()):
        begin = _birthdays(lows, highs, limits.get("from", 0))
        end = _birthdays(lows, highs, limits.get("until"))
        if begin is None:
            continue
        found.append(
            Spell(
                person=person,
                axis="vulnerability",
                value=value,
                from_earliest=begin[0],
                from_latest=begin[1],
                to_earliest=end[0] if end else None,
                to_latest=end[1] if end else None,
                claims=tuple(ids),
                from_reason=words,
                to_reason=words if end else "",
            )
        )
    return found


def _birthdays(
    lows: Sequence[date], highs: Sequence[date], age: int | None
) -> tuple[date, date] | None:
    """Give the first and the last day on which an age can be reached."""
    if age is None:
        return None
    try:
        return _birthday(min(lows), age), _birthday(max(highs), age)
    except (OverflowError, ValueError):
        return None


def _birthday(born: date, age: int) -> date:
    return _clipped(born.year + age, born.month, born.day)
