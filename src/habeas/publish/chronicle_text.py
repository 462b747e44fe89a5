"""The year page as plain text and as wikitext."""

import re
import textwrap

from habeas.publish.chronicle import YearPage
from habeas.publish.quotes import Quoted
from habeas.publish.sentences import CitedSentence, Reference, Words
from habeas.words import year

_WIDTH = 88
# What wiki software would take for markup when it stands in somebody's words.
_WIKI_MARKUP = re.compile(r"[\[\]{}|<>]|'{2,}|~{3,}|__")
_WIKI_LINE = re.compile(r"^[*#:;=\s]+")


def to_text(page: YearPage) -> str:
    """Give the page as plain text, with numbered references at the end.

    Args:
        page: The year page.
    """
    out = [page.title, "=" * len(page.title), ""]
    out += [_wrap(_numbered(s)) for s in page.published]
    if page.own_count:
        out += [_wrap(page.own_count), ""]
    out += _given(year.heading("ongoing"), page.given.ongoing)
    for heading, *paragraphs in page.days:
        told = [_wrap(" ".join(_numbered(s) for s in p)) for p in paragraphs if p]
        out += [heading, *told, ""]
    out += _section(year.heading("exchanges"), page.exchanges)
    out += _section(year.heading("figures"), page.figures)
    if page.disputes:
        out += [year.heading("disputes"), ""]
        for line in page.disputes:
            out.append(_wrap(_numbered(line.sentence)))
            out += [f"    {line.sum}"] if line.sum else []
            out += [f"    {year.assuming_words(line.assuming)}"] if line.assuming else []
            out.append("")
    let_go = tuple(s for s in (page.released, page.possibly_released) if s)
    out += _section(year.heading("released"), let_go)
    out += _given(year.heading("see_also"), page.given.see_also)
    if page.references:
        out += [year.heading("references"), ""]
        for reference in page.references:
            out.append(_wrap(f"[{reference.number}] {_described(reference)}"))
            for n, quoted in enumerate(reference.quotes, 1):
                out.append(_wrap(f"{reference.number}.{n} “{quoted.claim.quote}”", "    "))
                out += [_wrap(f"{mark}", "        ") for mark in _cited(quoted)]
        out.append("")
    out += [year.permanent_link(page.asked.permanent(page.path)), ""]
    return "\n".join(out)


def _section(heading: str, sentences: tuple[CitedSentence, ...]) -> list[str]:
    if not sentences:
        return []
    return [heading, "", *(_wrap("- " + _numbered(s)) for s in sentences), ""]


def _given(heading: str, items: tuple[tuple[str, str], ...]) -> list[str]:
    if not items:
        return []
    return [heading, "", *(f"- {t}" + (f" <{a}>" if a else "") for t, a in items), ""]


def _numbered(sentence: CitedSentence) -> str:
    marks = " ".join(f"[{number}.{quote}]" for number, quote in sentence.refs)
    return f"{sentence.text}. {marks}".rstrip()


def _wrap(text: str, indent: str = "") -> str:
    return textwrap.fill(
        " ".join(text.split()),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
        break_long_words=False,
    )


def _described(reference: Reference) -> str:
    source = reference.source
    return ", ".join(
        p for p in (source.name, source.publisher, source.said_on, source.address) if p
    )


def _cited(quoted: Quoted) -> list[str]:
    return [
        ", ".join(p for p in (f"{c.marker} {c.outlet}", c.published, c.address) if p)
        for c in quoted.cited
    ]


def to_wikitext(page: YearPage) -> str:
    """Give the page as wikitext; a reference's words are given where it is first used.

    Args:
        page: The year page.
    """
    writer = _Wiki(page)
    out = [f"<!-- {page.asked.permanent(page.path)} -->"]
    out += [f"* {writer.say(s)}" for s in page.published] + [""] * bool(page.published)
    if page.own_count:
        out += [line_safe(wiki_safe(page.own_count)), ""]
    if page.given.ongoing:
        links = (f"* {_link(t, a)}" for t, a in page.given.ongoing)
        out += [_headed("ongoing"), *links, ""]
    if page.days:
        out += [_headed("events")]
        for heading, *paragraphs in page.days:
            out.append(f"=== {heading} ===")
            for paragraph in paragraphs:
                out += [" ".join(writer.say(s) for s in paragraph), ""] if paragraph else []
    if page.exchanges:
        out += [_headed("exchanges"), *(f"* {writer.say(s)}" for s in page.exchanges), ""]
    if page.figures:
        out += [_headed("figures_alone"), *(f"* {writer.say(s)}" for s in page.figures), ""]
    if page.disputes:
        out += [_headed("disputes")]
        for line in page.disputes:
            out.append(f"* {writer.say(line.sentence)}")
            out += [f"*: {wiki_safe(line.sum)}"] if line.sum else []
            assuming = wiki_safe(year.assuming_sentence(line.assuming))
            out += [f"*: {assuming}"] if line.assuming else []
        out.append("")
    let_go = [writer.say(s) for s in (page.released, page.possibly_released) if s]
    if let_go:
        out += [_headed("released"), "\n\n".join(let_go), ""]
    if page.given.see_also:
        links = (f"* {_link(t, a)}" for t, a in page.given.see_also)
        out += [_headed("see_also"), *links, ""]
    out += [_headed("references"), "<references />", ""]
    return "\n".join(out)


def _headed(section: str) -> str:
    return f"== {wiki_safe(year.heading(section))} =="


def wiki_safe(text: str) -> str:
    """Keep somebody's words from being taken for wiki markup.

    Examples:
        >>> wiki_safe("a [[b]] {{c}}")
        'a &#91;&#91;b&#93;&#93; &#123;&#123;c&#125;&#125;'
    """
    safe = text.replace("&", "&amp;").replace("\n", " ")
    return _WIKI_MARKUP.sub(lambda m: "".join(f"&#{ord(c)};" for c in m.group()), safe)


def line_safe(text: str) -> str:
    """Keep the beginning of a line from being taken for a list or a heading.

    Examples:
        >>> line_safe("* a"), line_safe("a * b")
        ('&#42;&#32;a', 'a * b')
    """
    return _WIKI_LINE.sub(lambda m: "".join(f"&#{ord(c)};" for c in m.group()), text)


def _link(text: str, address: str) -> str:
    bare = re.fullmatch(r"https?://[^\s\[\]<>|{}]+", address)
    return f"[{address} {wiki_safe(text)}]" if bare else wiki_safe(text)


class _Wiki:
    """Writes sentences and remembers which references have been written out."""

    def __init__(self, page: YearPage) -> None:
        self.references = {r.number: r for r in page.references}
        self.told: set[tuple[int, int]] = set()

    def say(self, sentence: CitedSentence) -> str:
        words = "".join(
            f"“{wiki_safe(part.text)}”" if isinstance(part, Words) else wiki_safe(_text(part))
            for part in sentence.parts
        )
        return line_safe(words) + "." + "".join(self._ref(ref) for ref in sentence.refs)

    def _ref(self, ref: tuple[int, int]) -> str:
        name = f"r{ref[0]}-{ref[1]}"
        if ref in self.told:
            return f'<ref name="{name}" />'
        self.told.add(ref)
        reference = self.references[ref[0]]
        quoted = reference.quotes[ref[1] - 1]
        said = [wiki_safe(_described(reference)), f"“{wiki_safe(quoted.claim.quote)}”"]
        said += [wiki_safe(mark) for mark in _cited(quoted)]
        return f'<ref name="{name}">{". ".join(said)}</ref>'


def _text(part: object) -> str:
    return part if isinstance(part, str) else str(getattr(part, "text", ""))
