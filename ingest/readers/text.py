"""Plain text and Markdown: the text itself, byte for byte where it is UTF-8."""

from __future__ import annotations

from ingest.readers.base import Limits, Reading
from ingest.readers.encoding import decode


def read(content: bytes, _limits: Limits) -> Reading:
    """Return the text as it stands; its structure is found later, from the text alone."""
    return Reading(decode(content))
