"""Rectangles under a definition: tally, series, change."""
