"""A page value to HTML, without a script and with everything escaped."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib import resources
from typing import Any, ClassVar, Protocol
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from habeas.model.when import When
from habeas.publish.page_question import PageQuestion, path_to
from habeas.publish.quotes import Quoted
from habeas.words import pages
from habeas.words.accounts import account_words
from habeas.words.answers import unreviewed_words
from habeas.words.claims import kind_words
from habeas.words.dates import when_words
from habeas.words.events import event_label
from habeas.words.fields import property_words
from habeas.words.groups import of_this_group
from habeas.words.lists import listed
from habeas.words.numbers import interval, number
from habeas.words.text import first_upper
from habeas.words.voice import Spoken, language, slot

_DAY = re.compile(r"(?<![\d-])\d{4}-(?:\d{2}|XX)(?:-(?:\d{2}|XX))?[~?%]?(?![\d-])")


class Page(Protocol):
    """What every page is: a title, the question behind it, and a record of the answer."""

    template: ClassVar[str]
    formats: ClassVar[tuple[str, ...]]

    @property
    def asked(self) -> PageQuestion:
        """The question, with what was known."""

    @property
    def path(self) -> str:
        """The page's own path, without its parameters."""

    @property
    def title(self) -> str:
        """The page's heading."""

    def to_record(self) -> dict[str, Any]:
        """Give the answer for machines."""


def render(page: Page) -> str:
    """Give the HTML of a page.

    Args:
        page: Any page value of this package.
    """
    extra: dict[str, str] = getattr(page, "extra", None) or {}
    stem = "/home" if page.path == "/" else page.path
    alternates = [(name, page.asked.href(f"{stem}.{name}", **extra)) for name in page.formats]
    html = (
        environment()
        .get_template(page.template)
        .render(
            page=page,
            asked=page.asked,
            href=page.asked.href,
            sections=pages.sections(),
            language=language(),
            section="/" + page.path.split("/")[1],
            permanent=page.asked.permanent(page.path, **extra),
            alternates=alternates,
        )
    )
    return re.sub(r"\n\s*\n+", "\n", html)


def stylesheet() -> str:
    """Give the one stylesheet."""
    return resources.files("habeas.publish").joinpath("style.css").read_text(encoding="utf-8")


def icon() -> str:
    """Give the site's icon: an open ring, with presentation attributes alone."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        '<path d="M23 9a10 10 0 1 0 0 14" fill="none" stroke="#00508a" stroke-width="5"/></svg>'
    )


@cache
def environment() -> Environment:
    """Give the templates, with the words and numbers they may use."""
    env = Environment(
        loader=PackageLoader("habeas.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_translations(Spoken(), newstyle=True)  # type: ignore[attr-defined]
    env.filters |= {
        "account": account_words,
        "dated": dated,
        "kind": kind_words,
        "number": number,
        "when": _when,
        "property": property_words,
        "event": event_label,
        "listed": listed,
        "weblink": weblink,
        "upper_first": first_upper,
        "quoted": quoted,
        "folded": folded,
    }
    env.globals |= {
        "of_this_group": of_this_group,
        "path_to": path_to,
        "interval": interval,
        "total": total,
        "asked_words": _asked,
        "unreviewed": unreviewed_words,
    }
    return env


def quoted(q: Quoted, href: Callable[..., str]) -> Markup:
    """Give the words of a source, with who says them and where they stand.

    It is written here and not as a macro because a page may quote thousands of claims.

    Args:
        q: The claim.
        href: Gives the link to a path, and to an element there.
    """
    written = f' lang="{escape(q.source.language)}"' if q.source.language else ""
    state = "" if q.state == "accepted" else q.state_words
    return Markup(  # noqa: S704 - everything in it is escaped
        f'<blockquote{written} dir="auto">{_dated(q.claim.quote)}</blockquote>\n'
        f'<p class="said">{_said(q.attribution, q.said_on, q.modality_words, state)} ·\n'
        f'<a href="{escape(href(q.path))}">{_link(pages.claim())}</a> · '
        f'<a href="{escape(href(q.source_path, q.anchor))}">{_link(pages.in_its_source())}</a></p>\n'
    )


def folded(quotes: Sequence[Quoted], href: Callable[..., str], summary: str = "") -> Markup:
    """Give the words of some sources, folded under a line.

    Args:
        quotes: The claims; nothing is given where there are none.
        href: As for `quoted`.
        summary: The line; by itself it says how many sources there are.
    """
    if not quotes:
        return Markup("")
    heading = summary or pages.source_words(len(quotes))
    inside = "".join([quoted(q, href) for q in quotes])
    return Markup(  # noqa: S704 - everything in it is escaped
        f"<details>\n<summary>{_dated(heading)}</summary>\n{inside}</details>\n"
    )


def _asked(asked: PageQuestion) -> str:
    return pages.asked_words(asked.on, asked.said_by, asked.known)


def _link(text: str) -> str:
    """Show that a link leads on."""
    shown = str(escape(text)).replace("\xa0", "&nbsp;")
    return f'{shown}<span aria-hidden="true">&nbsp;→</span>'


def total(what: str, count: int) -> Markup:
    """Say how many of something an archive has, the number standing out."""
    told = str(escape(pages.total_words(what, count, slot("number"))))
    shown = told.replace(slot("number"), f"<strong>{escape(number(count))}</strong>")
    return Markup(shown)  # noqa: S704 - everything in it is escaped


def _said(attribution: str, said_on: str | None, *further: str) -> str:
    """Say who says something and when."""
    day = f', <span class="d">{escape(said_on)}</span>' if said_on else ""
    rest = "".join(f" · {escape(more)}" for more in further if more)
    return f"{escape(attribution)}{day}{rest}"


def dated(text: object) -> Markup:
    """Escape a text and keep each ISO date on one line.

    Examples:
        >>> str(dated("by 2025-12-23 & after"))
        'by <span class="d">2025-12-23</span> &amp; after'
    """
    return Markup(_dated(text))  # noqa: S704 - escaped there


def _dated(text: object) -> str:
    return _DAY.sub(_one_line, str(escape(text)))


def _one_line(day: re.Match[str]) -> str:
    return f'<span class="d">{day[0]}</span>'


def weblink(address: str | None) -> str | None:
    """Give an address if it can be a link: http and https only.

    A report may carry any text as its address; a `javascript:` one must not become a link.
    """
    if address is None:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None


def _when(when: When | None, relation: str | None = None) -> Markup:
    return dated(when_words(when, relation))
