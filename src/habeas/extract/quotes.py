"""The words a claim quotes: a stretch widened to the end of its clause, and never too long."""

from habeas.extract.page import TextTokens

LONGEST_QUOTE = 400
WIDE_QUOTE = 200

# How many words a label may have.
_LABEL = 7
_LINKS = frozenset(":—–-")
_BOUNDS = frozenset(",;.:!?()—–•·|")


def label_start(page: TextTokens, first: int) -> int:
    """Give where the label of a number begins: of "Marrow — 12" the quote is all three.

    Args:
        page: The text.
        first: First token of the number.
    """
    floor = page.sentences[page.sentence_of(first)].first
    if first - 1 <= floor or page.low(first - 1) not in _LINKS:
        return first
    start = first - 1
    while start > floor and page.low(start - 1) not in _BOUNDS and first - start <= _LABEL:
        start -= 1
    return start if start < first - 1 else first


_STOPS = frozenset(",;:.!?()—–…")


def quote_tokens(page: TextTokens, first: int, last: int) -> tuple[int, int]:
    """Widen a stretch to the end of its clause and cap it at the longest quote.

    Args:
        page: The text.
        first: First token that has to be in.
        last: One past the last token that has to be in.
    """
    limit = page.sentences[page.sentence_of(max(first, last - 1))].last
    end = last
    while end < limit and end - last < 22:
        token = page.tokens[end]
        if (token.text in _STOPS and not page.is_within_number(end)) or token.kind == "cite":
            break
        if page.is_word(end, "relative", "including") or page.over(end, "links") is not None:
            break
        if page.is_word(end, "sub") and not page.is_word(end, "prep", "adv", "det"):
            break
        if page.is_word(end, "sub") and page.over(end, "relations") is None:
            break
        end += 1
    while end > last and page.is_word(end - 1, "and", "det", "conj"):
        end -= 1
    floor, begin = page.sentences[page.sentence_of(first)].first, first
    while begin > floor and first - begin < 10:
        before = begin - 1
        if page.tokens[before].kind in ("mark", "cite") or page.over(before, "links") is not None:
            break
        if page.is_word(before, "relative", "including", "sub", "that") and not page.is_word(
            before, "prep"
        ):
            break
        begin -= 1
    while begin < first and page.is_word(begin, "and", "conj"):
        begin += 1
    if page.span(begin, end)[1] - page.span(begin, end)[0] <= WIDE_QUOTE:
        first = begin
    start, stop = page.span(first, end)
    if stop - start > LONGEST_QUOTE:
        end = last
    while end - first > 1 and page.span(first, end)[1] - page.span(first, end)[0] > LONGEST_QUOTE:
        end -= 1
    return first, end
