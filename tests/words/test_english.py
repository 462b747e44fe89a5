"""English stands in `words` and in the messages of templates, and nowhere else."""

import ast

import pytest

from english import SRC, TEMPLATES, clauses, files, is_clause, text_of_template
from habeas.publish.render import environment


def _found(name: str) -> list[tuple[int, str]]:
    source = (SRC / name).read_text(encoding="utf-8")
    if name.endswith(".html"):
        return text_of_template(source, environment())
    return clauses(ast.parse(source))


def _names() -> list[str]:
    python = [path.relative_to(SRC).as_posix() for path in files()]
    return [
        *python,
        *(f"publish/templates/{path.name}" for path in sorted(TEMPLATES.glob("*.html"))),
    ]


def test_no_file_outside_of_words_has_english_in_it() -> None:
    """What is read by people can be said in another language, wherever it comes from."""
    found = {name: _found(name) for name in _names()}
    assert {name: told for name, told in found.items() if told} == {}


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ('"""Not this one."""\nx = 1\n"""Nor an attribute that is told of."""', []),
        ('def f():\n    """Not this."""\n    return "but this is"', ["but this is"]),
        ('raise InputError("no such thing", hint="one of these")', []),
        ('x = InputError("no such thing")', []),
        ('x = _damaged_error("the end is missing")', []),
        ('x = parsed(data, where="the end of it")', []),
        ('x = parsed(data, "the end of it")', ["the end of it"]),
        ('x = f"{a} to {b}"', [" to "]),
        ('x = f"{a}, {b}"', []),
        ('x = f"{name}: {value}"', []),
        ('x = "said_on", "SELECT 1 FROM entry", "Figure | None", "held"', []),
        ('x = {"words": "the day is not known"}', ["the day is not known"]),
        ("x = '<p class=\"a b\">all</p>'", []),
    ],
)
def test_a_clause_is_told_from_a_name(source: str, texts: list[str]) -> None:
    """Docstrings, errors, ids, types and markup are no English that people read."""
    assert [text for _line, text in clauses(ast.parse(source))] == texts


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("<p>{% trans %}Said in any language{% endtrans %}</p>", []),
        ('<a title="{{ _("Said") }}">{{ x }}</a>', []),
        ("<p>Said in English</p>", ["Said in English"]),
        ('<p class="{{ x }}" title="Heard in English">{{ x }}</p>', ["Heard in English"]),
        ("{{ 'is one' if x else y }}", ["is one"]),
        ("{{ x }} &middot; {{ y }}", []),
    ],
)
def test_the_text_of_a_template_is_told_from_its_markup(source: str, texts: list[str]) -> None:
    """What a reader sees or hears, and nothing else."""
    assert [text for _line, text in text_of_template(source, environment())] == texts


def test_a_clause_has_a_small_word() -> None:
    """Two words alone may be a name."""
    assert is_clause("who is held")
    assert not is_clause("Watchers Ice")
