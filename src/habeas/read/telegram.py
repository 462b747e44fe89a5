"""A channel or chat as Telegram Desktop exports it: one document a message."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from habeas.errors import DocumentError
from habeas.read.document import Document
from habeas.read.encoding import decode
from habeas.read.kind import ReportFormat
from habeas.read.note import Note, NoteKind


def documents(data: bytes, *, name: str, stated: str | None) -> tuple[Document, ...]:
    """Read the messages of an export that have words.

    Args:
        data: ``result.json`` as exported.
        name: What to call it in errors.
        stated: The encoding its carrier states.

    Raises:
        DocumentError: It is not such an export.
    """
    text, _ = decode(data, where=name, stated=stated)
    try:
        export = json.loads(text)
    except ValueError as error:
        raise DocumentError("damaged JSON", where=name, hint="export it again") from error
    found = [document for chat in _chats(export) for document in _messages(chat, name)]
    if not found:
        raise DocumentError("no messages with words", where=name, hint="export the messages' text")
    return tuple(found)


def _chats(export: Any) -> Iterator[Mapping[str, Any]]:
    """Give every chat: an export holds one, or all of an account's under ``chats``."""
    if not isinstance(export, dict):
        return
    if isinstance(export.get("messages"), list):
        yield export
    for folder in ("chats", "left_chats"):
        chats = export.get(folder)
        if isinstance(chats, dict) and isinstance(chats.get("list"), list):
            yield from (chat for chat in chats["list"] if isinstance(chat, dict))


def _messages(chat: Mapping[str, Any], name: str) -> Iterator[Document]:
    publisher = chat.get("name")
    for number, message in enumerate(chat.get("messages") or [], start=1):
        if not isinstance(message, dict):
            raise DocumentError("not a message", where=f"{name}, message {number}")
        text = _words(message.get("text"))
        if message.get("type") != "message" or not text.strip():
            continue
        date = message.get("date")
        forwarded = message.get("forwarded_from")
        yield Document(
            text=text,
            media_type=ReportFormat.TELEGRAM.value,
            said_on=date[:10] if isinstance(date, str) and len(date) >= 10 else None,
            publisher=str(publisher) if publisher else None,
            title=f"{publisher}, message {message.get('id')}" if publisher else None,
            key=f"message {message.get('id', number)}",
            notes=(Note(NoteKind.FORWARDED, (str(forwarded),)),) if forwarded else (),
        )


def _words(text: Any) -> str:
    """Join a message's text: a string, or a list of strings and marked-up pieces."""
    if isinstance(text, str):
        return text
    if not isinstance(text, list):
        return ""
    pieces = (piece.get("text") if isinstance(piece, dict) else piece for piece in text)
    return "".join(piece for piece in pieces if isinstance(piece, str))
