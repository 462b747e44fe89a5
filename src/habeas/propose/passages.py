"""A text in passages short enough for a small model, none of which cuts a sentence."""

from collections.abc import Sequence
from typing import Final

Span = tuple[int, int]
# In code points. Small models lose the thread of more, and a passage is asked about whole.
LONGEST: Final = 1200
# A pronoun or "of them" is read with the sentence before it.
OVERLAP: Final = 1


def passages(
    sentences: Sequence[Span], *, longest: int = LONGEST, overlap: int = OVERLAP
) -> tuple[Span, ...]:
    """Cut a text into passages.

    Args:
        sentences: The spans of its sentences, in order.
        longest: How many code points a passage has at most, unless a single sentence has more.
        overlap: How many of its last sentences the next passage has again.

    Examples:
        >>> passages([(0, 40), (41, 80), (81, 120)], longest=90, overlap=1)
        ((0, 80), (41, 120))
    """
    found: list[Span] = []
    first = 0
    while first < len(sentences):
        last = first + 1
        while last < len(sentences) and sentences[last][1] - sentences[first][0] <= longest:
            last += 1
        found.append((sentences[first][0], sentences[last - 1][1]))
        if last == len(sentences):
            break
        # With an overlap as long as itself, a passage would be followed by itself.
        first = max(last - overlap, first + 1)
    return tuple(found)
