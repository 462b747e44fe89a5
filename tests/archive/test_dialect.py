"""What only one database understands stands in one module."""

import re
from pathlib import Path

from habeas import archive

SPECIFIC = re.compile(r"PRAGMA|VACUUM|exec_driver_sql|sqlite_master|plpgsql|\btext\(\"|LOCK TABLE")


def test_no_other_module_of_the_archive_speaks_one_databases_sql() -> None:
    """Everything else is SQLAlchemy Core; and the one module does speak it."""
    folder = Path(archive.__file__).parent
    speaking = {path.name for path in folder.rglob("*.py") if SPECIFIC.search(path.read_text())}
    assert speaking == {"dialect.py"}
