"""Whether what keeps the ledger append-only still stands in the database as it was made."""

from sqlalchemy import Connection

from habeas.archive.database import dialect
from habeas.archive.database.schema import KEPT


def fault(connection: Connection) -> str | None:
    """Name the first guard that is gone, was altered, or was never ours; None where all stand.

    Without the guards nothing recorded is changed yet, but anybody with a database shell
    could do it, and a trigger of somebody else could do it at the next entry.
    """
    intended, present = dialect.intended(connection, KEPT), dialect.present(connection)
    for name, text in sorted(intended.items()):
        if name not in present:
            return f"the {name} is gone"
        if present[name] != text:
            return f"the {name} was altered"
    foreign = sorted(
        name for name in present.keys() - intended.keys() if name.startswith(("trigger", "view"))
    )
    return f"the {foreign[0]} is not of Habeas" if foreign else None
