"""Why a person may count, in plain words, worked out from what is told of that person."""

from collections.abc import Sequence
from dataclasses import replace

from habeas.count.clusters import Who
from habeas.count.evaluate import UNDISPUTED, values_of
from habeas.count.presence import PLACE
from habeas.count.question import Question
from habeas.count.rectangles import Rectangles
from habeas.count.unknown_places import place_names, unplaced
from habeas.history.kinds import OWN
from habeas.history.origins import witnesses
from habeas.history.statements import Recipe
from habeas.history.why import Because, Why, why_on, why_within
from habeas.history.worlds import worlds_of
from habeas.model.definition import Has, Is
from habeas.model.rectangle import Sure
from habeas.words import uncertainty
from habeas.words.reasons import not_said


class Reasons:
    """Finds the reason of one person at a time; reads what is told of all of them once."""

    def __init__(self, who: Who, question: Question, people: Sequence[str]) -> None:
        self._who = who
        self._question = question
        self._rules = who.records.rules
        self._told = who.records.recipes(people)
        self._few = who.records.only(people)
        own = question.levels(self._few)
        self._own = dict(zip(self._few.people, own.tolist(), strict=True))
        self._values = values_of(self._few)
        self._unplaced = {} if question.place is None else unplaced(self._few, question)

    def of(self, person: str) -> str:
        """Say why a person is only possible."""
        return self.why(person).words

    def is_known(self, person: str) -> bool:
        """Say whether a person's own record leaves nothing open."""
        return self._own.get(person) != 1

    def why(self, person: str) -> Why:
        """Say why a person is only possible, and what leaves it open."""
        if self.is_known(person) and person in self._who.clustered:
            others = len(self._who.cluster_of[person].members) - 1
            return Why(Because.OTHER, uncertainty.perhaps_another_record(others))
        if (thin := self._thin(person)) is not None:
            return thin
        if (unstated := self._unstated(person)) is not None:
            return unstated
        parts = self._told.get(person, ())
        axes = {atom.axis for atom in self._question.definition.atoms() if isinstance(atom, Is)}
        for part in sorted(parts, key=lambda p: self._is_asked(p, axes), reverse=True):
            if (found := self._of_part(part, axes)) is not None:
                return found
        if self._question.place is not None:
            return Why(Because.OTHER, self._where(person))
        return Why(Because.OTHER, not_said())

    def _where(self, person: str) -> str:
        """Say why it is not sure that a person is in the place asked about."""
        if person in self._unplaced:
            return uncertainty.place_code_unknown(place_names(self._unplaced[person]))
        question = self._question
        told = {
            value.code.upper() if len(value.code) == 2 else value.code
            for value in self._values.get(person, ())
            if value.part == PLACE and value.first <= question.last and value.last >= question.first
        }
        if told:
            return uncertainty.place_unsure(sorted(told))
        return uncertainty.place_not_stated()

    @staticmethod
    def _is_asked(part: Recipe, axes: set[str]) -> bool:
        return part.part == OWN or part.part in axes or part.part.partition(":")[0] in axes

    def _of_part(self, part: Recipe, axes: set[str]) -> Why | None:
        worlds = worlds_of(part, self._rules)
        question = self._question
        if question.is_period:
            found = why_within(worlds, question.first, question.last)
            is_empty = found.because is Because.OTHER and not found.claims
            return None if is_empty else found
        if not self._is_asked(part, axes) or len(worlds.on(question.first)) == 1:
            return None
        for axis in (a for a in worlds.kinds.axes if part.part != OWN or a in axes):
            at = worlds.kinds.axes.index(axis)
            if len({state[at] for state in worlds.on(question.first)}) != 1:
                return why_on(worlds, question.first, axis=axis)
        return why_on(worlds, question.first)

    def _thin(self, person: str) -> Why | None:
        """Say where too few tell of it, or not who has to."""
        definition = self._question.definition
        if definition.origins <= 1 and not definition.bodies:
            return None
        anybody = replace(definition, origins=1, bodies=())
        few: Rectangles = self._few.only([person])
        plain = replace(self._question, definition=anybody).levels(few)
        if int(plain[0]) != UNDISPUTED:
            return None
        told = {
            o for part in self._told.get(person, ()) for s in part.statements for o in s.origins
        }
        if witnesses(told) < definition.origins or not definition.bodies:
            least = min(
                (witnesses(s.origins) for p in self._told.get(person, ()) for s in p.statements),
                default=0,
            )
            return Why(Because.OTHER, uncertainty.too_few_origins(least, definition.origins))
        names = [self._rules.body_label(body) for body in definition.bodies]
        return Why(Because.OTHER, uncertainty.body_silent(names))

    def _unstated(self, person: str) -> Why | None:
        values = self._values.get(person, [])
        for atom in self._question.definition.atoms():
            if not isinstance(atom, Has):
                continue
            told = [v for v in values if v.part == f"trait:{atom.field}"]
            if not told and atom.unknown_counts:
                return Why(Because.OTHER, uncertainty.field_not_stated(atom.field))
            fitting = [v for v in told if v.code.casefold() in atom.values]
            if fitting and not any(v.sure is Sure.SURELY for v in fitting):
                return Why(Because.CONTRADICTION, uncertainty.field_disputed(atom.field))
        return None
