"""What is said to happen: each trigger with its voice, its auxiliaries and its modality."""

from dataclasses import dataclass, replace
from typing import Final

from habeas.extract.dates import is_year
from habeas.extract.lexicon import CLASP, GAP, SPLIT, Hit
from habeas.extract.page import TextTokens
from habeas.extract.tokens import plain
from habeas.model.claim import Modality
from habeas.vocabulary.meanings import meanings

_CHAIN: Final = 9
# How many words of a name and its role may stand before "(4 years in prison)", and how many in it.
_BEFORE_BRACKET: Final = 8
_IN_BRACKET: Final = 8
# How many words may stand between a verb and its particle: its object.
_GAP: Final = 10
# And between "قضت" and "بسجن": who does it, and when.
_WIDE_GAP: Final = 16
# How far into a clause its opening "that" still governs, in tokens.
_CLAUSE: Final = 16
# How far before a predicate a word may stand and still govern it, in tokens.
_REACH: Final = {
    "feared": 7,
    "announced": 4,
    "decided": 4,
    "planned": 4,
    "wished": 6,
    "denied": 4,
    "conditional": 6,
}
# What is ordered or promised is announced too; whether it was done is another matter.
_MODALITY: Final = {"decided": Modality.ANNOUNCED}
_ENDS: Final = (".", ";", ":", "!", "?", "(", ")", "—", "–", "…")


@dataclass(frozen=True, slots=True)
class Predicate:
    """One trigger in its verb group.

    Attributes:
        event: The event word, such as ``released``.
        voice: ``active`` (its object is who it happens to), ``passive`` or ``intransitive``
            (its subject is), ``state`` ("behind bars"), ``noun`` ("release of"), ``adjective``
            ("jailed"), ``bare`` (a participle or a past tense: the place tells).
        first: First token, auxiliaries included.
        core: First token of the trigger itself.
        last: One past the last token.
        modality: How far it is asserted; None for what is only wished or demanded.
        cue: Tokens of the word that says so, or None.
        is_finite: Whether it can carry a clause of its own.
        reach: One past the last word that is needed to tell it: the object of "took Ann Bell
            into custody" stands between.
    """

    event: str
    voice: str
    first: int
    core: int
    last: int
    modality: Modality | None = Modality.ASSERTED
    cue: tuple[int, int] | None = None
    is_finite: bool = True
    reach: int = 0


def find_predicates(page: TextTokens) -> list[Predicate]:
    """Find every trigger and read its voice from what stands before it."""
    found: list[Predicate] = []
    for hits in _spans(page):
        meant = [h for h in hits if not _is_act(page, h)]
        found.extend(_read(page, meant) if meant else ())
    return found


def _said_after(page: TextTokens, last: int, voice: str) -> tuple[Modality, tuple[int, int]] | None:
    """Read "под амнистию попали бы", "the 50 releases announced": the word stands behind."""
    hit = page.at(last, "modality")
    if hit is None:
        return None
    particle = hit.value == "conditional" and page.lexicon.settings.is_free
    if particle and hit.last == last + 1:
        return Modality.CONDITIONAL, (last, hit.last)
    yet = voice == "noun" and hit.value in ("announced", "planned")
    return (modality_of(hit), (last, hit.last)) if yet else None


def _spans(page: TextTokens) -> list[list[Hit]]:
    """Group trigger hits by span; a trigger that begins within another is part of it."""
    groups: list[list[Hit]] = []
    reach, tails = -1, set[int]()
    for index in sorted(page.starting):
        hits = triggers_at(page, index)
        if not hits or index < reach or index in tails:
            continue
        reach = max(reach, hits[0].last)
        tails |= _tail(page, hits[0])
        groups.append(hits)
    return groups


def _tail(page: TextTokens, hit: Hit) -> set[int]:
    """Give the words that end a verb beyond its object: "في السجن" of "توفي سليم في السجن" tells no more."""
    end = _reach(page, hit) if GAP in hit.form and page.lexicon.settings.verb_first else None
    return set() if end is None else set(range(end - len(_ending(hit)), end))


def triggers_at(page: TextTokens, index: int) -> list[Hit]:
    """Give what the word or words at a token may tell of; empty where they tell nothing.

    Args:
        page: The tokens.
        index: The first token.
    """
    hits = [] if _is_of_year(page, index) else page.all_at(index, "trigger")
    clasped = [(h, end) for h in page.all_at(index, CLASP) if (end := _reach(page, h)) is not None]
    if clasped:
        # "أفرجت السلطات عن": who did it stands within, and to whom behind.
        hit, end = min(clasped, key=lambda pair: (pair[1] - len(_ending(pair[0])), -pair[1]))
        # "قضت بالإعدام على اثنين، وبالسجن على خمسة": what ends on its preposition is whole.
        whole = bool(hits) and hits[0].last > index + 1 and page.is_word(hits[0].last - 1, "prep")
        if not hits or (hits[0].last < end and not whole):
            return [replace(hit, kind="trigger", form=hit.form.partition(GAP)[0], last=end)]
    split = [h for h in page.all_at(index, SPLIT) if _reach(page, h) is not None]
    if split and (not hits or hits[0].last <= split[0].last):
        # "признал Олега Тростина виновным" tells more than "признал".
        return [replace(split[0], kind="trigger")]
    return hits


def _is_of_year(page: TextTokens, at: int) -> bool:
    """Say whether a word only ends a year: "в 2027 году получил" tells of no year in prison."""
    return at > 0 and is_year(page, at - 1) and page.is_word(at, "year_word")


def _reach(page: TextTokens, hit: Hit) -> int | None:
    """Give one past what ends a verb beyond its object: "took Ann Bell into custody"."""
    tail = [plain(word) for word in _ending(hit)]
    gap = _WIDE_GAP if hit.kind == CLASP else _GAP
    limit = min(page.sentences[page.sentence_of(hit.first)].last, hit.last + gap)
    for at in range(hit.last + 1, limit - len(tail) + 1):
        if page.low(at - 1) in _ENDS:
            return None
        if hit.kind == CLASP and _is_of_another(page, hit.first, at):
            return None
        if hit.kind == SPLIT and _leaves_clause(page, at - 1):
            return None
        lows = (page.low(at + step) for step in range(len(tail)))
        if all(_is_like(page, low, word) for low, word in zip(lows, tail, strict=False)):
            return at + len(tail)
    return None


def _ending(hit: Hit) -> list[str]:
    """Give the words that end a verb beyond what stands within it."""
    return hit.form.partition(GAP)[2].split()


def _leaves_clause(page: TextTokens, at: int) -> bool:
    """Say whether what follows is of another time: "غادر البلاد قبل صدور حكم بسجن" frees nobody."""
    if not page.lexicon.settings.verb_first:
        return False
    when = page.over(at, "relations")
    return page.is_word(at, "sub", "relative") or (
        when is not None and when.value in ("before", "after")
    )


def _is_of_another(page: TextTokens, first: int, at: int) -> bool:
    """Say whether a token belongs to a trigger of its own: "أطلقت حملة لإطلاق سراح" frees nobody."""
    own = page.over(at, "trigger")
    return own is not None and own.first > first and own.form == "noun"


def _is_like(page: TextTokens, low: str, told: str) -> bool:
    """Say whether a word is one of a pattern's choices, with its article or without."""
    forms = [form for form in (low, page.lexicon.without_article(low)) if form is not None]
    return any(
        form.startswith(word[:-1]) if word.endswith("*") else form == word
        for word in told.split("|")
        for form in forms
    )


def _read(page: TextTokens, hits: list[Hit]) -> list[Predicate]:
    first, last = hits[0].first, hits[0].last
    chain, kinds = _chain(page, first)
    steady = "be_present" in kinds or any(
        page.is_word(i, "still") for i in range(min(chain, max(first - 1, 0)), first)
    )
    stative = next((h for h in hits if h.form == "stative"), None)
    forms = {h.form: h for h in reversed(hits) if h.form != "stative"}
    found: list[Predicate] = []
    for form, hit in forms.items():
        voice = _voice(page, form.partition(GAP)[0], forms, kinds, first, last)
        reach = _reach(page, hit) if GAP in form else None
        if voice is None or (voice == "state" and _is_term(page, first)):
            continue
        if voice == "bare" and _has_auxiliary_after(page, last):
            voice = "passive"
        event = hit.value
        if voice == "bare" and page.lexicon.settings.infinitive_endings:
            voice = "active" if _is_infinitive(page, first) else voice
        endings = page.lexicon.settings.future_endings
        if voice == "bare" and page.lexicon.settings.participles_distinct and endings:
            finite = page.tokens[first].low.endswith(endings) and last - first == 1
            past = page.tokens[first].low.endswith(page.lexicon.settings.past_endings or ("\0",))
            voice = "active" if finite and not past and not page.lexicon.settings.is_free else voice
        is_held = stative is not None and steady and voice in ("passive", "bare")
        if is_held and stative is not None:
            event = stative.value
        begins = chain if voice in ("active", "passive", "intransitive", "state") else first
        modality, cue = _modality(page, begins, first, voice)
        if kinds == ["be_base"] and voice == "passive" and modality is Modality.ASSERTED:
            # "Prisoners to be released": an infinitive alone tells of what is to come.
            modality, cue = Modality.PLANNED, (chain, first)
        opens = voice == "active" or (voice == "intransitive" and _is_yet_to_come(page, first))
        if opens and modality is Modality.ASSERTED and _is_infinitive(page, first):
            modality, cue = Modality.PLANNED, (first, last)
        if modality is Modality.ASSERTED and "modal" in kinds and voice != "noun":
            modality, cue = Modality.PLANNED, (chain, first)  # "must be released"
        if modality is Modality.ASSERTED:
            modality, cue = _said_after(page, last, voice) or (modality, cue)
        told = modality in (Modality.ASSERTED, Modality.ANNOUNCED)
        if told and _is_future(page, first, last, voice, event):
            modality, cue = Modality.PLANNED, (first, last)
        found.append(
            Predicate(
                event,
                voice,
                begins,
                first,
                last,
                modality,
                cue,
                voice not in ("noun", "adjective", "bare"),
                last if reach is None else reach,
            )
        )
    return found


def _chain(page: TextTokens, first: int) -> tuple[int, list[str]]:
    """Walk left over auxiliaries and adverbs: where the verb group begins, and what it holds."""
    at, kinds, begins = first, [], first
    floor = max(page.sentences[page.sentence_of(first)].first, first - _CHAIN)
    while at > floor:
        aux = page.over(at - 1, "aux")
        if aux is not None and aux.last <= at:
            kinds.append(aux.value)
            at = begins = max(aux.first, floor)
        elif page.is_word(at - 1, "adv", "neg", "within_verb"):
            at -= 1
        elif (day := page.over(at - 1, "relative")) is not None and day.last == at > floor + 1:
            at = day.first  # "were this morning sentenced"
        elif page.is_word(at - 1, "and") and not kinds:
            shared = _shared_auxiliary(page, at - 1, floor)
            return (first, kinds) if shared is None else (first, ["be_past"])
        elif page.is_word(at - 1, "to_link") and at - 1 > floor:
            at -= 1
            begins = at if kinds else begins
        else:
            break
    return begins, kinds


def _has_auxiliary_after(page: TextTokens, last: int) -> bool:
    """Read "Uwolnieni zostali A i B", where the participle comes first."""
    if not page.lexicon.settings.participle_first:
        return False
    aux = page.over(last, "aux")
    return aux is not None and aux.value == "be_past" and page.at(aux.last, "trigger") is None


def _is_future(page: TextTokens, first: int, last: int, voice: str, event: str) -> bool:
    """Say whether the form of a verb tells of what is to come: "освободят", "libérera"."""
    settings = page.lexicon.settings
    meaning = meanings().events.get(event)
    if voice not in ("active", "intransitive") or meaning is None or meaning.is_state:
        return False
    words = (
        page.tokens[i].low
        for i in range(first, last)
        if page.tokens[i].kind == "word" and not page.is_word(i, "neg")
    )
    if settings.future_beginnings:
        return page.tokens[first].low.startswith(settings.future_beginnings)
    verb = next((w for w in words if w.endswith(settings.future_endings or ("\0",))), None)
    others = settings.present_endings + settings.past_endings
    if verb is None or verb.endswith(others or ("\0",)):
        return False
    # Of several words the verb is one that could be finite, and no noun: "вышел на свободу".
    return last - first == 1 or page.tokens[first].low == verb


def _is_infinitive(page: TextTokens, first: int) -> bool:
    """Say whether a verb only names what is to be done: "to release", "освободить"."""
    endings = page.lexicon.settings.infinitive_endings
    small = page.is_word(first, "adv", "no_verb")
    if endings and page.tokens[first].low.endswith(endings) and not small:
        return True
    return page.is_word(first - 1, "infinitive")


def _is_yet_to_come(page: TextTokens, first: int) -> bool:
    """Tell "eighteen to go free" from "agreed to go into exile", "continue to languish"."""
    if first < 2 or not page.is_word(first - 1, "infinitive"):
        return False
    counted = page.tokens[first - 2].kind == "number" or page.over(first - 2, "number")
    return bool(counted) or page.over(first - 2, "population") is not None


def _shared_auxiliary(page: TextTokens, at: int, floor: int) -> int | None:
    """Find the auxiliary of a joined participle: "were beaten and arrested"."""
    for index in range(at - 1, max(floor, at - 5) - 1, -1):
        aux = page.over(index, "aux")
        if aux is not None:
            return aux.first if aux.value.startswith("be_") else None
        if page.tokens[index].kind != "word" or page.is_word(index, "prep", "det", "pronoun"):
            return None
        if page.over(index, "population") is not None or page.over(index, "month") is not None:
            return None
    return None


def _voice(
    page: TextTokens, form: str, forms: dict[str, Hit], kinds: list[str], first: int, last: int
) -> str | None:
    nearest = kinds[0] if kinds else ""
    is_be = nearest.startswith("be_")
    match form:
        case "both":
            if is_be:
                return "passive"
            return "active" if nearest == "have" else "bare"
        case "part":
            return "passive" if is_be else "active" if nearest == "have" else "bare"
        case "act":
            noun = "noun" in forms and not _is_verb(page, first, last, nearest)
            return None if noun or _is_counted(page, first, last) else "active"
        case "noun":
            return None if "act" in forms and _is_verb(page, first, last, nearest) else "noun"
        case "pass":
            return "passive"
        case "intr":
            return "intransitive"
        case "term" | "give":
            # "получил пять лет": what is given is a sentence only where it is a length of time.
            told = "intransitive" if form == "term" else "active"
            given = _gives_term(page, last) or (form == "term" and _gives_in_bracket(page, last))
            return told if given else None
        case "state":
            return "state"
        case "adj":
            return "adjective"
        case _:
            return None


def _is_act(page: TextTokens, hit: Hit) -> bool:
    """Tell "zatrzymanie" from "zatrzymany": a word that names an act is no participle."""
    endings = page.lexicon.settings.act_endings
    named = bool(endings) and page.low(hit.last - 1).endswith(endings)
    return named and hit.form in ("part", "both")


def _is_counted(page: TextTokens, first: int, last: int) -> bool:
    """Say whether a number counts the word: in "53 convicts" nobody convicts."""
    numbered = page.tokens[first - 1].kind == "number" if first else False
    who = page.at(first, "population")
    return numbered and who is not None and who.last == last


def _is_term(page: TextTokens, first: int) -> bool:
    """Say whether a state only tells what a term is: "sentenced to four years in prison"."""
    unit = page.over(first - 1, "units")
    if unit is None or unit.value != "duration":
        return False
    number = page.tokens[unit.first - 1] if unit.first else None
    is_year = number is not None and number.text.isdecimal() and len(number.text) == 4
    counted = (
        page.low(unit.first - 1).isdecimal() or page.over(unit.first - 1, "number") is not None
    )
    return counted and not is_year


def _gives_term(page: TextTokens, at: int) -> bool:
    """Say whether a number of years or days follows: "got", "received", "was given"."""
    words = range(at, min(at + 5, page.sentences[page.sentence_of(at - 1)].last))
    for index in words:
        if _is_long(page, index):
            return True
        if page.tokens[index].kind == "number" or page.over(index, "number"):
            for at_unit in (index + 1, index + 2):
                units = [h for h in page.covering.get(at_unit, ()) if h.kind == "units"]
                if any(h.value == "duration" for h in units):
                    return not page.is_word(at_unit + 1, "infinitive")  # "two days to leave"
            return False
        if page.tokens[index].kind == "mark" and page.tokens[index].text != "-":
            return False
    return False


def _gives_in_bracket(page: TextTokens, at: int) -> bool:
    """Read "получили Анна Белова (4 года колонии)": the term of a prison behind whose it is."""
    last = page.sentences[page.sentence_of(at - 1)].last
    words = range(at, min(at + _BEFORE_BRACKET, last))
    opens = next((i for i in words if page.tokens[i].kind == "mark"), None)
    if opens is None or page.low(opens) != "(" or not _has_number(page, opens + 1):
        return False
    within = range(opens + 1, min(opens + _IN_BRACKET, last))
    units = [i for i in within for h in page.all_at(i, "units") if h.value == "duration"]
    return bool(units) and page.is_word(units[0] + 1, "facility")


def _is_long(page: TextTokens, index: int) -> bool:
    """Read "a five-year sentence": a number and a length of time in one word."""
    number, hyphen, unit = page.low(index).partition("-")
    told = hyphen and page.lexicon.word("units", unit.split("-")[0]) == "duration"
    return bool(told) and (number.isdecimal() or page.lexicon.word("number", number) is not None)


def _has_number(page: TextTokens, at: int) -> bool:
    """Say whether a number that is no year follows at once, with its hedge."""
    hedge = page.at(at, "hedges")
    at = at if hedge is None else hedge.last
    if at >= len(page.tokens):
        return False
    text = page.tokens[at].text
    is_year = text.isdecimal() and len(text) == len("2031")
    counted = page.at(at, "number") is not None and not page.is_word(at, "indefinite")
    return counted or (page.tokens[at].kind == "number" and not is_year)


def _is_verb(page: TextTokens, first: int, last: int, nearest: str) -> bool:
    """Say whether a word that is noun and verb ("arrest") is a verb here."""
    if _has_number(page, last) and not page.is_word(first - 1, "det", "of", "article"):
        return True  # "Marrow arrests 30 journalists", "a decree pardoning 457 inmates"
    if nearest in ("modal", "do") or page.is_word(first - 1, "infinitive"):
        return True
    # "to pardon or release": the second infinitive has no word of its own for it.
    joined = page.is_word(first - 1, "and") and page.over(first - 2, "trigger") is not None
    return joined and page.is_word(first - 3, "infinitive")


def _modality(
    page: TextTokens, first: int, core: int, voice: str
) -> tuple[Modality | None, tuple[int, int] | None]:
    """Read how far a predicate is asserted, from the words that govern it."""
    for index in range(first, core):
        hit = page.over(index, "modality")
        if page.is_word(index, "neg"):
            return Modality.DENIED, (index, index + 1)
        if hit is not None and hit.value in ("planned", "conditional", "denied"):
            return modality_of(hit), (hit.first, hit.last)
    floor = page.sentences[page.sentence_of(core)].first
    denied = _denial_over(page, first, floor) or _denial_before(page, first, floor)
    if denied is not None:
        return Modality.DENIED, denied
    at = first - 1
    while at >= floor and first - at <= max(_REACH.values()):
        if page.tokens[at].text in _ENDS:
            break
        hit = page.over(at, "modality")
        if hit is not None and hit.last <= core and first - hit.last < _REACH[hit.value]:
            far = hit.value == "denied" and page.is_word(at, "neg") and first - hit.last > 0
            over = _ends_clause(page, hit.last, first, hit.value) or _has_own_past(
                page, hit, first, core
            )
            if not far and not over:
                if hit.value == "wished":
                    return None, (hit.first, hit.last)
                return modality_of(hit), (hit.first, hit.last)
        at -= 1
    if voice == "noun":
        return _noun_modality(page, core)
    return Modality.ASSERTED, None


def _denial_over(page: TextTokens, first: int, floor: int) -> tuple[int, int] | None:
    """Read "denies that five prisoners were freed": all the clause after "that" is denied."""
    for at in range(first - 1, max(floor, first - _CLAUSE) - 1, -1):
        if page.tokens[at].text in (".", ";", ":", "!", "?"):
            return None
        if not page.is_word(at, "that") or page.is_word(at, "adv"):
            continue
        before = at - 1 - (page.low(at - 1) == ",")
        while (
            before > floor
            and page.is_word(before, "det", "prep")
            and not page.over(before, "modality")
        ):
            before -= 1
        hit = page.over(before, "modality")
        says_no = hit is not None and hit.value == "denied" and not page.is_word(hit.first, "neg")
        return (hit.first, hit.last) if says_no and hit is not None and hit.first >= floor else None
    return None


def _denial_before(page: TextTokens, first: int, floor: int) -> tuple[int, int] | None:
    """Read "لم يؤكد الناطق اعتقال": a verb that is denied, and what it would tell of behind it."""
    if not page.lexicon.settings.verb_first:
        return None
    for at in range(first - 1, max(floor, first - _CLAUSE) - 1, -1):
        opens = page.is_word(at, "and") and (at + 1 == first or page.is_word(at + 1, "verb"))
        if page.tokens[at].kind == "mark" or opens or page.is_word(at, "relative", "sub"):
            return None
        hit = page.over(at, "modality")
        if hit is not None and hit.value == "denied" and page.is_word(hit.first, "neg"):
            return hit.first, hit.last
    return None


def _has_own_past(page: TextTokens, hit: Hit, first: int, core: int) -> bool:
    """Say whether a verb after "and" tells of itself: "refused to cross and disappeared"."""
    if hit.value not in ("denied", "planned", "wished"):
        return False
    at = first - 1
    while at > hit.last and page.is_word(at, "adv") and not page.is_word(at, "and"):
        at -= 1
    if at < hit.last or not page.is_word(at, "and"):
        return False
    if any(page.is_word(i, "that") for i in range(hit.last, at)):
        return False
    aux = page.over(first, "aux") if first < core else None
    endings = page.lexicon.settings.past_endings
    is_past = bool(endings) and page.tokens[core].low.endswith(endings)
    return aux.value == "be_past" if aux is not None else is_past


def _ends_clause(page: TextTokens, last: int, first: int, value: str) -> bool:
    """Say whether a finite verb or a comma parts the governing word from the predicate."""
    for index in range(last, first):
        if page.tokens[index].text == "," and value not in ("feared", "announced", "decided"):
            return True
        joined = page.is_word(index + 1, "and") and index + 2 == first  # "to pardon or release"
        told = page.over(index, "trigger") is not None and not page.is_word(index, "adv")
        if told and not joined:
            return True
    return False


def _noun_modality(page: TextTokens, core: int) -> tuple[Modality | None, tuple[int, int] | None]:
    """A demanded or refused release: the governing word may stand just before an article."""
    at = core - 1
    while at >= 0 and page.is_word(at, "det", "adv"):
        at -= 1
    hit = page.over(at, "modality") if at >= 0 else None
    if hit is None:
        return Modality.ASSERTED, None
    if hit.value == "wished":
        return None, (hit.first, hit.last)
    return modality_of(hit), (hit.first, hit.last)


def modality_of(hit: Hit) -> Modality:
    """Give how far a word for it leaves something asserted."""
    return _MODALITY.get(hit.value) or Modality(hit.value)
