"""From bytes of any encoding to text."""

from __future__ import annotations

import codecs

import charset_normalizer

from corpus.errors import SourceError

_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BALTIC = "cp1257"
_LITHUANIAN = frozenset("ąčęėįšųūžĄČĘĖĮŠŲŪŽ")
_SAMPLE = 100_000


def decode(content: bytes, *, final: bool = True) -> str:
    """Return `content` as text; not `final` means that its last character may be cut.

    Raises:
        SourceError: it is not text, or its encoding cannot be told.
    """
    if content.startswith(_WIDE):
        return content.decode("utf-16", "replace")
    if b"\0" in content[:8192]:
        raise SourceError("is not of a kind anybody reads here", remedy="Give a PDF, DOCX, HTML, table or text file.")
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(content, final)
    except UnicodeDecodeError:
        return content.decode(_guessed(content[:_SAMPLE]), "replace")


def _guessed(sample: bytes) -> str:
    """Return the likeliest encoding of what is not UTF-8: Baltic where that gives nearly only Lithuanian letters."""
    letters = [char for char in sample.decode(_BALTIC, "replace") if char.isalpha() and not char.isascii()]
    if letters and sum(char in _LITHUANIAN for char in letters) >= 0.9 * len(letters):
        return _BALTIC
    best = charset_normalizer.from_bytes(sample).best()
    if best is None:
        raise SourceError("has an unknown encoding", remedy="Save it as UTF-8.") from None
    return best.encoding
