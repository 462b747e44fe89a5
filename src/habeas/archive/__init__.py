"""The append-only ledger, archived sources, projections, integrity and erasure.

Start reading at `archive` (what is recorded) and `view` (what can be asked); `ledger`
and `seal` are underneath, `project` makes every other table from them.
"""

from habeas.archive.archive import Archive
from habeas.archive.files import create, open_archive
from habeas.archive.projections.claim_state import ClaimState, DefinitionVersion, HistoryLine
from habeas.archive.view.view import View

__all__ = [
    "Archive",
    "ClaimState",
    "DefinitionVersion",
    "HistoryLine",
    "View",
    "create",
    "open_archive",
]
