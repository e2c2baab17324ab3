"""From bytes of any encoding to text."""

from __future__ import annotations

import codecs

import charset_normalizer

from corpus.errors import SourceError

_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LIKELY = ["utf_8", "cp1257", "iso8859_13", "cp1252", "iso8859_1", "iso8859_4", "cp775", "utf_16", "cp1250", "cp1251"]
"""The encodings Lithuanian and English texts come in, and their neighbours'."""
_SAMPLE = 100_000


def decode(content: bytes, *, final: bool = True) -> str:
    """Return `content` as text; not `final` means that its last character may be cut.

    Raises:
        SourceError: it is not text, or its encoding cannot be told.
    """
    if b"\0" in content[:8192] and not content.startswith(_BOMS):
        raise SourceError("is not of a kind anybody reads here", remedy="Give a PDF, DOCX, HTML, table or text file.")
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(content, final)
    except UnicodeDecodeError:
        best = charset_normalizer.from_bytes(content[:_SAMPLE], cp_isolation=_LIKELY).best()
        if best is None:
            raise SourceError("has an unknown encoding", remedy="Save it as UTF-8.") from None
        return content.decode(best.encoding, "replace")
