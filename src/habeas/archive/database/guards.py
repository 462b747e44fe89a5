"""Whether what keeps the ledger append-only still stands in the database as it was made."""

from sqlalchemy import Connection

from habeas.archive.database import dialect
from habeas.archive.database.schema import KEPT
from habeas.archive.faults import FaultKind, LedgerFault


def fault(connection: Connection, last: int) -> LedgerFault | None:
    """Name the first guard that is gone, was altered, or was never ours; None where all stand.

    Args:
        connection: Any.
        last: The place of the last entry, where the fault is said to be.

    Without the guards nothing recorded is changed yet, but anybody with a database shell
    could do it, and a trigger of somebody else could do it at the next entry.
    """
    intended, present = dialect.intended(connection, KEPT), dialect.present(connection)
    for name, text in sorted(intended.items()):
        if name not in present:
            return LedgerFault(last, FaultKind.GUARD_GONE, name)
        if present[name] != text:
            return LedgerFault(last, FaultKind.GUARD_ALTERED, name)
    foreign = sorted(
        name for name in present.keys() - intended.keys() if name.startswith(("trigger", "view"))
    )
    return LedgerFault(last, FaultKind.GUARD_FOREIGN, foreign[0]) if foreign else None
