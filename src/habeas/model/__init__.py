"""Frozen values, one word of the domain a file. No input, no output, no opinion."""
