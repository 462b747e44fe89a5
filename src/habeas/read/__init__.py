"""Bytes to text with stable offsets, and to tables."""
