"""What the readers of reports and lists tell of a file, in words."""

from habeas.words.numbers import number
from habeas.words.voice import _, ngettext


def article_kept(kept: int, whole: int) -> str:
    """Say how much of a web page is its article.

    Args:
        kept: Characters of the article.
        whole: Characters of all text of the page.
    """
    return ngettext(
        "kept {kept} of the page's {number} character as the article",
        "kept {kept} of the page's {number} characters as the article",
        whole,
        kept=number(kept),
        number=number(whole),
    )


def page_without_text(page: int) -> str:
    """Say that a page of a PDF has no words.

    Args:
        page: Counted from 1.
    """
    return _("page {page} has no text: perhaps it is a scan", page=page)


def line_left_out(line: str) -> str:
    """Say that a line which stands on each page is no part of the text."""
    return _("left out on each page: {line}", line=line)


def template_left_out(title: str, count: int) -> str:
    """Say how often a template of a wiki page was left out."""
    return ngettext(
        "template {title} left out {number} time",
        "template {title} left out {number} times",
        count,
        title=title,
        number=number(count),
    )


def forwarded_from(who: str) -> str:
    """Say that a message is somebody else's."""
    return _("forwarded from {who}", who=who)


def separated_by(separator: str) -> str:
    """Say by which character the cells of a list are parted."""
    return _("separated by {separator}", separator=repr(separator))


def sheet_not_read(name: str) -> str:
    """Say that a workbook has another sheet."""
    return _("sheet {name} was not read", name=repr(name))


def cells_merged(last: str) -> str:
    """Say that what stands in one cell was taken to stand in all down to another.

    Args:
        last: The other, such as ``C7``.
    """
    return _("merged cells: repeated in each down to {cell}", cell=last)


def without_result() -> str:
    """Say that a cell looks empty because its program did not store what it comes to."""
    return _("a formula without a stored result")


def error_value() -> str:
    """Say that a cell looks empty because its formula failed."""
    return _("an error value")


def remark_words(told: str, row: int, column: str) -> str:
    """Say what is remarked on a row or a cell.

    Args:
        told: What was found.
        row: Counted from 1.
        column: As spreadsheet programs name it; empty where it is about the whole row.
    """
    if not column:
        return _("row {row}: {told}", row=row, told=told)
    return _("row {row}, column {column}: {told}", row=row, column=column, told=told)
