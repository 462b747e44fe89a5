"""What a count means has a number, so that an answer can say under which meaning it is given."""

from typing import Final

FIRST: Final = 1
"""The meaning of every archive that names none: those made before meanings had numbers."""

MEANING: Final = 2
"""The meaning under which this Habeas counts.

1. From each person's spells: at least those of whom every reading of the claims says so, at
   most those of whom some reading does; claims that contradict each other make somebody
   possible on the axis they are about. Every answer had a most, whatever the record left out.
2. From the worlds that fit the record, by the fewest repairs: the least and the greatest number
   over all of them and over every way of judging who is who, on one timeline for all axes, with
   the unnamed people of groups. The record is not the world: no answer has a most before
   somebody declares the record complete. Described in ``docs/explanation/bounds.md``.

Within one meaning the past does not change. Under a new one the same question may have
another answer, also as known before; the entry that records the number says since when.
"""
