"""Rectangles under a definition: tally, series, change, and what would narrow them. Pure."""

from habeas.count.clusters import Who
from habeas.count.rectangles import Rectangles
from habeas.count.tally import tally

__all__ = ["Rectangles", "Who", "tally"]
