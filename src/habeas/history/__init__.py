"""One person's claims to spells on every axis, with bounds. Pure: claims in, values out."""

from habeas.history.spells import spells
from habeas.history.traits import traits

__all__ = ["spells", "traits"]
