"""What is known of some mentions, followed from entry to entry, and whose life is due when."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from habeas.archive.database.schema import NEVER
from habeas.archive.projections.claim_state import LIVE
from habeas.model.claim import Claim
from habeas.model.judgement import Judged
from habeas.model.person import Attribute, Mention
from habeas.resolve.describe import DESCRIBED
from habeas.resolve.judgements import group


@dataclass(frozen=True, slots=True)
class Version:
    """A claim about a mention, as it stood from one entry to another."""

    claim_seq: int
    from_seq: int
    to_seq: int
    state: str
    mention: str
    name: str
    claim: Claim
    says: Hashable
    """The same for claims that say the same of a mention: any one of them says it all."""


class Known:
    """What claims about some mentions say, followed from one entry to later ones.

    Attributes:
        first: First claim about each mention that was ever recorded.
        live: Claims about each mention that are not taken back, in order.
        accepted: Of these, those accepted, by what they say.
    """

    def __init__(self, versions: Iterable[Version]) -> None:
        every = list(versions)
        self._coming = sorted(every, key=lambda v: v.from_seq, reverse=True)
        self._going = sorted(every, key=lambda v: v.to_seq, reverse=True)
        self.first: dict[str, int] = {}
        self.live: dict[str, list[int]] = {}
        self.accepted: dict[str, dict[Hashable, dict[int, Version]]] = {}
        self._standing: dict[tuple[str, int], Version] = {}
        self._facts: dict[str, Counter[tuple[str, str]]] = {}

    def go_to(self, seq: int) -> None:
        """Go on to what was known after an entry; never back."""
        while self._coming and self._coming[-1].from_seq <= seq:
            self._add(self._coming.pop())
        while self._going and self._going[-1].to_seq <= seq:
            self._remove(self._going.pop())

    def claims(self, mention: str) -> list[Claim]:
        """Give what is accepted of a mention, each thing that is said once."""
        said = self.accepted.get(mention, {}).values()
        return [next(iter(same.values())).claim for same in said]

    def mention(self, name: str) -> Mention | None:
        """Give a mention as somebody is known by it; None where all of it is taken back."""
        if name not in self.live:
            return None
        told = self._standing[name, self.live[name][0]].name
        facts = tuple(sorted(self._facts.get(name, ())))
        return Mention(id=name, source=name.split("#", 1)[0], name=told, facts=facts)

    def _add(self, version: Version) -> None:
        seq, mention = version.claim_seq, version.mention
        self.first[mention] = min(self.first.get(mention, NEVER), seq)
        before = self._standing.get((mention, seq))
        if before is not None:
            self._leave(before)
        if version.state in LIVE:
            self._standing[mention, seq] = version
            insort(self.live.setdefault(mention, []), seq)
            if version.state == "accepted":
                said = self.accepted.setdefault(mention, {})
                said.setdefault(version.says, {})[seq] = version
                self._facts.setdefault(mention, Counter()).update(_facts_of(version))

    def _remove(self, version: Version) -> None:
        # A later version of the claim may have come to stand in its place.
        if self._standing.get((version.mention, version.claim_seq)) is version:
            self._leave(version)

    def _leave(self, version: Version) -> None:
        seq, mention = version.claim_seq, version.mention
        del self._standing[mention, seq]
        live = self.live[mention]
        del live[bisect_left(live, seq)]
        if not live:
            del self.live[mention]
        if version.state != "accepted":
            return
        said, facts = self.accepted[mention], self._facts[mention]
        del said[version.says][seq]
        if not said[version.says]:
            del said[version.says]
        if not said:
            del self.accepted[mention]
        facts.subtract(_facts_of(version))
        self._facts[mention] = +facts


def _facts_of(version: Version) -> list[tuple[str, str]]:
    """Give what a claim says of somebody that tells them from others."""
    body = version.claim.body
    if isinstance(body, Attribute) and body.field in DESCRIBED:
        return [(body.field, body.value)]
    return []


class Settling:
    """At which of some entries recorded together each life that they touch is worked out.

    Args:
        known: What is known before the first of them.
        due: The mentions that each of them touches.
        judgements: Those in force at all of them.
        is_due: Whether a mention's life is worked out at the last of them that touches it.
        late: Roots of those of whom it is noted already that their life is late; kept up.
    """

    def __init__(
        self,
        known: Known,
        due: Mapping[int, Iterable[str]],
        judgements: Sequence[Judged],
        is_due: Callable[[str, int], bool],
        late: set[str],
    ) -> None:
        self._known = known
        self._is_due = is_due
        self.root = group(judgements).root
        self._last = {self.root(name): seq for seq in sorted(due) for name in due[seq]}
        self._accepted = Counter(map(self.root, known.accepted))
        self._late = late

    def settled(self, seq: int, names: Iterable[str]) -> set[str]:
        """Give the roots of those whose life is worked out at an entry.

        Args:
            seq: One of the entries.
            names: The mentions it touches.
        """
        return {
            root
            for name in names
            if self._last[root := self.root(name)] == seq and self._is_due(name, seq)
        }

    def go_to(self, seq: int, names: Collection[str]) -> bool:
        """Go on to an entry; say whether anything is to be kept of what it changes.

        Args:
            seq: One of the entries.
            names: The mentions it touches.
        """
        known = self._known
        before = {name: (known.mention(name), name in known.accepted) for name in names}
        known.go_to(seq)
        roots, settled = set(map(self.root, names)), self.settled(seq, names)
        changed = bool(settled or roots - self._late)
        self._late |= roots
        self._late -= settled
        for name, (mention, was_accepted) in before.items():
            root = self.root(name)
            had_any = self._accepted[root] > 0
            self._accepted[root] += (name in known.accepted) - was_accepted
            changed |= known.mention(name) != mention or had_any != (self._accepted[root] > 0)
        return changed
