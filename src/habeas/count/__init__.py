"""Rectangles under a definition: tally, series, change, and what would narrow them. Pure."""

from habeas.count.groups import groups_of
from habeas.count.rectangles import Rectangles
from habeas.count.tally import tally

__all__ = ["Rectangles", "groups_of", "tally"]
