"""Wikitext to what a reader of the page sees, with its citation markers kept."""

import re
from collections import Counter
from typing import Any, Final

import mwparserfromhell

from habeas.read.document import Document
from habeas.read.encoding import decode
from habeas.read.kind import ReportFormat
from habeas.read.note import Note, NoteKind
from habeas.vocabulary.page_tables import wiki_table

_HIDDEN_TAGS: Final = frozenset({"gallery", "math", "score", "timeline", "references", "style"})
_DEPTH: Final = 40


def documents(data: bytes, *, name: str, stated: str | None) -> tuple[Document, ...]:
    """Read a page's wikitext.

    A ``<ref>`` becomes ``[1]``, ``[2]``... in the order a reader meets them; one
    used again by name keeps its number. Templates that print other things than
    their words are left out, and the document's notes say which.

    Args:
        data: The wikitext.
        name: What to call it in errors.
        stated: The encoding its carrier states.
    """
    text, encoding = decode(data, where=name, stated=stated)
    page = _Page()
    page.write(mwparserfromhell.parse(text), 0)
    left_out = [
        Note(NoteKind.TEMPLATE_LEFT_OUT, (title, n)) for title, n in sorted(page.left_out.items())
    ]
    return (
        Document(
            text=re.sub(r"\n{3,}", "\n\n", "".join(page.parts)).strip(),
            media_type=ReportFormat.WIKITEXT.value,
            encoding=encoding,
            notes=tuple(left_out),
        ),
    )


class _Page:
    """Collects the visible text of one page."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.references: dict[str, int] = {}
        self.left_out: Counter[str] = Counter()
        self.words = wiki_table()

    def write(self, code: Any, depth: int) -> None:
        """Write every node of some parsed wikitext."""
        if code is None or depth > _DEPTH:
            return
        for node in code.nodes:
            writer = getattr(self, f"_{type(node).__name__.lower()}", None)
            if writer is not None:
                writer(node, depth)

    def _text(self, node: Any, _depth: int) -> None:
        self.parts.append(str(node.value))

    def _htmlentity(self, node: Any, _depth: int) -> None:
        self.parts.append(node.normalize())

    def _heading(self, node: Any, depth: int) -> None:
        self.parts.append("\n")
        self.write(node.title, depth + 1)
        self.parts.append("\n")

    def _wikilink(self, node: Any, depth: int) -> None:
        title = str(node.title).strip()
        namespace = title.removeprefix(":").partition(":")[0].strip().lower()
        if ":" in title and not title.startswith(":") and namespace in self.words.unseen_namespaces:
            return
        if node.text is not None:
            self.write(node.text, depth + 1)
        else:
            self.parts.append(title.removeprefix(":"))

    def _externallink(self, node: Any, depth: int) -> None:
        if node.title is not None:
            self.write(node.title, depth + 1)
        elif not node.brackets:
            self.parts.append(str(node.url))

    def _template(self, node: Any, depth: int) -> None:
        title = " ".join(str(node.name).split())
        shown = self.words.shown.get(title.lower())
        if shown is not None and node.has(shown):
            self.write(node.get(shown).value, depth + 1)
        elif title.lower() in self.words.citing:
            self._cite(str(node), None)
        else:
            self.left_out[title] += 1

    def _tag(self, node: Any, depth: int) -> None:
        tag = str(node.tag).strip().lower()
        if tag == "ref":
            name = str(node.get("name").value).strip(" \"'") if node.has("name") else None
            self._cite(str(node.contents or ""), name)
        elif tag == "br":
            self.parts.append("\n")
        elif tag in ("td", "th"):
            self.write(node.contents, depth + 1)
            self.parts.append("\t")
        elif tag == "tr":
            self.write(node.contents, depth + 1)
            self.parts.append("\n")
        elif tag not in _HIDDEN_TAGS:
            self.write(node.contents, depth + 1)

    def _cite(self, words: str, name: str | None) -> None:
        key = f"name:{name}" if name else f"words:{len(self.references)}:{words}"
        number = self.references.setdefault(key, len(self.references) + 1)
        self.parts.append(f"[{number}]")
