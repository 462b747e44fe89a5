"""The language that a command speaks."""

import os
from contextlib import AbstractContextManager

from habeas.words.voice import SOURCE, Voice, speaking


def spoken_language() -> AbstractContextManager[Voice]:
    """Speak the language that ``HABEAS_LANGUAGE`` names, English where none is named.

    Raises:
        UnknownIdError: There is no catalogue of that language.
    """
    return speaking(os.environ.get("HABEAS_LANGUAGE") or SOURCE)
