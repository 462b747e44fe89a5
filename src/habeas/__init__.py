"""Habeas: who is held, who was freed, on what terms, and how many.

On any date, as known on any date, according to whom, with every source quoted.
"""

__version__ = "0.1.0"
