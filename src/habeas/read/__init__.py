"""Bytes to text with stable offsets, and bytes to tables."""

from habeas.read.document import MAX_BYTES, Document
from habeas.read.report import read_bytes

__all__ = ["MAX_BYTES", "Document", "read_bytes"]
