"""A number with its noun."""


def counted(number: int, noun: str, plural: str = "") -> str:
    """Write a number with its noun, in the plural where there is not one.

    Args:
        number: How many.
        noun: Of what, in the singular.
        plural: In the plural, where an s does not make it.

    Examples:
        >>> counted(1, "remark"), counted(2000, "row"), counted(0, "person", "people")
        ('1 remark', '2,000 rows', '0 people')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
