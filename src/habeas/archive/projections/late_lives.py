"""Whose life is worked out late: not at each entry that touches them, but when it is due.

To work a life out takes as long as there is much told of it, and to do so after each of many
decisions takes that much longer. Of decisions recorded together only the last works out the
life of somebody they touch; and where what is told of a mention has changed often, it is
worked out less and less often. Until then a row says that what is kept of the person
is late. Whoever asks for such a moment has it worked out from the ledger
(`habeas.archive.projections.life_at`), with the same answer.

When a life is due follows from the ledger alone, so that a rebuild keeps the same rows.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, bindparam, func, insert, or_, select

from habeas.archive.database.schema import NEVER, entry, judgement, rectangle, standing
from habeas.archive.database.statements import Prepared
from habeas.archive.projections import sheet
from habeas.archive.projections.claim_state import LIVE
from habeas.archive.projections.rectangle_rows import NOBODY
from habeas.resolve.identity import person_id

Row = dict[str, Any]

PART: Final = "late"
"""The part of the row that says that what is kept of a person is late."""
LATE: Final[Row] = NOBODY | {"part": PART}

Between = Mapping[str, Sequence[Row]]
"""The rows of some people, by their ids, as they would be kept if nothing of them were late."""

NOTHING: Final[Between] = {}

_FEW: Final = 256
# Beyond, the life is due eight times while the changes double: all of it together takes in
# proportion to what is told.
_TIMES: Final = 4
# How a claim stood before a decision, and after it.
_CHANGED: Final = Prepared(
    select(
        standing.c.source,
        standing.c.mention,
        standing.c.name,
        standing.c.field,
        standing.c.state,
        standing.c.from_seq,
    )
    .join(entry, entry.c.target == standing.c.claim)
    .where(
        entry.c.seq == bindparam("seq"),
        entry.c.kind == "decision",
        or_(standing.c.from_seq == bindparam("since"), standing.c.to_seq == bindparam("until")),
    ),
    "seq",
    "since",
    "until",
)
_JUDGED: Final = Prepared(
    select(judgement.c.seq).where(
        or_(judgement.c.a == bindparam("name"), judgement.c.b == bindparam("also"))
    ),
    "name",
    "also",
)
_CHANGES: Final = Prepared(
    select(func.count()).where(
        standing.c.source == bindparam("of"),
        standing.c.mention == bindparam("mention"),
        standing.c.from_seq <= bindparam("seq"),
    ),
    "of",
    "mention",
    "seq",
)
_KEPT: Final = Prepared(
    select(rectangle.c.part).where(
        rectangle.c.person == bindparam("person"),
        rectangle.c.to_seq == NEVER,
        or_(rectangle.c.part == NOBODY["part"], rectangle.c.part == PART),
    ),
    "person",
)


def is_due(changes: int) -> bool:
    """Say whether the life of somebody is worked out.

    Args:
        changes: How often it has changed what stands of a mention of theirs.
    """
    return changes < _FEW or changes % (1 << max(0, changes.bit_length() - _TIMES)) == 0


def put_off(
    connection: Connection, touched: Mapping[int, Iterable[str]], ends: Mapping[int, int]
) -> bool:
    """Note that somebody's life is late, where that is all that an entry changes of it.

    That is so where one more claim about one mention, which no judgement is about, is accepted
    of somebody who is known already. What is noted is what working it out would note.

    Args:
        connection: In the transaction that recorded the entry.
        touched: Sequence number to the mentions touched, as for `habeas.archive.projections.lives.refresh`.
        ends: The last of the entries recorded together with each.

    Returns:
        Whether nothing is left to be done.
    """
    every = [(seq, name) for seq, names in touched.items() for name in names]
    if len(touched) != 1 or len(every) != 1 or ends:
        return False
    ((seq, name),) = every
    rows = _CHANGED.all(connection, seq, seq, seq)
    if not _is_accepted(rows) or _JUDGED.first(connection, name, name) is not None:
        return False
    of, mention = rows[0][:2]
    changes = _CHANGES.all(connection, of, mention, seq)[0][0]
    if is_due(changes):
        return False
    person = person_id(name)
    kept = {part for (part,) in _KEPT.all(connection, person)}
    if NOBODY["part"] not in kept:
        return False
    if PART not in kept:
        at = {"person": person, "from_seq": seq, "to_seq": NEVER, "spot": 0}
        connection.execute(insert(rectangle), LATE | at)
        sheet.note(connection, [person])
    return True


def _is_accepted(rows: Sequence[Sequence[Any]]) -> bool:
    """Say whether something told of one mention is accepted, and nothing else is changed.

    Args:
        rows: How it stood before an entry and after it.
    """
    if len(rows) != 2:
        return False
    (*named, state, _), (*named_now, state_now, _) = sorted(rows, key=lambda row: int(row[-1]))
    is_same = named == named_now and named[-1] is None
    return is_same and state in LIVE and state_now == "accepted"
