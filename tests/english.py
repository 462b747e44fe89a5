"""Finds English clauses in Python and in templates, and messages in both."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from jinja2 import Environment, nodes

SRC: Final = Path(__file__).parents[1] / "src" / "habeas"
TEMPLATES: Final = SRC / "publish" / "templates"

# Small words that no id, key or term is made of: two words with one of them are a clause.
_FUNCTION_WORDS: Final = frozenset(
    [
        "a",
        "all",
        "also",
        "an",
        "and",
        "any",
        "are",
        "as",
        "at",
        "be",
        "been",
        "but",
        "by",
        "can",
        "cannot",
        "could",
        "each",
        "every",
        "for",
        "from",
        "has",
        "have",
        "here",
        "how",
        "if",
        "in",
        "is",
        "it",
        "its",
        "may",
        "more",
        "most",
        "must",
        "near",
        "no",
        "nobody",
        "none",
        "not",
        "of",
        "on",
        "one",
        "only",
        "or",
        "other",
        "over",
        "said",
        "since",
        "so",
        "some",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "under",
        "until",
        "was",
        "were",
        "what",
        "when",
        "where",
        "whether",
        "which",
        "who",
        "whom",
        "whose",
        "with",
        "without",
        "would",
        "you",
    ]
)
_TAG: Final = re.compile(r"<[^>]*>")
_EDGE: Final = '.,:;!?()[]“”"…·'
# Calls whose texts are for whoever runs or extends the program, and stay in English: errors, help,
# logs.
_FOR_THE_CALLER: Final = frozenset(
    [
        "option",
        "argument",
        "command",
        "group",
        "version_option",
        "Option",
        "Argument",
        "_fail",
        "debug",
        "info",
        "warning",
        "error",
        # What is wrong with a file of reviewed data, as errors are made of it.
        "_fault",
        "DataFault",
        "Among",
    ]
)
# Wherever these are given, an error says them: the place it is at, and what to try.
_OF_ERRORS: Final = frozenset(["where", "hint"])
_MESSAGES: Final = frozenset(["_", "mark", "mark_many", "ngettext", "pgettext", "npgettext"])
_IN_TEMPLATES: Final = frozenset(["_", "gettext", "ngettext", "pgettext", "npgettext"])
# Files that hold what is written for a machine: SQL, names under which columns are kept, words
# of the wire form; or nothing but the text of one error.
_NOT_PROSE: Final = frozenset(
    [
        "archive/database/dialect.py",
        "archive/projections/columns.py",
        "model/doubt.py",
        "model/refusal.py",
    ]
)


def is_clause(text: str) -> bool:
    """Say whether a text reads as words of an English sentence.

    Examples:
        >>> is_clause("not known"), is_clause("said_on"), is_clause("Figure | None")
        (True, False, False)
    """
    words = [word.strip(_EDGE) for word in _TAG.sub(" ", text).split()]
    words = [word for word in words if word[:1].isalpha()]
    # Words in capitals are SQL, and None is a type.
    small = {w.lower() for w in words if w != "None" and not (w.isupper() and len(w) > 1)}
    return len(words) > 1 and not _FUNCTION_WORDS.isdisjoint(small)


def files() -> Iterator[Path]:
    """Give every module outside `words`."""
    for path in sorted(SRC.rglob("*.py")):
        name = path.relative_to(SRC).as_posix()
        if not name.startswith("words/") and name not in _NOT_PROSE:
            yield path


def clauses(tree: ast.AST) -> list[tuple[int, str]]:
    """Give the English clauses of a module, with their lines.

    Args:
        tree: Parsed; docstrings, texts of errors and of help are passed over.
    """
    found: list[tuple[int, str]] = []
    _walk(tree, found)
    return found


def _walk(node: ast.AST, found: list[tuple[int, str]]) -> None:
    if isinstance(node, ast.Raise) or _is_for_the_caller(node):
        return
    if isinstance(node, ast.keyword) and node.arg in _OF_ERRORS:
        return
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return  # a docstring, of a module, class, function or attribute
    if isinstance(node, ast.AnnAssign) and _name(node.target) == "COMMANDS":
        return  # the register of the commands has the first sentence of each one's help
    if isinstance(node, ast.JoinedStr):
        fixed = [part.value for part in node.values if isinstance(part, ast.Constant)]
        text = "".join(str(part) for part in fixed)
        # What stands around a value is half a sentence, though it be one word.
        if is_clause(text) or _is_half(node):
            found.append((node.lineno, text))
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                _walk(part.value, found)
        return
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and is_clause(node.value):
            found.append((node.lineno, node.value))
        return
    for child in ast.iter_child_nodes(node):
        _walk(child, found)


def _is_half(node: ast.JoinedStr) -> bool:
    """Say whether a function word stands beside a value: "in {place}"."""
    fixed = [part.value for part in node.values if isinstance(part, ast.Constant)]
    found = (re.findall(r"(?:^|(?<=\s))[a-z]+(?=\s|$)", _TAG.sub(" ", str(text))) for text in fixed)
    return any(word in _FUNCTION_WORDS for words in found for word in words)


def _is_for_the_caller(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    name = _name(node.func)
    return name.endswith(("Error", "_error")) or name in _FOR_THE_CALLER


def _name(of: ast.expr) -> str:
    return of.attr if isinstance(of, ast.Attribute) else of.id if isinstance(of, ast.Name) else ""


def messages() -> Iterator[tuple[Path, str | tuple[str, ...]]]:
    """Give every message of `words`, with its file."""
    for path in sorted((SRC / "words").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in _MESSAGES:
                texts = [
                    arg.value
                    for arg in node.args
                    if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
                ]
                if texts:
                    is_told_apart = _name(node.func) in ("pgettext", "npgettext")
                    said = texts[1:] if is_told_apart else texts
                    yield path, said[0] if len(said) == 1 else tuple(said)


def places(text: str) -> set[str]:
    """Give the names of the places of a message, of code or of a template."""
    return set(re.findall(r"\{(\w+)(?::\w*)?\}", text)) | set(re.findall(r"%\((\w+)\)s", text))


def wrong_places(catalogue: Catalog) -> list[str]:
    """Give the messages whose translation leaves out a place, or has one of its own."""
    wrong = []
    for message in catalogue:
        english = [message.id] if isinstance(message.id, str) else list(message.id)
        said = (message.string,) if isinstance(message.string, str) else message.string or ()
        told = places(english[-1]) if english[-1] else set()
        if english[-1] and any(text and places(text) != told for text in said):
            wrong.append(english[-1])
    return wrong


def text_of_template(source: str, env: Environment) -> list[tuple[int, str]]:
    """Give the letters of a template that no message holds, with their lines.

    Args:
        source: The template.
        env: Where it is used; a `trans` block has become a call by the time it is parsed.
    """
    tree = env.parse(source)
    kept = [(node.lineno, data.data) for node in tree.find_all(nodes.Output) for data in node.nodes
            if isinstance(data, nodes.TemplateData)]  # fmt: skip
    # Tags are taken away from the whole, as a value may stand inside of one.
    return _bare(kept) + [
        (node.lineno, node.value)
        for output in tree.find_all(nodes.Output)
        for node in _spoken(output)
        if is_clause(node.value)
    ]


def _spoken(node: nodes.Node) -> Iterator[nodes.Const]:
    """Give the texts of an output that are no message and no name of a message's place."""
    for child in node.iter_child_nodes():
        if (
            isinstance(child, nodes.Call)
            and isinstance(child.node, nodes.Name)
            and child.node.name in _IN_TEMPLATES
        ):
            for given in child.kwargs:
                yield from _spoken(given)
            continue
        if isinstance(child, nodes.Const) and isinstance(child.value, str):
            yield child
        yield from _spoken(child)


_SPOKEN_ATTRIBUTES: Final = re.compile(r'\b(?:aria-label|placeholder|title|alt)="([^"]*)$|'
                                       r'\b(?:aria-label|placeholder|title|alt)="([^"]*)"')  # fmt: skip


def _bare(pieces: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Take markup away from the fixed text of a template, keeping what a reader sees or hears."""
    found = []
    inside = False
    for line, text in pieces:
        shown, tag = "", ""
        for letter in text:
            if letter == "<":
                inside, tag = True, ""
            elif letter == ">" and inside:
                inside = False
                shown += " " + _heard(tag)
            elif inside:
                tag += letter
            else:
                shown += letter
        shown += " " + (_heard(tag) if inside else "")
        shown = re.sub(r"&\w+;|\bHabeas\b", " ", shown)  # a name is the same in any language
        if re.search(r"[A-Za-z]", shown):
            found.append((line, " ".join(shown.split())))
    return found


def _heard(tag: str) -> str:
    return " ".join(a or b for a, b in _SPOKEN_ATTRIBUTES.findall(tag))
