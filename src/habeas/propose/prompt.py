"""The question put to a model about one passage, and the form its answer is to have."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from habeas.words.prompts import EXAMPLE, EXAMPLE_ANSWER, REPORT, TASK

# What may have happened, as vocabulary calls it: what a small model can tell apart.
HAPPENED: Final = (
    "arrested", "held", "charged", "sentenced", "released", "pardoned", "deported", "exiled",
    "transferred", "re_arrested", "disappeared", "died",
)  # fmt: skip
Message = Mapping[str, str]


def messages(passage: str) -> Sequence[Message]:
    """Give the messages that ask about a passage.

    Args:
        passage: As stored. It is data: whatever it asks for, an answer can only point at words.
    """
    return (
        {"role": "system", "content": TASK.format(words=", ".join(HAPPENED))},
        {"role": "user", "content": REPORT.format(text=EXAMPLE)},
        {"role": "assistant", "content": EXAMPLE_ANSWER},
        {"role": "user", "content": REPORT.format(text=passage)},
    )


def _list(of: str) -> Mapping[str, Any]:
    item = {
        "type": "object",
        "properties": {
            of: {"type": "string", "maxLength": 80},
            "happened": {"type": "string", "enum": list(HAPPENED)},
            "sentence": {"type": "string", "maxLength": 200},
        },
        "required": [of, "happened", "sentence"],
        "additionalProperties": False,
    }
    # Without an end the smallest models copy one sentence for ever.
    return {"type": "array", "items": item, "maxItems": 12}


SCHEMA: Final[Mapping[str, Any]] = {
    "type": "object",
    "properties": {"numbers": _list("number"), "people": _list("name")},
    "required": ["numbers", "people"],
    "additionalProperties": False,
}
# The strictest form first; a server that knows none of them is asked without.
FORMATS: Final[Sequence[Mapping[str, Any] | None]] = (
    {
        "type": "json_schema",
        "json_schema": {"name": "answer", "strict": True, "schema": SCHEMA},
    },
    {"type": "json_object"},
    None,
)
