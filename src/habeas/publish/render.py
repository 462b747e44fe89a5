"""A page value to HTML, without a script and with everything escaped."""

import re
from functools import cache
from importlib import resources
from typing import Any, ClassVar, Protocol
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from habeas.model.when import When
from habeas.publish import words
from habeas.publish.asked import Asked, path_to

_DAY = re.compile(r"(?<![\d-])\d{4}-(?:\d{2}|XX)(?:-(?:\d{2}|XX))?[~?%]?(?![\d-])")

# The site's sections, in the order of a reader's questions.
SECTIONS = (
    ("People", "/people"),
    ("Count", "/count"),
    ("Figures", "/figures"),
    ("Conflicts", "/conflicts"),
    ("Exchanges", "/exchanges"),
    ("Years", "/years"),
    ("Definitions", "/definitions"),
    ("Sources", "/sources"),
    ("Review", "/review"),
    ("Match", "/match"),
)


class Page(Protocol):
    """What every page is: a title, the question behind it, and a record of the answer."""

    template: ClassVar[str]
    formats: ClassVar[tuple[str, ...]]

    @property
    def asked(self) -> Asked:
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
            sections=SECTIONS,
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
    )
    env.filters |= {
        "dated": dated,
        "number": words.number,
        "when": _when,
        "plain": words.plain,
        "event": words.event_label,
        "label": lambda term, group: words.label(group, term),
        "weblink": weblink,
        "upper_first": words.first_upper,
    }
    env.globals |= {"path_to": path_to, "words": words}
    return env


def dated(text: object) -> Markup:
    """Escape a text and keep each ISO date on one line.

    Examples:
        >>> str(dated("by 2025-12-23 & after"))
        'by <span class="d">2025-12-23</span> &amp; after'
    """
    safe = text if isinstance(text, Markup) else escape(str(text))
    return Markup(_DAY.sub(r'<span class="d">\g<0></span>', str(safe)))  # noqa: S704 - escaped above


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
    return dated(words.when_words(when, relation))
