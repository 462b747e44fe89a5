"""Bytes to text with stable offsets, and bytes to tables."""

from habeas.read.document import MAX_BYTES, Document
from habeas.read.grid import Grid, Remark
from habeas.read.place import QuotePlace, find_again
from habeas.read.report import read_bytes
from habeas.read.table import read_table

__all__ = [
    "MAX_BYTES",
    "Document",
    "Grid",
    "QuotePlace",
    "Remark",
    "find_again",
    "read_bytes",
    "read_table",
]
