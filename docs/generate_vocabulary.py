"""Write the reference pages of the vocabulary and the definitions from the reviewed data.

Run: python docs/generate_vocabulary.py
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from habeas.vocabulary import load
from habeas.vocabulary.axes import axes
from habeas.vocabulary.definitions import presets
from habeas.vocabulary.events import Effect, event_types
from habeas.words.definitions import asked_words, fact_words

FOLDER = Path(__file__).resolve().parent / "reference"
LANGUAGES = ("en", "be", "ru", "es")


def vocabulary() -> str:
    """Give the page of axes, events, release kinds and measures."""
    return "\n".join(
        [
            "# Vocabulary",
            "",
            "This page is made from the reviewed data by `python docs/generate_vocabulary.py`.",
            "Every term has a source and labels in four languages.",
            "",
            *_axes(),
            *_events(),
            *_release_kinds(),
            *_measures(),
        ]
    )


def definitions() -> str:
    """Give the page of definitions."""
    lines = [
        "# Definitions",
        "",
        "This page is made from the reviewed data by `python docs/generate_vocabulary.py`.",
        "Each definition is written out in plain words; `habeas definitions` lists them, and the page of each definition says the same.",
        "",
    ]
    for definition in presets().values():
        lines += [f"## `{definition.ref}`: {definition.title}", "", asked_words(definition), ""]
        lines += [f"- {name}: {words}" for name, words in fact_words(definition)]
        lines += [f"- Note: {note}" for note in definition.notes]
        lines += [f"- Source: {definition.source}", ""]
    return "\n".join(lines)


def _shown(label: str | Mapping[str, str]) -> str:
    """Give a label as it stands alone: the first of its forms, where it has some."""
    return label if isinstance(label, str) else next(iter(label.values()))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _head(*cells: str) -> list[str]:
    return [_row(*cells), _row(*("---" for _ in cells))]


def _axes() -> Iterator[str]:
    yield "## Axes"
    yield ""
    yield "An axis is one question; `unknown` is always an answer."
    yield ""
    for axis in axes().values():
        yield f"### `{axis.id}`: {axis.label['en']}"
        yield ""
        yield f"Source: {axis.source}."
        if axis.per_body:
            yield f"Each body has its own answer, written `{axis.id}:BODY`."
        if not axis.exclusive:
            yield "Several values can hold at once."
        if axis.default:
            yield f"Supposed where no source says otherwise: `{axis.default}`."
        yield ""
        yield from _head("value", *LANGUAGES)
        for value, labels in axis.values.items():
            yield _row(f"`{value}`", *(labels[code] for code in LANGUAGES))
        yield ""


def _events() -> Iterator[str]:
    yield "## Events"
    yield ""
    yield "Words are those of the wire form beside the event's own name."
    yield ""
    yield from _head("event", "words", *LANGUAGES, "what it does", "source")
    for kind in event_types().values():
        words = ", ".join(f"`{word}`" for word in kind.wire)
        does = "; ".join(_effect(effect) for effect in kind.effects.values())
        labels = (kind.label[code] for code in LANGUAGES)
        yield _row(f"`{kind.id}`", words, *labels, does or "nothing", kind.source)
    yield ""


def _effect(effect: Effect) -> str:
    parts = []
    if effect.before:
        parts.append(f"from {' or '.join(effect.before)}")
    if effect.to is not None:
        parts.append(f"to {effect.to}")
    if effect.to_if is not None:
        axis, values, to = effect.to_if
        parts.append(f"(to {to} if {axis} was {' or '.join(sorted(values))})")
    if effect.at is not None:
        parts.append(f"was {effect.at} on the day")
    if effect.may is not None:
        parts.append(f"may be {effect.may}")
    if effect.end:
        parts.append("ends")
    return f"{effect.axis}: {' '.join(parts)}"


def _release_kinds() -> Iterator[str]:
    data = load("release_kinds")
    yield "## Release kinds"
    yield ""
    yield f"Source: {data['source']}."
    yield ""
    yield from _head("kind", *LANGUAGES, "walks free")
    for kind, item in data["kinds"].items():
        labels = (item["label"][code] for code in LANGUAGES)
        yield _row(f"`{kind}`", *labels, "yes" if item["free"] else "no")
    yield ""
    yield "Conditions of a release:"
    yield ""
    yield from _head("condition", *LANGUAGES)
    for condition, labels in data["conditions"].items():
        yield _row(f"`{condition}`", *(labels[code] for code in LANGUAGES))
    yield ""


def _measures() -> Iterator[str]:
    data = load("measures")
    yield "## Measures of published figures"
    yield ""
    yield f"Source: {data['source']}."
    yield ""
    yield from _head("measure", *LANGUAGES)
    for measure, item in data["measures"].items():
        yield _row(f"`{measure}`", *(_shown(item["label"][code]) for code in LANGUAGES))
    yield ""


def main() -> None:
    """Write both pages."""
    for name, text in (("vocabulary.md", vocabulary()), ("definitions.md", definitions())):
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
