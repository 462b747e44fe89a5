"""Why a person may count, in plain words, from the spells behind the answer."""

from collections.abc import Iterable
from datetime import date

from habeas.count.evaluate import atom_axis
from habeas.count.rectangles import Rectangles
from habeas.model.definition import All, AnyOf, Definition, Has, Is, Not, Predicate
from habeas.model.spell import Spell, Standing

NOT_KNOWN = "sources do not say"


class Reasons:
    """Finds the reason of one person at a time; reads the rows of all of them once."""

    def __init__(
        self, rectangles: Rectangles, definition: Definition, people: Iterable[str]
    ) -> None:
        self._definition = definition
        self._rules = rectangles.rules
        # Only the axes that the definition looks at: there may be many people.
        axes = {atom_axis(atom) for atom in definition.atoms()}
        self._by_person = rectangles.spells_of(people, axes=axes)

    def on(self, person: str, day: date) -> str:
        """Say why a person is only possible under an instant definition on a day."""
        where = self._definition.where
        found = self._why(where, person, day) if where is not None else []
        return "; ".join(dict.fromkeys(found)) or NOT_KNOWN

    def within(self, person: str, first: date, last: date) -> str:
        """Say why it is only possible that something began for a person in a period."""
        atom = self._definition.begins
        found = []
        for spell in self._by_person.get(person, []):
            if atom is None or not spell.begins or not _fits(spell, atom):
                continue
            if (spell.from_earliest or date.min) > last or (spell.from_latest or date.max) < first:
                continue
            if spell.reason:
                found.append(spell.reason)
            elif spell.from_reason:
                found.append(spell.from_reason)
            elif not self._enough(spell):
                found.append(self._thin(spell))
        if not found and self._definition.where is not None:
            found = self._why(self._definition.where, person, last)
        return "; ".join(dict.fromkeys(found)) or NOT_KNOWN

    def _enough(self, spell: Spell) -> bool:
        bodies = {self._rules.body_id(origin) for origin in spell.origins}
        named = not self._definition.bodies or not bodies.isdisjoint(self._definition.bodies)
        return named and spell.witnesses >= self._definition.origins

    def _thin(self, spell: Spell) -> str:
        asked = self._definition.origins
        if spell.witnesses < asked:
            told = f"{spell.witnesses} independent origin(s)"
            return f"rests on {told}; the definition asks for {asked}"
        names = " or ".join(self._rules.body_label(body) for body in self._definition.bodies)
        return f"{names} does not say so"

    def _why(self, node: Predicate, person: str, day: date) -> list[str]:
        if isinstance(node, Not):
            return self._why(node.of, person, day)
        if isinstance(node, All | AnyOf):
            return [words for part in node.of for words in self._why(part, person, day)]
        if isinstance(node, Has):
            return self._why_trait(node, person)
        found = []
        for spell in self._by_person.get(person, []):
            if not _fits(spell, node):
                continue
            if words := spell.why_possible(day):
                found.append(f"{self._rules.value_label(spell.axis, spell.value)}? {words}")
            elif spell.standing(day) is Standing.UNDISPUTED and not self._enough(spell):
                found.append(self._thin(spell))
            elif spell.standing(day) is Standing.UNDISPUTED:
                return []
        return found

    def _why_trait(self, node: Has, person: str) -> list[str]:
        told = [s for s in self._by_person.get(person, []) if s.axis == atom_axis(node)]
        if not told:
            return [f"no source states the {node.field}"] if node.unknown_counts else []
        return [s.reason for s in told if s.value.casefold() in node.values and s.disputed]


def _fits(spell: Spell, atom: Is) -> bool:
    on_axis = spell.axis == atom.axis or spell.axis.startswith(f"{atom.axis}:")
    return on_axis and spell.value in atom.values
