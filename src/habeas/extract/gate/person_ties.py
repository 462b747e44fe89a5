"""What the words around a name tell of the person, whoever proposes it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from habeas.extract.agreement import has_no_subject, is_plural, sex_of
from habeas.extract.clause import Clause
from habeas.extract.clauses import clauses, governing, objects
from habeas.extract.declension import Case, inflection
from habeas.extract.gate.links import ties
from habeas.extract.gate.listed_people import (
    Block,
    Head,
    HeadKind,
    block_at,
    blocks,
    heads,
    is_entry,
)
from habeas.extract.gate.slots import befalling, is_subject, pronoun_of, read_otherwise
from habeas.extract.gate.ties import Strength, Tie
from habeas.extract.gate.walls import Walls
from habeas.extract.names import NameMention
from habeas.extract.page import TextTokens
from habeas.extract.phrases import Phrase, PhraseKind, inflection_of
from habeas.extract.predicates import Predicate
from habeas.extract.reading import Reading
from habeas.vocabulary.meanings import meanings

_COLONS: Final = (":", "—", "–", "-", "→")
_BULLETS: Final = ("*", "•", "#", ".", ")", "_", "–", "—", "-", "▪", "●", "(", "№")
_LISTED: Final = (",", ";", "(", ")", "«", "»", "“", "”", '"', "/")
_DESCRIBES: Final = ("bare", "adjective", "noun", "passive")
_THIRD: Final = ("he", "she", "him", "her", "object_pronoun", "given_pronoun")
_BEFALLS: Final = ("passive", "bare", "intransitive", "adjective", "noun", "state")
# How many sentences after a name a pronoun may still mean it.
_REACH: Final = 3
_SEVERAL: Final = 2
# How many tokens a date may have.
_DATE: Final = 5
# How many sentences after a name that nobody else is named in a verb without a subject may still be of it.
_TOPIC: Final = 12
# Nobody is named in full twice within so many words.
_BESIDE: Final = 15


def identity(name: NameMention) -> NameMention:
    """Give the mention by which a person is first named in full."""
    return name.full or name


def person_ties(reading: Reading, name: NameMention) -> list[Tie]:
    """Give what is told of a person by the words around the name and, firmly, around its other mentions.

    Args:
        reading: The first layer.
        name: The name where it is pointed at.
    """
    key = ("gate_person_ties", name.first)
    return reading.once(key, lambda: _all(reading, name))


def _all(reading: Reading, name: NameMention) -> list[Tie]:
    whole = identity(name)
    mentions = [n for n in reading.names if n.kind == "person" and identity(n) is whole]
    mentions.sort(key=lambda n: abs(n.first - name.first))
    found: dict[tuple[str, tuple[int, int]], Tie] = {}
    for mention in [name, *(m for m in mentions if m is not name)]:
        namesake = mention is not name and _may_be_namesakes(reading.page, mention, name)
        for told in _PersonTieSearch(reading, mention).ties():
            tie = replace(told, strength=Strength.WEAK) if namesake else told
            known = found.get((tie.event, tie.words))
            if known is None or known.strength < tie.strength:
                found[tie.event, tie.words] = tie
    return list(found.values())


def _may_be_namesakes(page: TextTokens, a: NameMention, b: NameMention) -> bool:
    """Say whether two mentions in full may be of two people: a role stands before the later."""
    first, later = sorted((a, b), key=lambda n: n.first)
    in_full = min(a.last - a.first, b.last - b.first) >= _SEVERAL
    beside = later.first - first.last <= _BESIDE
    return in_full and (later.has_role or beside or _is_introduced(page, later))


def _is_introduced(page: TextTokens, name: NameMention) -> bool:
    """Read "his namesake Silas Renn": a noun before a name in full says who it is."""
    at = name.first - 1
    small = page.tokens[at].text[:1].islower() if at >= 0 else False
    led = page.is_word(at, "prep", "and", "verb", "that", "relative", "sub", "by", "of", "det")
    return small and page.tokens[at].kind == "word" and not led and not page.over(at, "aux")


class _PersonTieSearch:
    """Looks for the ties of one mention."""

    def __init__(self, reading: Reading, name: NameMention) -> None:
        self.reading, self.page, self.name = reading, reading.page, name
        self.number = self.page.sentence_of(name.first)
        self.sentence = self.page.sentences[self.number]
        self.walls = Walls(reading)

    def ties(self) -> Iterator[Tie]:
        for predicate in befalling(self.reading, self.number, self.name.first):
            if self._is_of_another_verb(predicate):
                continue
            sex, own = sex_of(self.page, predicate), self._sex()
            if sex and own and sex != own and not is_plural(self.reading, predicate):
                continue  # "colega de la detenida Ana Ruiz": the participle is another's
            yield self._tie(predicate, Strength.FIRM, "slot")
        yield from self._of_noun()
        yield from self._aside()
        yield from self._line()
        yield from self._list()
        yield from self._pronoun()

    def _is_of_another_verb(self, told: Predicate) -> bool:
        """Read "the journalist whom Ann Bell reported was arrested": she did the verb behind her name."""
        page, at = self.page, self.name.last
        if told.first <= at or told.voice not in ("passive", "intransitive"):
            return False
        if page.is_word(self.name.first - 1, "relative_object") and told.voice == "passive":
            return True
        acts = page.is_word(at, "verb") or page.over(at, "sources") is not None
        return acts and not page.is_word(at, "prep", "and", "relative") and not page.over(at, "aux")

    def _tie(self, told: Predicate, strength: Strength, how: str) -> Tie:
        return Tie(told.event, (told.core, told.last), strength, f"gate.person.{how}", told)

    def _of_noun(self) -> Iterator[Tie]:
        """Read "the arrest of Ann Bell", "Bell's arrest"."""
        name, page = self.name, self.page
        opens = self._names_start()
        if self._is_owner() or not self._may_own():
            return
        for predicate in self.reading.predicates_in(self.sentence.first, self.sentence.last):
            if predicate.voice != "noun":
                continue
            before = predicate.last <= opens and self._is_of(predicate.last, opens)
            owned = page.low(name.last) == "'s" and 0 <= predicate.core - name.last - 1 <= 1
            if before or owned:
                yield self._tie(predicate, Strength.FIRM, "noun")

    def _may_own(self) -> bool:
        """Read "ареста Анне Белл": a name in the dative is not whose arrest it is."""
        cases = inflection_of(self.reading, self.name).cases
        return not self.page.lexicon.settings.is_free or bool(
            cases & ~(Case.DATIVE | Case.LOCATIVE)
        )

    def _is_of(self, first: int, last: int) -> bool:
        """Say whether a noun's people stand behind it, over a day at most."""
        undated = [i for i in range(first, last) if i not in self.reading.dated]
        return all(self.walls.is_of(i, i + 1) for i in undated)

    def _aside(self) -> Iterator[Tie]:
        """Read "Ann Bell (8 years)", "Ann Bell, in custody since May,"."""
        page, at = self.page, self.name.last
        if page.low(at) not in ("(", ","):
            return
        closes = ")" if page.low(at) == "(" else ","
        end = at + 1
        while end < self.sentence.last and page.low(end) not in (closes, ".", ";"):
            end += 1
        for predicate in self.reading.predicates_in(at + 1, end):
            first = min(predicate.first, predicate.core)
            clear = not any(i in self.reading.named for i in range(at + 1, first))
            own = has_no_subject(self.reading, predicate)
            act = predicate.voice == "noun"  # "according to Ann Bell, arrests go on"
            aside = closes == ")" or not (predicate.is_finite or own or act)
            if aside and predicate.voice in _BEFALLS and clear and self._opens(at + 1, first):
                yield self._tie(predicate, Strength.FIRM, "aside")

    def _opens(self, first: int, last: int) -> bool:
        """Say whether only an age, a day or small words stand before what an aside tells."""
        page = self.page
        return all(
            i in self.reading.dated
            or self.reading.is_aside(i)
            or page.tokens[i].kind != "word"
            or page.is_word(i, "adv", "det", "prep", "and")
            or page.over(i, "units") is not None
            for i in range(first, last)
        )

    def _line(self) -> Iterator[Tie]:
        """Read "3. Ann Bell, 52, nurse: arrested 11 May": the line a name opens tells of it."""
        page, name = self.page, self.name
        at = block_at(self.reading, name.first)
        block = blocks(self.reading)[at]
        opener = block.opener
        if opener is not None and opener.first == name.first:
            marked = page.low(name.last) in (*_COLONS, *_LISTED, ".") or page.ends_line(name.last)
            if marked and is_entry(self.reading, at):
                yield from self._entry(block.words[1])
        if opener is not None and self._is_of_line(block):
            yield from self._under(at)

    def _is_of_line(self, block: Block) -> bool:
        """Say whether a name opens a line, or only other names with their roles stand before it."""
        opens = self.name.role_first if self.name.has_role else self.name.first
        opener = block.opener
        if opener is not None and opener.first == self.name.first:
            return True
        return all(self._is_listed(i) for i in range(block.words[0], opens))

    def _entry(self, last: int) -> Iterator[Tie]:
        """Read what a line tells behind the name it opens on."""
        name = self.name
        others = [
            n.first
            for n in self.reading.names_in(name.last, last)
            if n.kind == "person" and identity(n) is not identity(name)
        ]
        for predicate in self.reading.predicates_in(name.last, last):
            clear = not any(at < predicate.core for at in others)
            if self._befalls_nobody_else(predicate):
                strength = Strength.FIRM if clear else Strength.WEAK
                yield self._tie(predicate, strength, "line")
        yield from self._term(last)

    def _term(self, last: int) -> Iterator[Tie]:
        """Read "Ann Bell, 44, teacher - 8 years": a length of time in a line is what was given."""
        for group in self.reading.groups_in(self.name.last, last):
            led = self.page.low(group.first - 1) in (*_COLONS, "(")
            if group.unit == "duration" and led and group.first > self.name.last:
                term = meanings().unsaid.term
                yield Tie(term, (group.first, group.last), Strength.WEAK, "gate.person.term")

    def _befalls_nobody_else(self, predicate: Predicate) -> bool:
        """Say whether a verb of a line has no other people than the line's own."""
        clause = governing(self.reading, predicate)
        if clause is None:
            return predicate.voice in _BEFALLS
        acts = predicate.voice in ("active", "bare")
        nouns = (*clause.before, *clause.after) if acts else clause.before
        others = [n for n in nouns if n.phrase.first >= self.name.last]
        if any(self._is_people(n.phrase) for n in others):
            return False
        if predicate.voice in _BEFALLS:
            return True
        # "Adam Nowak, 34: let go on 2 May": who did it is not said, and whom, the line says.
        return predicate.voice == "active" and not objects(self.reading, clause)

    def _is_people(self, phrase: Phrase) -> bool:
        """Say whether a phrase is of other people: named or counted, for "a student" is a role of the line's."""
        counted = phrase.kind is PhraseKind.PEOPLE and any(
            g.kind != "thing" for g in self.reading.groups_in(phrase.first, phrase.last)
        )
        return counted or phrase.kind is PhraseKind.PERSON

    def _under(self, at: int) -> Iterator[Tie]:
        """Read names in lines under "Released:", "They took these people away:"."""
        for head in heads(self.reading, at):
            sure = head.kind in (HeadKind.COLON, HeadKind.HEADING)
            strength = Strength.FIRM if sure else Strength.WEAK
            if any(n.kind == "person" for n in self.reading.names_in(*head.words)):
                strength = Strength.WEAK
            for predicate in self.reading.predicates_in(*head.words):
                if self._is_of_those_under(predicate, head):
                    yield self._tie(predicate, strength, "heading")
            groups = self.reading.groups_in(*head.words)
            for group in groups[-1:] if head.kind is not HeadKind.HEADING else ():
                yield from self._lent(group.quantity.core, strength)

    def _is_of_those_under(self, predicate: Predicate, head: Head) -> bool:
        """Say whether a head tells something of people whom it does not name or count itself."""
        if predicate.voice != "active":
            return head.kind in (HeadKind.COLON, HeadKind.HEADING, HeadKind.TITLE)
        clause = governing(self.reading, predicate)
        return clause is not None and not objects(self.reading, clause)

    def _list(self) -> Iterator[Tie]:
        """Read "Released: A, B and C", "12 were freed, among them A and B"."""
        page, start = self.page, self._list_start()
        if self._is_owner() or self._is_left_out() or self._does_something():
            return
        start = self._past_count(start)
        if page.low(start - 1) == ":" and start - 1 > self.sentence.first:
            first = self.walls.stretch_before(start - 1, self.sentence.first)
            told = [p for p in self.reading.predicates_in(first, start - 1) if p.voice in _BEFALLS]
            groups = self.reading.groups_in(first, start - 1)
            for predicate in told:
                yield self._tie(predicate, Strength.FIRM, "list")
            for group in groups[-1:]:
                yield from self._lent(group.quantity.core, Strength.FIRM)
            return
        if self._is_membership(start):
            yield from self._members(start)
            return
        if page.is_word(start - 1, "listing") and not self.reading.predicates_in(start - 1, start):
            for tie in self._members(start):
                yield replace(tie, strength=Strength.WEAK)
            return
        at = start - 1
        while at > self.sentence.first and page.over(at, "aux") is not None:
            at -= 1
        for predicate in self.reading.predicates_in(self.sentence.first, start):
            # "The exiled are Ann Bell and Finn Dale."
            if at < start - 1 and predicate.last == at + 1 and predicate.voice in _DESCRIBES:
                yield self._tie(predicate, Strength.FIRM, "list")

    def _does_something(self) -> bool:
        """Read "...; Finn Dale filmed it": the subject of a verb that no list knows is on no list of names."""
        for clause in clauses(self.reading, self.number):
            verb = clause.verb
            if verb is None or verb.first < self.name.last or not verb.is_finite:
                continue
            known = read_otherwise(self.reading, verb.first, verb.last)
            if not known and is_subject(self.reading, clause, self.name.first):
                return True
        return False

    def _is_left_out(self) -> bool:
        """Read "...; Ann Bell and Finn Dale, not": a "no" behind the names parts them from what was told."""
        page, at = self.page, self.name.last
        while at < self.sentence.last and (
            at in self.reading.named or page.is_word(at, "and") or page.low(at) == ","
        ):
            at += 1
        return page.is_word(at, "neg") and at + 1 >= self.sentence.last - 1

    def _past_count(self, start: int) -> int:
        """Step back over the number of "Died: 2 (Ann Bell, 9 May; Finn Dale)"."""
        number = self.reading.groups.get(start - 1)
        bracket = self.page.low(start) == "("
        return number.first if bracket and number is not None and number.kind == "bare" else start

    def _is_owner(self) -> bool:
        """Read "the chairman of Democratic Youth, Ann Bell": a name behind "of" is not who is listed."""
        first = self.name.role_first if self.name.has_role else self.name.first
        while self.page.is_word(first - 1, "det", "article") and not self.page.is_word(
            first - 1, "of"
        ):
            first -= 1
        return self.page.is_word(first - 1, "of", "prep") and not any(
            p.last in (first, first - 1)
            for p in self.reading.predicates_in(self.sentence.first, first)
        )

    def _names_start(self) -> int:
        """Step back over the names of one list, with their roles."""
        at = self.name.role_first if self.name.has_role else self.name.first
        while self.page.low(at - 1) == "," or self.page.is_word(at - 1, "and"):
            before = self.reading.named.get(at - 2)
            if before is None or before.kind != "person" or before.last != at - 1:
                break
            at = before.role_first if before.has_role else before.first
        return at

    def _list_start(self) -> int:
        """Step back over the names, roles and ages of one list."""
        at = self.name.role_first if self.name.has_role else self.name.first
        while at > self.sentence.first and self._is_listed(at - 1):
            at -= 1
        return at

    def _is_listed(self, at: int) -> bool:
        page = self.page
        named = self.reading.named.get(at)
        thing = self.reading.groups.get(at)
        return (
            named is not None
            or self._may_say_who(at)
            or (thing is not None and thing.kind == "thing")
            or page.over(at, "units") is not None
            or (page.is_word(at, "prep") and at + 1 in self.reading.groups)
            or page.low(at) in _LISTED
            or page.is_word(at, "and", "det", "article")
            or page.over(at, "names") is not None
            or page.over(at, "population") is not None
            or self.reading.is_aside(at)
            or self._is_dated_aside(at)
        )

    def _is_dated_aside(self, at: int) -> bool:
        """Say whether a token is of a date that a bracket or a semicolon closes: "Ann Bell (9 May), "."""
        end = at
        while end in self.reading.dated and end - at < _DATE:
            end += 1
        return end > at and self.page.low(end) in (")", ";")

    def _may_say_who(self, at: int) -> bool:
        """Say whether a word may be of somebody's role: no verb, nothing that leads or opens a clause."""
        page = self.page
        led = page.is_word(at, "verb", "prep", "sub", "relative", "including", "among", "adv")
        told = page.over(at, "aux") is not None or page.all_at(at, "trigger")
        settings = page.lexicon.settings
        ends = settings.past_endings + settings.finite_endings
        acts = bool(ends) and at not in self.reading.named and page.low(at).endswith(ends)
        return page.tokens[at].kind == "word" and not led and not told and not acts

    def _is_membership(self, start: int) -> bool:
        page, at = self.page, start - 1
        while at > self.sentence.first and (
            page.over(at, "aux") is not None
            or page.is_word(at, "adv", "them", "they", "pronoun", "listing")
            or self.reading.predicates_in(at, at + 1)
            or page.over(at, "population") is not None
        ):
            at -= 1
        near = range(max(at - 2, self.sentence.first), at + 1)
        return any(page.is_word(i, "including", "among") for i in near)

    def _members(self, start: int) -> Iterator[Tie]:
        """Give what is told of the group whose members a list names."""
        page, first = self.page, self.sentence.first
        cue = max(
            (i for i in range(first, start) if page.is_word(i, "including", "among")), default=first
        )
        told = [p for p in self.reading.predicates_in(cue, start) if p.voice in _BEFALLS]
        if told:
            yield self._tie(told[-1], Strength.FIRM, "member")
            return
        floor = page.sentences[max(self.number - 1, 0)].first
        groups = [
            g for g in self.reading.groups_in(floor, cue) if g.kind in ("people", "part", "unknown")
        ] or [g for g in self.reading.groups_in(floor, cue) if g.kind == "bare"]
        if groups:
            yield from self._lent(groups[-1].quantity.core, Strength.FIRM)
            return
        told = [
            p for p in self.reading.predicates_in(first, cue) if p.voice in (*_BEFALLS, "active")
        ]
        for predicate in told[-1:]:
            yield self._tie(predicate, Strength.FIRM, "member.vague")

    def _lent(self, core: int, strength: Strength) -> Iterator[Tie]:
        for tie in ties(self.reading, self.reading.groups[core]):
            if tie.strength is Strength.FIRM:
                yield Tie(tie.event, tie.words, strength, "gate.person.member", tie.predicate)

    def _pronoun(self) -> Iterator[Tie]:
        """Read "Bell was arrested. She was freed in June.": nobody else has been named."""
        page = self.page
        ends = min(self.number + _REACH + 1, page.paragraphs[self.sentence.paragraph][1])
        for number in range(self.number, min(self.number + _TOPIC, len(page.sentences))):
            sentence = page.sentences[number]
            for predicate in self.reading.predicates_in(sentence.first, sentence.last):
                if predicate.core <= self.name.last or not self._is_meant(predicate, number):
                    continue
                if number < ends:
                    sure = self._is_alone(predicate.core)
                    strength = Strength.FIRM if sure else Strength.WEAK
                    yield self._tie(predicate, strength, "pronoun")
                elif self._is_last_named(predicate.core):
                    yield self._tie(predicate, Strength.WEAK, "pronoun.far")
            if number >= ends and not self._is_last_named(sentence.last):
                return

    def _is_last_named(self, at: int) -> bool:
        """Say whether nobody else is named between this mention and a token."""
        between = self.reading.names_in(self.name.last, at)
        whole = identity(self.name)
        return not any(n.kind == "person" and identity(n) is not whole for n in between)

    def _is_meant(self, predicate: Predicate, number: int) -> bool:
        """Say whether a verb is of a pronoun or of nobody named, that can be this person."""
        clause = governing(self.reading, predicate)
        if clause is None or not self._agrees(predicate):
            return False
        pronoun = pronoun_of(self.reading, clause, predicate)
        if pronoun is not None:
            third = self.page.is_word(pronoun[0], *_THIRD)
            plural = self.page.is_word(pronoun[0], "they", "them")
            return third and not plural and self._fits_pronoun(pronoun[0])
        if number == self.number or not self._drops(clause, predicate):
            return False
        return not has_no_subject(self.reading, predicate)

    def _drops(self, clause: Clause, predicate: Predicate) -> bool:
        """Say whether a clause leaves its subject out."""
        befalls = predicate.is_finite and predicate.voice in ("passive", "intransitive")
        return (
            befalls
            and self.page.lexicon.settings.drops_subject
            and not any(
                is_subject(self.reading, clause, n.phrase.first)
                for n in (*clause.before, *clause.after)
            )
        )

    def _agrees(self, predicate: Predicate) -> bool:
        sex, own = sex_of(self.page, predicate), self._sex()
        return not is_plural(self.reading, predicate) and not (sex and own and sex != own)

    def _fits_pronoun(self, at: int) -> bool:
        own = self._sex()
        page = self.page
        if own == "m" and page.is_word(at, "she", "her") and not page.is_word(at, "he", "him"):
            return False
        return not (
            own == "f" and page.is_word(at, "he", "him") and not page.is_word(at, "she", "her")
        )

    def _sex(self) -> str | None:
        """Give the sex that a name's endings show; None where they show none."""
        whole = identity(self.name)
        sexes = {sex for sex, _ in inflection(whole.text, self.page.lexicon.code).forms}
        return next(iter(sexes)) if len(sexes) == 1 else None

    def _is_alone(self, at: int) -> bool:
        """Say whether nobody else is named from the paragraph's beginning to a token."""
        first = self.page.sentences[self.page.paragraphs[self.sentence.paragraph][0]].first
        people = {id(identity(n)) for n in self.reading.names_in(first, at) if n.kind == "person"}
        return len(people) < _SEVERAL
