"""What the gate asks of every proposal, whatever its kind: who says it, how far it is told, when, where."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

from habeas.errors import HabeasError
from habeas.extract.calendars import Timing
from habeas.extract.date_context import resolve
from habeas.extract.dates import Dating
from habeas.extract.gate.judgement import NotLicensedError
from habeas.extract.gate.proposal import TextProposal
from habeas.extract.gate.unread_speakers import unread_speaker
from habeas.extract.gate.view import GateText, Tokens
from habeas.extract.predicates import Predicate
from habeas.extract.refusal import Refusal
from habeas.extract.scope import ScopedWords, scope_at
from habeas.model.claim import Basis, Body, Ground, Modality
from habeas.model.doubt import Doubt
from habeas.model.when import When, parse_when

BodyT = TypeVar("BodyT", bound=Body)
_ACTING: Final = (Modality.ASSERTED, Modality.REPORTED, Modality.ANNOUNCED)
_UNDONE: Final = (Modality.DENIED, Modality.CONDITIONAL)
_IN_SENTENCE: Final = (Basis.EXPLICIT, Basis.EVENT_RELATIVE, Basis.INHERITED_SENTENCE)


@dataclass(slots=True)
class Findings:
    """What was found for one proposal so far.

    Attributes:
        grounds: Field to how it is known.
        doubts: Why it waits for a person.
        modality: How far it is asserted.
        speaker: Who says it, as written; None for the page's own voice.
        publisher: That by the name told first.
        timing: When.
    """

    grounds: dict[str, Ground] = field(default_factory=dict)
    doubts: list[Mapping[str, Any]] = field(default_factory=list)
    modality: Modality = Modality.ASSERTED
    speaker: str | None = None
    publisher: str | None = None
    timing: Timing | None = None

    def doubt(self, why: Doubt, **reading: Any) -> None:
        """Leave it to a person, with one more reading."""
        self.doubts.append({"why": why.value, **reading})

    def ground(
        self, text: GateText, name: str, words: Tokens | None, rule: str, basis: Basis | None = None
    ) -> None:
        """Say how a field is known."""
        span = None if words is None else text.page.span(*words)
        known = basis or (Basis.NONE if span is None else Basis.EXPLICIT)
        self.grounds[name] = Ground.of(known, span, rule)


@dataclass(frozen=True, slots=True)
class Licensed(Generic[BodyT]):
    """What stands of a proposal.

    Attributes:
        body: It, without its id.
        found: How each field is known, and what leaves it to a person.
        quote: Tokens of the words it quotes.
    """

    body: BodyT
    found: Findings
    quote: Tokens


def overlap(a: Tokens, b: Tokens) -> bool:
    """Say whether two stretches of tokens share one."""
    return a[0] < b[1] and b[0] < a[1]


def set_scope(
    text: GateText, found: Findings, told: Predicate | None, core: int, words: ScopedWords
) -> None:
    """Lower how far something is told to what its words and their scope say.

    Args:
        text: The text.
        found: What is found; changed in place.
        told: What says it; None where a noun does.
        core: Token of the claim.
        words: Its words.

    Raises:
        NotLicensedError: It is wished or demanded, and told of nothing.
    """
    if told is not None:
        if told.modality is None:
            raise NotLicensedError("modality", Refusal.NOT_TOLD, text.words((told.core, told.last)))
        found.modality = told.modality
        if _is_bidden(text, told):
            found.doubt(Doubt.NOT_HAPPENED, modality=found.modality.value)
        if told.cue is not None:
            found.ground(text, "modality", told.cue, "modality.cue")
    if found.modality in _UNDONE:
        found.doubt(Doubt.NOT_HAPPENED, modality=found.modality.value)
    if found.modality in _ACTING:
        scope = scope_at(text.reading, core, words)
        if scope is not None:
            found.doubt(scope.why, modality=found.modality.value)


def _is_bidden(text: GateText, told: Predicate) -> bool:
    """Read "Free 50 prisoners now.": a verb that opens a sentence, where each needs its subject."""
    page = text.page
    settings = page.lexicon.settings
    turned = settings.drops_subject or settings.is_free or settings.inverted or settings.verb_first
    sentence = page.sentences[page.sentence_of(told.core)]
    return told.voice == "active" and not turned and told.first == sentence.first


def set_speaker(
    text: GateText, found: Findings, proposal: TextProposal, at: int, *, lasting: bool
) -> None:
    """Find who says it, and hold a stated speaker against that.

    Args:
        text: The text.
        found: What is found; changed in place.
        proposal: What is held.
        at: Token of the claim.
        lasting: Whether "according to X" earlier in the paragraph holds on.

    Raises:
        NotLicensedError: A speaker is stated, and another one says it, or nobody.
    """
    told = text.speaker(at, lasting=lasting)
    if told is not None and _is_parted(text, told[0].last, at):
        found.doubt(Doubt.MAYBE_SAID_BY, speaker=text.words((told[0].first, told[0].last)))
    stated = text.tokens(proposal.spans.get("attributed_to"))
    named = proposal.stated.get("attributed_to")
    if told is not None:
        words = (told[0].first, told[0].last)
        is_other = named is not None and not _is_like(named, text.words(words))
        if stated is not None:
            is_other = not overlap(stated, words)
        if is_other:
            raise NotLicensedError(
                "attributed_to", Refusal.SPEAKER_OF_OTHER_WORDS, text.words(words)
            )
        if any(text.page.is_word(i, "nobody", "neg") for i in range(*words)):
            found.doubt(Doubt.DOUBTED, speaker=text.words(words))
        found.speaker = text.words(words)
        found.publisher = text.publisher(told[0])
        found.ground(text, "attributed_to", words, told[0].rule, told[1])
        if found.modality is Modality.ASSERTED:
            found.modality = Modality.REPORTED
        return
    unread = unread_speaker(text, at)
    if stated is not None or named is not None:
        if unread is None or stated is None or not overlap(stated, unread):
            raise NotLicensedError("attributed_to", Refusal.SPEAKER_SILENT, str(named or "")[:80])
        found.speaker = found.publisher = text.words(stated)
        found.ground(text, "attributed_to", stated, "gate.speaker", Basis.AMBIGUOUS)
        found.modality = (
            Modality.REPORTED if found.modality is Modality.ASSERTED else found.modality
        )
    if unread is not None:
        found.doubt(Doubt.MAYBE_SAID_BY, speaker=text.words(unread))


def _is_parted(text: GateText, speaker: int, at: int) -> bool:
    """Read "The office says 52 were; the movement counts 77": a semicolon ends what one says."""
    same = text.page.sentence_of(speaker - 1) == text.page.sentence_of(at)
    return same and any(text.page.low(i) == ";" for i in range(speaker, at))


def _is_like(stated: object, told: str) -> bool:
    a, b = str(stated).casefold().split(), told.casefold().split()
    return bool(a) and (set(a) <= set(b) or set(b) <= set(a))


def stated_when(proposal: TextProposal, name: str) -> When | None:
    """Give the time a proposal states; None where it states none.

    Args:
        proposal: What is held.
        name: Its field: time of a figure, date of the rest.

    Raises:
        NotLicensedError: It is no time.
    """
    told = proposal.stated.get(name)
    if isinstance(told, Mapping):
        told = told.get("edtf") or _interval(told)
    if told is None:
        return None
    try:
        return parse_when(str(told))
    except HabeasError:
        raise NotLicensedError(name, Refusal.DATE_READS_OTHERWISE, str(told)[:40]) from None


def _interval(told: Mapping[str, Any]) -> str | None:
    start, end = told.get("start"), told.get("end")
    if start is None and end is None:
        return None
    return str(start) if start == end else f"{start or '..'}/{end or '..'}"


def set_time(
    text: GateText,
    found: Findings,
    proposal: TextProposal,
    name: str,
    candidates: list[Timing | None],
    stretch: Tokens,
    *,
    stock: bool,
) -> None:
    """Find when it is about, and hold a stated time against that.

    Args:
        text: The text.
        found: What is found; changed in place.
        proposal: What is held.
        name: Its field: time of a figure, date of the rest.
        candidates: The times its own words, or those of its whole, give: the likeliest first.
        stretch: Tokens within which a date may stand that no rule ties to it.
        stock: Whether it holds at an instant.

    Raises:
        NotLicensedError: A time is stated that these words do not give.
    """
    stated, span = stated_when(proposal, name), text.tokens(proposal.spans.get(name))
    timings = [t for t in candidates if t is not None]
    if stated is None and span is None:
        found.timing = timings[0] if timings else None
    else:
        found.timing = _licensed(text, found, name, timings, stretch, stated, span, stock=stock)
    if found.timing is not None:
        timing = found.timing
        found.ground(text, name, timing.span, timing.rule, timing.basis)


def _licensed(
    text: GateText,
    found: Findings,
    name: str,
    timings: list[Timing],
    stretch: Tokens,
    stated: When | None,
    span: Tokens | None,
    *,
    stock: bool,
) -> Timing:
    for timing in timings:
        agrees = stated is None or _is_same(stated, timing.edtf)
        there = span is None or timing.span is None or overlap(span, timing.span)
        if agrees and there:
            return timing
    own = any(t.basis in _IN_SENTENCE for t in timings)
    for dating in () if own else text.reading.dates_in(*stretch):
        untied = _untied(text, dating, stock=stock)
        there = span is None or overlap(span, (dating.first, dating.last))
        if untied is None or not there:
            continue
        if stated is None or _is_same(stated, untied.edtf):
            found.doubt(Doubt.DATE_UNTIED, date=untied.edtf)
            return untied
    words = text.words(timings[0].span) if timings and timings[0].span else ""
    reason = Refusal.DATE_READS_OTHERWISE if timings else Refusal.DATE_NOT_STATED
    raise NotLicensedError(name, reason, words)


def _untied(text: GateText, dating: Dating, *, stock: bool) -> Timing | None:
    return resolve(text.calendar, dating, "time.stated", stock=stock)


def _is_same(stated: When, edtf: str) -> bool:
    told = parse_when(edtf)
    return (stated.start, stated.end) == (told.start, told.end)


def set_words(
    text: GateText, found: Findings, proposal: TextProposal, name: str, allowed: list[Tokens]
) -> str | None:
    """Hold a place, a destination or a role against the words that may be one.

    Args:
        text: The text.
        found: What is found; changed in place.
        proposal: What is held.
        name: Its field.
        allowed: The words that may be one, the likeliest first.

    Returns:
        The words; where the proposal states none, the likeliest; None where there are none.

    Raises:
        NotLicensedError: Others are stated.
    """
    stated, span = proposal.stated.get(name), text.tokens(proposal.spans.get(name))
    pointed = name in proposal.spans
    if stated is None and not pointed:
        chosen = allowed[0] if allowed else None
    else:
        chosen = next(
            (
                words
                for words in allowed
                if (span is None or overlap(span, words))
                and (not pointed or span is not None)
                and (stated is None or _is_like(stated, text.words(words)))
            ),
            None,
        )
        if chosen is None:
            raise NotLicensedError(name, Refusal.PLACE_OR_ROLE_NOT_IN_WORDS, str(stated or "")[:80])
    if chosen is not None:
        found.ground(text, name, chosen, f"gate.{name}")
        return text.words(chosen)
    return None
