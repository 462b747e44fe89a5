"""A page in two parts: the frame that all pages share, and what is a page's own."""

import re
from pathlib import Path

GOLDEN = Path(__file__).resolve().parent / "golden"
# Stands in a frame wherever a page has something of its own.
_MARK = "<!-- the page's own -->\n"
_CURRENT = ' aria-current="page"'
_OWN = re.compile(
    r"<title>[^\n]*\n"
    r'|(?<=type="image/svg\+xml">\n)(?:<link rel="alternate"[^\n]*\n)*'
    r"|<main\b.*</main>\n"
    r"|(?<=<footer>\n)<p>.*(?=<p>Everything here is private)",
    re.DOTALL,
)
_SECTION = re.compile(rf"<li>[^\n]*{_CURRENT}[^\n]*\n")


def parted(html: str) -> tuple[str, str]:
    """Part a page that was asked for without any choice of the reader's.

    Args:
        html: The page, whole.

    Returns:
        The frame: head, navigation and the last line of the footer. Then the page's own, in
        the order of the page: title, other forms, section, body, moment and permanent link.
    """
    own = [(found.start(), found[0]) for rule in (_OWN, _SECTION) for found in rule.finditer(html)]
    frame = _OWN.sub(_MARK, html).replace(_CURRENT, "")
    return frame, "".join(part for _, part in sorted(own))


def kept_frame() -> str:
    """Give the frame that every page must have."""
    return (GOLDEN / "frame.html").read_text(encoding="utf-8")
