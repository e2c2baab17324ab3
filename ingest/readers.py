"""From bytes to text with page positions. What a file is, its content decides, not its name."""

from __future__ import annotations

import io
from dataclasses import dataclass

import charset_normalizer
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from corpus.errors import SourceError

MAX_BYTES = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a file, and the offsets at which its pages start (empty where it has none)."""

    text: str
    pages: tuple[int, ...] = ()


def read(content: bytes, name: str) -> Reading:
    """Return the text of a file's `content`; `name` is for messages only.

    Raises:
        SourceError: empty, too large, encrypted, without any text, or of a kind nobody reads.
    """
    if len(content) > MAX_BYTES:
        raise SourceError(f"{name} is larger than {MAX_BYTES >> 20} MB", remedy="Split it, or leave it out.")
    reading = _read_pdf(content, name) if content.startswith(b"%PDF-") else Reading(_decode(content, name))
    if not reading.text.strip():
        raise SourceError(f"{name} holds no text", remedy="If it is a scan, run text recognition on it first.")
    return reading


def _decode(content: bytes, name: str) -> str:
    if b"\0" in content[:8192] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SourceError(f"{name} is not text", remedy="Give a PDF, Markdown or plain-text file.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        best = charset_normalizer.from_bytes(content).best()
        if best is None:
            raise SourceError(f"The encoding of {name} is not known", remedy="Save it as UTF-8.") from None
        return str(best)


def _read_pdf(content: bytes, name: str) -> Reading:
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceError(f"{name} is encrypted", remedy="Remove the password and add it again.")
        texts = [page.extract_text() for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise SourceError(f"{name} is a damaged PDF ({error})", remedy="Open it and save it anew.") from error
    pages, length = [], 0
    for text in texts:
        pages.append(length)
        length += len(text) + 2
    return Reading("\n\n".join(texts), tuple(pages))
