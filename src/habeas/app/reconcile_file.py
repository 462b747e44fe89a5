"""Reconcile a file of published figures; no archive is needed."""

from pathlib import Path

from habeas.app.read_figures import read_figures
from habeas.errors import DocumentError
from habeas.model.conflict import Report
from habeas.reconcile import reconcile


def reconcile_file(path: Path, *, seconds: float = 10.0) -> Report:
    """Say which figures of a file cannot all be true.

    Args:
        path: A file of figures, JSON Lines or CSV.
        seconds: Stop looking after about so long.

    Raises:
        DocumentError: The file cannot be read, or holds no figure.
        RecordError: A record is not what the format asks.
        UnknownIdError: A relation names a figure that is not there.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(
            "cannot read the file", where=str(path), hint=error.strerror or "check the path"
        ) from None
    sheet = read_figures(data, name=path.name)
    return reconcile(sheet.figures, sheet.relations, seconds=seconds)
