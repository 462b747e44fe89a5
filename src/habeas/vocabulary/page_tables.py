"""The tables by which files are read: older encodings, and the words of wikitext."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from habeas.vocabulary.shape import shaped


@dataclass(frozen=True, kw_only=True, eq=False)
class OneByteEncoding:
    """One older encoding and the letters beyond ASCII of languages written in it."""

    name: str
    alphabets: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, eq=False)
class EncodingTable:
    """The table ``lists/encodings``; ``marks`` are characters that no alphabet has."""

    source: str
    marks: str
    encodings: tuple[OneByteEncoding, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class WikiTable:
    """The table ``lists/wiki``.

    Attributes:
        source: Where it comes from.
        unseen_namespaces: Names of namespaces whose links print nothing.
        shown: Template to the parameter that is printed.
        citing: Templates that stand for a source.
    """

    source: str
    unseen_namespaces: frozenset[str]
    shown: Mapping[str, int]
    citing: frozenset[str]


@cache
def encoding_table() -> EncodingTable:
    """Give the older encodings that ship."""
    return shaped(EncodingTable, "lists/encodings")


@cache
def wiki_table() -> WikiTable:
    """Give the words of wikitext that ship."""
    return shaped(WikiTable, "lists/wiki")
