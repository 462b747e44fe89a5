"""Bytes to characters: what is certain is read, what is doubtful is refused."""

import codecs
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from habeas.errors import DocumentError
from habeas.later import Later
from habeas.vocabulary.page_tables import encoding_table

if TYPE_CHECKING:
    import charset_normalizer
else:
    charset_normalizer = Later("charset_normalizer")

# Longest marks first: the UTF-32 mark begins with the UTF-16 one.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Share of the bytes above 127 that have to be letters a language uses.
_EXPECTED_SHARE: Final = 0.98

# Blocks of 256 characters that a text in one language draws its letters and marks from.
_SCRIPT_PAGES: Final = 4

# Control characters that stand in real text: tab, line ends, page breaks, the
# end-of-file mark of old systems (26) and the line end of others (133).
_USUAL_CONTROLS: Final = frozenset("\t\n\r\f\v\x1a\x85")

# One stray control character in a thousand is a typing accident; more is not text.
_CONTROL_SHARE: Final = 0.001


def decode(data: bytes, *, where: str, stated: str | None = None) -> tuple[str, str]:
    """Read bytes as text, without changing a character.

    Args:
        data: The bytes of a text file.
        where: What to call the file in errors.
        stated: An encoding the file or its carrier states; tried first.

    Returns:
        The text, without its byte order mark, and the encoding's name.

    Raises:
        DocumentError: The bytes are no text, or their encoding cannot be told.

    Examples:
        >>> decode("Кузьма Лапотков".encode("cp1251"), where="a.txt")
        ('Кузьма Лапотков', 'cp1251')
    """
    text, encoding = _decode(data, where, stated)
    _refuse_binary(text, where)
    return text, encoding


def _decode(data: bytes, where: str, stated: str | None) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise _encoding_error(f"not {encoding} after byte {error.start}", where) from error
    # UTF-16 goes first: Cyrillic in it has no byte above 127, and would pass for UTF-8.
    for candidate in (stated, _utf_16_without_mark(data), "utf-8"):
        if candidate is None:
            continue
        try:
            return data.decode(candidate), codecs.lookup(candidate).name
        except (UnicodeDecodeError, LookupError):
            continue
    if b"\x00" in data:
        raise _binary(where)
    return _one_byte(data, where)


def _utf_16_without_mark(data: bytes) -> str | None:
    """Recognise UTF-16 by its zero bytes, which stand on one side only."""
    if len(data) % 2:
        return None
    even, odd = data[:8192:2].count(0), data[1:8192:2].count(0)
    # One character in twenty is a space or a digit, and a text uses few scripts: bytes
    # that only look like UTF-16 come out as letters of many.
    enough = max(1, min(len(data), 8192) // 40)
    if odd >= enough and not even:
        return "utf-16-le" if len(set(data[1:8192:2])) <= _SCRIPT_PAGES else None
    if even >= enough and not odd:
        return "utf-16-be" if len(set(data[:8192:2])) <= _SCRIPT_PAGES else None
    return None


def _one_byte(data: bytes, where: str) -> tuple[str, str]:
    table = encoding_table()
    fitting: dict[str, str] = {}
    for row in table.encodings:
        try:
            text = data.decode(row.name)
        except UnicodeDecodeError:
            continue
        high = Counter(c for c in text.lower() if c > "\x7f" and c not in table.marks)
        share = max(_share(high, alphabet) for alphabet in row.alphabets.values())
        if share >= _EXPECTED_SHARE and _looks_written(text):
            fitting[row.name] = text
    if not fitting:
        raise _encoding_error("the encoding cannot be told", where)
    if len(set(fitting.values())) == 1:
        name, text = next(iter(fitting.items()))
        return text, name
    name = _second_opinion(data, sorted(fitting), where)
    return fitting[name], name


def _share(high: Counter[str], alphabet: str) -> float:
    """Give the share of the characters beyond ASCII that are letters of one language."""
    return sum(n for c, n in high.items() if c in alphabet) / (high.total() or 1)


def _looks_written(text: str) -> bool:
    """Whether letters stand together as in writing.

    Misread bytes change case inside words, and put letters of another script
    into words of Latin letters.
    """
    odd = pairs = 0
    for first, second in pairwise(text):
        if not (first.isalpha() and second.isalpha()) or (first < "\x7f" and second < "\x7f"):
            continue
        pairs += 1
        odd += (first.islower() and second.isupper()) or _is_latin(first) != _is_latin(second)
    return odd * 20 <= pairs


def _is_latin(letter: str) -> bool:
    return letter < "\u0250"


def _second_opinion(data: bytes, names: list[str], where: str) -> str:
    """Let the frequency of letters decide between encodings that all give possible texts."""
    matches = charset_normalizer.from_bytes(data, cp_isolation=names, threshold=0.3)
    ranked = sorted(matches, key=lambda match: (match.chaos, -match.coherence))
    clear = ranked and (
        len(ranked) == 1
        or ranked[0].chaos + 0.02 < ranked[1].chaos
        or (ranked[0].chaos <= ranked[1].chaos and ranked[0].coherence > ranked[1].coherence)
    )
    if not clear:
        raise _encoding_error(f"the encoding cannot be told ({' or '.join(names)})", where)
    return ranked[0].encoding


def _refuse_binary(text: str, where: str) -> None:
    if "\x00" in text:
        raise _binary(where)
    controls = sum(1 for c in text if (c < " " or c == "\x7f") and c not in _USUAL_CONTROLS)
    if controls > max(1, _CONTROL_SHARE * len(text)):
        raise _binary(where)


def _binary(where: str) -> DocumentError:
    return DocumentError(
        "not a text",
        where=where,
        hint="give plain text, HTML, wikitext, PDF, DOCX or a Telegram export",
    )


def _encoding_error(what: str, where: str) -> DocumentError:
    return DocumentError(what, where=where, hint="save it as UTF-8 and try again")
