"""Letters and spaces: what every language does with them alike."""


def plain(term: str) -> str:
    """Show a term as written, with spaces for underscores."""
    return term.replace("_", " ")


def first_upper(text: str) -> str:
    """Begin a sentence."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Put a heading's words into a sentence."""
    return text[:1].lower() + text[1:]
