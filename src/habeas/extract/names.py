"""Names of people and of other things, found by their capitals and their surroundings."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from habeas.extract.declension import inflection, is_given
from habeas.extract.page import TextTokens
from habeas.extract.tokens import plain
from habeas.extract.uncased_names import uncased_runs
from habeas.vocabulary.meanings import meanings
from habeas.vocabulary.territories import territory_code

_LONGEST: Final = 6
# How many tokens the day and the agency of a dateline may take, and what stands between them.
_DATELINE: Final = 16
_DASHES: Final = ("–", "—", "-")
_IN_DATELINE: Final = (",", ".", ")")
# The words of a name with a word before it that only opens the sentence.
_LEAST_LED: Final = 3
# A surname that does not decline and ends on so many letters more is another: a wife's, a sister's.
_OTHER_ENDING: Final = 2
# The last letter of the Latin alphabets.
_LATIN: Final = "\u024f"
# Two forms of one word begin with as many letters.
_START: Final = 2
_QUOTES: Final = ('"', "“", "«", "„", "–", "—")


@dataclass(frozen=True, slots=True)
class NameMention:
    """One name.

    Attributes:
        first: First token.
        last: One past the last token.
        kind: ``person``, ``place``, ``body`` (an organisation) or ``other``.
        text: As written.
        full: The longest form of the same name used before; itself when there is none.
        role_first: First token of the role written before it; equal to ``first`` if none.
        surname: For a given name alone, the surname told with a sibling; None elsewhere.
    """

    first: int
    last: int
    kind: str
    text: str
    full: "NameMention | None" = None
    role_first: int = -1
    surname: str | None = None

    @property
    def has_role(self) -> bool:
        """Whether a role stands before it."""
        return 0 <= self.role_first < self.first

    @property
    def is_one_word(self) -> bool:
        """Whether it is one word that may name a person, a place or a body."""
        return self.kind == "other" and self.last - self.first == 1


@cache
def _particles(more: tuple[str, ...]) -> frozenset[str]:
    return frozenset((*meanings().name_particles.split(), *more))


@lru_cache(maxsize=4096)
def is_country(name: str, language: str) -> bool:
    """Say whether a name is a country's, in any case of the language."""
    return territory_code(name, language) is not None


def find_runs(page: TextTokens) -> list[NameMention]:
    """Find runs of capitalised words and say what each names, each by itself."""
    if page.lexicon.settings.no_capitals:
        return [
            NameMention(r.first, r.last, r.kind, page.words(r.first, r.last), None, r.role_first)
            for r in uncased_runs(page)
        ]
    found: list[NameMention] = []
    index = 0
    while index < len(page.tokens):
        last = _run(page, index)
        if last is None:
            index += 1
            continue
        index += _is_led(page, index, last)
        parted = _second_name(page, index, last)
        if parted is not None:
            found.extend(_named(page, index, parted))
        found.extend(_named(page, index if parted is None else parted, last))
        index = last
    return found


def _is_led(page: TextTokens, first: int, last: int) -> bool:
    """Say whether a sentence opens with a word that is no name: "Обшукали Валентина Гросу"."""
    opens = page.sentences[page.sentence_of(first)].first == first or page.low(first - 1) in _QUOTES
    if not opens or last - first < _LEAST_LED or not page.lexicon.settings.is_free:
        return False
    fathers = page.lexicon.settings.patronymic_endings
    if fathers and page.low(first + 2).endswith(fathers):
        return False  # "Бережной Лука Савельевич": the surname stands first
    code = page.lexicon.code
    return is_given(page.low(first + 1), code) and not is_given(page.low(first), code)


def _second_name(page: TextTokens, first: int, last: int) -> int | None:
    """Give where a second person's name begins in a run: "Міколы Панасенкі Паліна Барысевіч"."""
    if not page.lexicon.settings.is_free:
        return None
    if any(page.tokens[i].kind != "word" for i in range(first, last)):
        return None
    # "слесар з Талакоўска Віталь Шаўцоў": behind a preposition a place may come first.
    led = page.is_word(first - 1, "prep") and not is_given(page.low(first), page.lexicon.code)
    start = first + 1 if led else first + 2
    given = (at for at in range(start, last - 1) if is_given(page.low(at), page.lexicon.code))
    return next(given, None)


def _is_capital(page: TextTokens, index: int) -> bool:
    token = page.tokens[index]
    if token.kind != "word" or token.low == "'s":
        return False
    if token.text[0].isupper():
        return True
    # al-Labwani, el-Sisi: the article is small and the name is not.
    article, hyphen, rest = token.text.partition("-")
    return bool(hyphen and rest and len(article) <= 3 and rest[0].isupper())


def _run(page: TextTokens, index: int) -> int | None:
    """Give one past the last token of the name that starts at a token."""
    if not _is_capital(page, index) or _is_plain_word(page, index):
        return None
    particles, last = _particles(page.lexicon.settings.name_particles), index + 1
    size = len(page.tokens)
    while last < size and last - index < _LONGEST + 2:
        if page.tokens[last].start > page.tokens[last - 1].end + 1:
            break
        if page.text[page.tokens[last - 1].end : page.tokens[last].start].strip(" ") != "":
            break
        if _is_capital(page, last) and (not _is_plain_word(page, last) or _ends_name(page, last)):
            last += 1
        elif page.low(last) in particles and last + 1 < size and _is_capital(page, last + 1):
            last += 2
        elif _is_initial(page, last):
            last += 1
        else:
            break
    return last


def _ends_name(page: TextTokens, index: int) -> bool:
    """Read "Nguyen Tan An" in running text: a capital article there is part of a name."""
    is_headline = page.sentences[page.sentence_of(index)].headline
    return page.is_word(index, "article") and not is_headline and not page.is_caseless


def _is_initial(page: TextTokens, index: int) -> bool:
    """Say whether a full stop belongs to an initial: "Lyavon B. Halaka"."""
    if page.low(index) != "." or index == 0:
        return False
    before = page.tokens[index - 1]
    return len(before.text) == 1 and before.text.isupper() and index + 1 < len(page.tokens)


def _is_plain_word(page: TextTokens, index: int) -> bool:
    """Say whether a capital is only the start of a sentence, or a month, or such."""
    if page.over(index, "month") or page.over(index, "weekday"):
        return True
    listed = page.over(index, "names")
    if listed is not None and listed.value in ("body", "place"):
        return False
    starts = index == 0 or page.sentences[page.sentence_of(index)].first == index
    starts = starts or page.low(index - 1) in ('"', "“", "«", "„", ":", "–", "—")
    known = any(
        hit.kind in ("words", "aux", "population", "hedges", "relations", "sources", "number",
                     "trigger", "modality", "links", "periods", "relative", "ordinal", "names")
        for hit in page.covering.get(index, ())
    )  # fmt: skip
    if page.is_caseless:
        return known or page.is_word(index, "common")
    if not known:
        return False
    if listed is not None and not starts:
        return False
    if page.is_word(index, "pronoun") and not starts and _is_before_capital(page, index):
        return False  # "Алег Тур і Яна Кот": no "яна"
    if page.is_word(index, "det", "prep", "conj", "sub", "pronoun", "adv"):
        return starts or page.tokens[index].text[1:].islower()
    return starts


def _is_before_capital(page: TextTokens, index: int) -> bool:
    following = page.tokens[index + 1] if index + 1 < len(page.tokens) else None
    beside = following is not None and following.start == page.tokens[index].end + 1
    return beside and following is not None and following.text[:1].isupper()


def _named(page: TextTokens, first: int, last: int) -> list[NameMention]:
    """Trim titles from a run and say what it names."""
    role_first = _role(page, first)
    kind = None
    core = first + _opens_with_demonym(page, first, last)
    while core < last:
        hit = page.at(core, "names")
        if hit is not None and hit.value == "title" and hit.last <= last:
            core, kind = hit.last, "person"
        elif page.low(core) == ".":
            core += 1
        else:
            break
    if core >= last:
        return []
    kinds = {
        h.value for i in range(core, last) for h in page.covering.get(i, ()) if h.kind == "names"
    }
    if "body" in kinds or (kind is None and _is_of_body(page, first)):
        kind = "body"
    elif ("place" in kinds and kind is None and _is_place(page, core, last)) or (
        kind is None and is_country(page.words(core, last), page.lexicon.code)
    ):
        kind = "place"
    elif kind is None:
        kind = _guess(page, core, last)
    untitled = core == first and min(role_first, core) == core
    article = untitled and page.is_word(core - 1, "article")
    if kind == "person" and article and not is_given(page.low(core), page.lexicon.code):
        kind = "other"  # "the Harbour Workers" is nobody's name, and "a Celeste Nhara" is
    return [NameMention(core, last, kind, page.words(core, last), None, min(role_first, core))]


def is_demonym(page: TextTokens, at: int) -> bool:
    """Say whether a word ends as a country's adjective does: "Arcadian".

    Args:
        page: The text.
        at: The token.
    """
    endings = page.lexicon.settings.demonym_endings
    return bool(endings) and page.low(at).endswith(endings)


def _opens_with_demonym(page: TextTokens, first: int, last: int) -> bool:
    """Read "Arcadian President Ann Bell": the first word is no part of the name."""
    long = last - first >= _LEAST_LED and is_demonym(page, first)
    return long and not is_given(page.low(first), page.lexicon.code)


def _is_of_body(page: TextTokens, first: int) -> bool:
    """Say whether a word for a body stands before its name: "l'association Vona Sarn"."""
    told = page.over(first - 1, "names") if first else None
    small = told is not None and page.tokens[first - 1].text[:1].islower()
    if not small or told is None or told.value != "body":
        return False
    # Where nouns have cases, a person's name may stand behind the body it works for.
    here, before = (max(page.tokens[i].text) > _LATIN for i in (first, first - 1))
    return here != before or not page.lexicon.settings.is_free


def _opens_dateline(page: TextTokens, first: int, last: int) -> bool:
    """Say whether a run is where an agency's report was sent from: "Vale, 7 mar 2033 (Farol) –".

    A paragraph opens with it, and behind a day and the agency in brackets comes a dash. A day
    within the brackets is one of somebody's life: "Ann Bell (born 4 May 1979) –".
    """
    paragraph = page.sentences[page.sentence_of(first)].paragraph
    opens = page.sentences[page.paragraphs[paragraph][0]].first == first
    if not opens or page.low(last) not in (",", "("):
        return False
    dated = bracketed = inside = False
    for at in range(last, min(last + _DATELINE, len(page.tokens))):
        text = page.low(at)
        if text in _DASHES and not inside:
            return dated and bracketed
        inside = text == "(" or (inside and text != ")")
        bracketed = bracketed or inside
        in_date = _is_in_date(page, at)
        dated = dated or (in_date and not inside)
        between = text in _IN_DATELINE or page.is_word(at, "date_of", "day_suffix")
        if inside == in_date and not between:
            return False
    return False


def _is_in_date(page: TextTokens, at: int) -> bool:
    """Say whether a token is of a day: a number, a month or the day of the week."""
    named = page.over(at, "month") or page.over(at, "weekday")
    return page.tokens[at].kind == "number" or named is not None


def _is_place(page: TextTokens, first: int, last: int) -> bool:
    """Say whether a run is a place as a whole, and not a person with a place's name."""
    covered = [
        i
        for i in range(first, last)
        if any(h.kind == "names" and h.value == "place" for h in page.covering.get(i, ()))
    ]
    return len(covered) == last - first or (bool(covered) and covered[-1] == last - 1)


def _guess(page: TextTokens, first: int, last: int) -> str:
    if _opens_dateline(page, first, last):
        return "place"
    words = [page.tokens[i] for i in range(first, last) if page.tokens[i].kind == "word"]
    if not page.is_caseless and all(w.text.isupper() and len(w.text) > 1 for w in words):
        return "body"
    if any(page.over(i, "population") for i in range(first, last)) and len(words) > 1:
        return "other"
    if not page.is_caseless and any(_is_acronym(w.text) for w in words):
        return "other"
    if len(words) >= 2:
        return "person"
    return "other"


def _is_acronym(word: str) -> bool:
    """Say whether small letters stand between capitals: "WiN"."""
    return len(word) > 2 and word[0].isupper() and word[-1].isupper() and not word.isupper()


def _role(page: TextTokens, first: int) -> int:
    """Find the role just before a name: "opposition leader", "journalists"."""
    at = first
    while at > 0 and first - at < 5:
        hit = page.over(at - 1, "names")
        role = hit is not None and hit.value in ("role", "title")
        people = page.over(at - 1, "population") is not None
        if not (role or people):
            break
        at = hit.first if hit is not None and role else at - 1
    return at


def link_names(page: TextTokens, names: list[NameMention]) -> list[NameMention]:
    """Join a surname to the full name used before.

    Args:
        page: The text.
        names: All of them, in order of place.
    """
    linked: list[NameMention] = []
    people: dict[str, list[tuple[NameMention, list[str]]]] = {}
    for name in _parted(names, page.lexicon.code):
        parts = plain(name.text).split()
        if name.kind in ("person", "other"):
            alike = people.get(parts[0][:_START], []) if parts else []
            earlier = _earlier(page, name.text, parts, alike)
            if earlier is not None:
                linked.append(
                    NameMention(
                        name.first, name.last, "person", name.text, earlier, name.role_first
                    )
                )
                continue
        if name.kind == "person" and len(parts) > 1:
            for start in {part[:_START] for part in parts}:
                people.setdefault(start, []).append((name, parts))
        linked.append(name)
    return linked


def _parted(names: list[NameMention], code: str) -> list[NameMention]:
    """Part "Open Docket Ostry": a body's name, and the surname of someone named before."""
    known: dict[str, list[NameMention]] = {}
    parted: list[NameMention] = []
    for name in names:
        words = name.text.split()
        size = name.last - name.first
        surname = plain(words[-1])
        runs_on = size == len(words) >= 3 and any(
            not _shares_given(k.text, words) for k in known.get(surname, ())
        )
        if name.kind == "person" and runs_on and not is_given(words[0].casefold(), code):
            front = name.text[: name.text.rindex(words[-1])].rstrip()
            parted.append(
                NameMention(name.first, name.last - 1, "other", front, None, name.role_first)
            )
            parted.append(
                NameMention(name.last - 1, name.last, "other", words[-1], None, name.last - 1)
            )
            continue
        if name.kind == "person" and size > 1:
            known.setdefault(surname, []).append(name)
        parted.append(name)
    return parted


def _shares_given(full: str, words: list[str]) -> bool:
    given = plain(full).split()[:-1]
    return any(_close(plain(w), g) for w in words[:-1] for g in given)


def _earlier(
    page: TextTokens, text: str, parts: list[str], people: list[tuple[NameMention, list[str]]]
) -> NameMention | None:
    """Find who was named before by more words, or by the same in another case.

    The same word stands before one that is only like it: of "Tikhanovsky" and "Tikhanovskaya".
    """
    for person, whole in reversed(people):
        if len(parts) < len(whole) and set(parts) <= set(whole):
            return person
    for person, whole in reversed(people):
        shorter = len(parts) < len(whole) and all(_same_word(part, whole) for part in parts)
        same = len(parts) == len(whole) and all(
            _close(a, b) for a, b in zip(parts, whole, strict=True)
        )
        if (shorter or same) and _may_be_one(page, text, person.text):
            return person
    return None


def _may_be_one(page: TextTokens, name: str, full: str) -> bool:
    """Say whether two forms of a name can be of one man, or of one woman."""
    code = page.lexicon.code
    if not page.lexicon.settings.is_free:
        return (
            abs(len(name.rsplit(maxsplit=1)[-1]) - len(full.rsplit(maxsplit=1)[-1])) < _OTHER_ENDING
        )
    return not inflection(name, code).sexes.isdisjoint(inflection(full, code).sexes)


def _same_word(part: str, whole: list[str]) -> bool:
    return len(part) > 1 and any(_close(part, word) for word in whole)


def _close(a: str, b: str) -> bool:
    """Say whether two words are one name in two cases: Квачков, Квачкова."""
    if a == b:
        return True
    if min(len(a), len(b)) < 4:
        return len(a) >= 3 and len(b) >= 3 and a[:-1] == b[:-1] and abs(len(a) - len(b)) <= 1
    shared = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        shared += 1
    return shared >= max(len(a), len(b)) - 3 and shared >= min(len(a), len(b)) - 1 and shared >= 3
