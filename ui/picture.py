"""A page of a PDF as a picture, with a quote marked on it. Runs as a process of its own: `python -m ui.picture`.

PDFs are whoever's: what breaks, hangs or swells there must not take the server along.
"""

from __future__ import annotations

import io
import json
import resource
import sys
import unicodedata
from collections.abc import Iterator

import pypdfium2
from PIL import Image, ImageChops, ImageDraw

SECONDS = 20
MEMORY = 1_500_000_000
"""Bytes of address space; the libraries themselves take a third of it."""
_WIDTH, _HEIGHT, _MOST = 1_100, 4_000, 2.5
"""Pixels, and the most by which a page is enlarged."""
_MARK = (255, 224, 110)

Box = tuple[float, float, float, float]


def draw(content: bytes, number: int, quote: str) -> bytes:
    """Return the page as PNG. Anything may go wrong here."""
    page = pypdfium2.PdfDocument(content)[number]
    width, height = page.get_size()
    bitmap = page.render(scale=min(_MOST, _WIDTH / width, _HEIGHT / height))
    picture = bitmap.to_pil().convert("RGB")
    layer = Image.new("RGB", picture.size, "white")
    pen, place = ImageDraw.Draw(layer), bitmap.get_posconv(page)
    for left, bottom, right, top in lines(_boxes(page.get_textpage(), quote)):
        ends = (place.to_bitmap(left, top), place.to_bitmap(right, bottom))
        across, down = zip(*ends, strict=True)
        pen.rectangle((min(across), min(down), max(across), max(down)), fill=_MARK)
    out = io.BytesIO()
    ImageChops.multiply(picture, layer).save(out, "PNG", optimize=True)
    return out.getvalue()


def _boxes(words: pypdfium2.PdfTextPage, quote: str) -> Iterator[Box]:
    """Yield where the characters of `quote` stand, compared by letters and digits only."""
    plain: list[tuple[str, int]] = []
    for index in range(words.count_chars()):
        plain += [(letter, index) for letter in _letters(words.get_text_range(index, 1))]
    wanted = "".join(_letters(quote))
    start = "".join(letter for letter, _ in plain).find(wanted) if wanted else -1
    if start >= 0:
        yield from (
            words.get_charbox(i, loose=True) for i in sorted({i for _, i in plain[start : start + len(wanted)]})
        )


def _letters(text: str) -> Iterator[str]:
    return (letter for letter in unicodedata.normalize("NFKC", text).casefold() if letter.isalnum())


def lines(boxes: Iterator[Box]) -> list[Box]:
    """Return boxes with those that follow each other on a line joined."""
    found: list[Box] = []
    for box in boxes:
        last = found[-1] if found else None
        if last and box[0] >= last[0] and min(last[3], box[3]) - max(last[1], box[1]) > 0.5 * (box[3] - box[1]):
            found[-1] = (last[0], min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3]))
        else:
            found.append(box)
    return found


def main() -> None:
    """Read the order and the PDF from stdin, write the picture to stdout."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    order = json.loads(sys.stdin.buffer.readline())
    sys.stdout.buffer.write(draw(sys.stdin.buffer.read(), order["page"], order["quote"]))


if __name__ == "__main__":
    main()
