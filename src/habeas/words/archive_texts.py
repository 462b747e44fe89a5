"""Reasons that the program itself records: in English, whatever language is spoken.

An archive says the same to whoever opens it; who shows a reason says it as a message.
"""

from typing import Final

from habeas.words.voice import mark

COUNTED_SO: Final = mark(
    "this Habeas counts so; answers as known before are given under this meaning too"
)
