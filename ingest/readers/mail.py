"""E-mail (EML): who wrote what to whom and when, then the words; attachments are named, not read."""

from __future__ import annotations

import email
from dataclasses import replace
from email import policy
from email.message import EmailMessage, MIMEPart

from corpus.errors import SourceError
from ingest.readers import web
from ingest.readers.base import Limits, Reading

_FIELDS = ("From", "To", "Date", "Subject")


def read(content: bytes, limits: Limits) -> Reading:
    """Return the message with its main fields above it."""
    message = email.message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain", "html"))
    inner = _body(body, limits) if body is not None else Reading("")
    head = "\n".join(f"{name}: {message[name]}" for name in _FIELDS if message[name])
    offset = len(head) + 2
    names = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    warnings = [f"the attachment {name!r} was not read; save it as a file of its own" for name in names]
    return Reading(
        f"{head}\n\n{inner.text}",
        marks=tuple(replace(mark, start=mark.start + offset) for mark in inner.marks),
        title=str(message["Subject"] or ""),
        warnings=(*inner.warnings, *warnings),
    )


def _body(body: MIMEPart, limits: Limits) -> Reading:
    try:
        text = body.get_content()
    except (LookupError, UnicodeError) as error:
        raise SourceError(f"is a message in an unknown encoding ({error})", remedy="Save its text as UTF-8.") from error
    if body.get_content_subtype() == "html":
        return web.read(text.encode("utf-8", "replace"), limits)
    return Reading(text.replace("\r\n", "\n"))
