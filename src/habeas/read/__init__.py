"""Bytes to text with stable offsets, and bytes to tables."""

from habeas.read.document import MAX_BYTES, Document
from habeas.read.place import Place, find_again
from habeas.read.report import read_bytes

__all__ = ["MAX_BYTES", "Document", "Place", "find_again", "read_bytes"]
