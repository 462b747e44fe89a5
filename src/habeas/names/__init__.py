"""Names in, folded keys, comparison and evidence out."""

from habeas.names.compare import compare
from habeas.names.description import Description
from habeas.names.evidence import Comparison, Evidence, Verdict
from habeas.names.keys import fold_keys
from habeas.names.parse import Name, parse_name

__all__ = [
    "Comparison",
    "Description",
    "Evidence",
    "Name",
    "Verdict",
    "compare",
    "fold_keys",
    "parse_name",
]
