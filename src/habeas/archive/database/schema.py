"""The tables. The first four are kept; every other one is a projection of them."""

from typing import Final

from sqlalchemy import (
    Column,
    Dialect,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)

from habeas.archive.database.dialect import LongInteger

# Raised whenever a table changes, or what is worked out for one; what is derived is then made anew by `habeas rebuild`.
VERSION: Final = 8
# "Not ended": larger than any sequence number the archive can reach.
NEVER: Final = 2**31 - 1

metadata: Final = MetaData()


def _table(
    name: str, *parts: Column[object] | PrimaryKeyConstraint | Index, clustered: bool = False
) -> Table:
    """Declare a table; ``clustered`` keeps rows in the order of their key, one page less to write."""
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=not clustered)


def _whole(name: str, *, null: bool = False, key: bool = False) -> Column[object]:
    return Column(name, Integer, nullable=null, primary_key=key, autoincrement=False)


def _text(name: str, *, null: bool = False, key: bool = False) -> Column[object]:
    return Column(name, Text, nullable=null, primary_key=key)


class Bytes(LargeBinary):
    """Bytes as they are: both drivers take and give them, and wrapping costs a tenth of a seal."""

    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> None:
        """Pass bytes on."""

    def result_processor(self, dialect: Dialect, coltype: object) -> None:
        """Pass bytes on."""


def _bytes(name: str, *, null: bool = False) -> Column[object]:
    return Column(name, Bytes, nullable=null)


# Kept.

meta: Final = _table("meta", _text("name", key=True), _text("value"))
"""The schema's version, the archive's id and its signing key."""

entry: Final = _table(
    "entry",
    _whole("seq", key=True),
    _text("kind"),
    _whole("target", null=True),
    Column("at", LongInteger, nullable=False),
    _bytes("commitment"),
    _bytes("prev"),
    Index("entry_commitment", "commitment", unique=True),
)

payload: Final = _table("payload", _whole("seq", key=True), _bytes("salt"), _bytes("body"))

part: Final = _table(
    "part",
    _whole("source"),
    _text("name"),
    _bytes("salt"),
    _bytes("data"),
    PrimaryKeyConstraint("source", "name"),
)
"""A source's original bytes, its text and its numerals, compressed."""

KEPT: Final = (meta, entry, payload, part)

# Projections.

erased: Final = _table(
    "erased", _whole("target", key=True), _whole("seq"), _text("kind"), _whole("source", null=True)
)
"""Which entry was erased by which, and of what kind it was."""

source: Final = _table(
    "source",
    _whole("seq", key=True),
    _text("name"),
    _text("publisher", null=True),
    _text("address", null=True),
    _text("said_on", null=True),
    _whole("said_day"),
    _text("language", null=True),
    _text("media_type"),
    _text("sha256"),
    _text("marking"),
    Index("source_sha256", "sha256"),
)
"""``said_day`` is the day by which it was surely published, as days since year 1."""

claim: Final = _table(
    "claim",
    _whole("source"),
    _bytes("fingerprint"),
    _whole("seq"),
    PrimaryKeyConstraint("source", "fingerprint", "seq"),
    clustered=True,
)
"""What each source claims already, by what it says; kept together for each source."""

act: Final = _table(
    "act",
    _whole("seq", key=True),
    _whole("claim"),
    _text("verdict"),
    _whole("in_force"),
    Index("act_claim", "claim"),
)
"""Decisions and retractions, and whether they stand."""

standing: Final = _table(
    "standing",
    _whole("claim"),
    _whole("from_seq"),
    _whole("to_seq"),
    _text("state"),
    _whole("act", null=True),
    _whole("source"),
    _whole("said_day"),
    _text("type"),
    _whole("start"),
    _text("mention", null=True),
    _text("name", null=True),
    _text("field", null=True),
    _text("value", null=True),
    _text("matter"),
    _text("marking"),
    PrimaryKeyConstraint("claim", "from_seq"),
    Index("standing_mention", "source", "mention"),
    clustered=True,
)
"""Each claim as it stood from one entry to another."""


def _few(name: str, where: str, *columns: str) -> None:
    """Index the rows of some claims alone; a query that says so literally is answered from it."""
    Index(
        name,
        *(standing.c[column] for column in columns),
        sqlite_where=text(where),
        postgresql_where=text(where),
    )


# In the order in which what waits is counted, matter by matter.
_few(
    "standing_waiting",
    "state IN ('proposed', 'review')",
    "matter",
    "to_seq",
    "from_seq",
    "said_day",
)
_few("standing_figure", "type = 'figure'", "state")
_few("standing_exchange", "type = 'exchange'", "state")

waiting: Final = _table("waiting", _text("matter", key=True), _whole("count"), clustered=True)
"""How many claims wait for a decision now, by what they are about."""

judgement: Final = _table(
    "judgement",
    _whole("seq", key=True),
    _text("a"),
    _text("b"),
    _text("judgement"),
    _text("who"),
    _text("why"),
    Index("judgement_a", "a"),
    Index("judgement_b", "b"),
)

undo: Final = _table(
    "undo",
    _whole("seq", key=True),
    _whole("target"),
    _whole("base"),
    Index("undo_base", "base"),
)
"""``base`` is the entry that finally stands or falls, also through undone undos."""

definition: Final = _table(
    "definition",
    _whole("seq", key=True),
    _text("kind"),
    _text("id"),
    _text("version"),
    _text("sha256"),
)
"""Versioned data given to the archive; ``kind`` is a definition, tables, or facts about it."""

rectangle: Final = _table(
    "rectangle",
    _text("person"),
    _whole("from_seq"),
    _whole("spot"),
    _whole("to_seq"),
    _text("part"),
    _text("code"),
    _whole("first"),
    _whole("last"),
    _whole("sure"),
    _bytes("detail"),
    PrimaryKeyConstraint("person", "from_seq", "spot"),
    clustered=True,
)
"""States, values and events as known from one entry to another; one of no part for each person,
which says by what names the person is known, and one or some that hold what is told."""

spelling: Final = _table(
    "spelling",
    Column("key", LongInteger, nullable=False),
    _whole("since"),
    _text("person"),
    PrimaryKeyConstraint("key", "since", "person"),
    Index("spelling_person", "person"),
    clustered=True,
)
"""People as known now, filed under the keys of their names."""

candidate: Final = _table(
    "candidate",
    _text("a"),
    _text("b"),
    _whole("from_seq"),
    _whole("to_seq"),
    PrimaryKeyConstraint("a", "b", "from_seq"),
    Index("candidate_b", "b"),
    clustered=True,
)
"""Pairs of people who may be one, undecided from one entry to another."""

left_out: Final = _table(
    "left_out",
    _text("person"),
    _text("other"),
    _whole("from_seq"),
    _whole("to_seq"),
    PrimaryKeyConstraint("person", "from_seq"),
    Index("left_out_other", "other"),
    clustered=True,
)
"""People of whom pairs are not offered, from one entry to another, each with one of the others."""

PROJECTIONS: Final = (
    erased,
    source,
    claim,
    act,
    standing,
    waiting,
    judgement,
    undo,
    definition,
    rectangle,
    spelling,
    candidate,
    left_out,
)

# Copies of projections, for speed: they hold nothing of their own.

sheet: Final = _table("sheet", _text("name", key=True), _bytes("data"))
"""The rectangles in columns, as they were when it was written."""

stale: Final = _table("stale", _text("person", key=True), clustered=True)
"""The people whose rectangles have changed since."""

possible_person: Final = _table("possible_person", _text("lead", key=True), _bytes("data"))
"""What would be known of people together who may be one, by the first of them."""
