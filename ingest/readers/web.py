"""HTML: headings, paragraphs, lists and tables of the page's main part; menus and what is hidden are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from corpus.errors import SourceError
from corpus.text import squeeze
from ingest.readers.base import Limits, Reading, Scroll
from ingest.readers.encoding import decode

_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "svg", "nav", "footer", "aside", "form", "iframe", "head"}
)
_INLINE = frozenset(
    re.findall(
        r"\w+",
        "a abbr b bdi bdo cite code data del dfn em font i img ins kbd label mark q s samp small span strong sub sup "
        "time tt u var wbr",
    )
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:[^.\d]|$)|opacity\s*:\s*0(?:[^.\d]|$)", re.I
)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", re.I)


def read(content: bytes, _limits: Limits) -> Reading:
    """Return the main part of a page; a page without one is read whole."""
    try:
        root = html.document_fromstring(_text(content))
    except (etree.LxmlError, ValueError) as error:
        raise SourceError(f"is a damaged web page ({error})", remedy="Save it anew.") from error
    titles = root.xpath("//title")
    main = root.xpath("//main | //*[@role='main']") or root.xpath("//article")
    walk = _Walk()
    walk.block(main[0] if len(main) == 1 else root)
    walk.flush()
    if walk.hidden:
        walk.scroll.warnings.append(f"hidden text was left out: {squeeze(' '.join(walk.hidden))[:120]!r}")
    return walk.scroll.reading(squeeze(titles[0].text_content()) if titles else "")


def _text(content: bytes) -> str:
    """Decode as the page says it is; lxml refuses text that names an encoding, so that line goes."""
    named = _CHARSET.search(content[:2048])
    text = ""
    if named and not content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            text = content.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            text = ""
    return re.sub(r"^\s*<\?xml[^>]*>", "", (text or decode(content)).lstrip("\ufeff").replace("\0", " "))


class _Walk:
    """One pass over a page, in reading order."""

    def __init__(self) -> None:
        self.scroll = Scroll()
        self.hidden: list[str] = []
        self._words: list[str] = []

    def flush(self) -> None:
        """End the paragraph that is open."""
        self.scroll.paragraph("".join(self._words))
        self._words.clear()

    def block(self, element: Any) -> None:
        """Write what `element` holds."""
        self._words.append(element.text or "")
        for child in element:
            self._child(child)
            self._words.append(child.tail or "")

    def _child(self, element: Any) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            return
        if _is_hidden(element):
            self.hidden.append(element.text_content())
        elif tag == "br":
            self._words.append("\n")
        elif tag in _INLINE:
            self.block(element)
        else:
            self.flush()
            self._own_block(element, tag)
            self.flush()

    def _own_block(self, element: Any, tag: str) -> None:
        if re.fullmatch(r"h[1-6]", tag):
            self.scroll.heading(self._text_of(element), int(tag[1]))
        elif tag in ("ul", "ol", "menu"):
            self._list(element, 1)
        elif tag == "table" and not _is_layout(element):
            self._table(element)
        else:
            self.block(element)

    def _list(self, element: Any, depth: int) -> None:
        for number, item in enumerate(element.findall("li"), start=_start(element)):
            nested = [child for child in item.iter("ul", "ol", "menu") if _nearest_list(child, item)]
            mark = f"{number}." if element.tag == "ol" else "•"
            self.scroll.item(self._text_of(item, without=nested), depth, mark)
            for inner in nested:
                self._list(inner, depth + 1)

    def _table(self, element: Any) -> None:
        rows = (
            [squeeze(self._text_of(cell)) for cell in row if cell.tag in ("td", "th")] for row in element.iter("tr")
        )
        self.scroll.table(rows, is_header=lambda cells: len(cells) > 1)

    def _text_of(self, element: Any, without: list[Any] | None = None) -> str:
        return "".join(self._visible(element, without or []))

    def _visible(self, element: Any, without: list[Any]) -> Iterator[str]:
        yield element.text or ""
        for child in element:
            if child in without or not isinstance(child.tag, str) or child.tag in _SKIPPED:
                pass
            elif _is_hidden(child):
                self.hidden.append(child.text_content())
            else:
                gap = "" if child.tag in _INLINE else " "
                yield gap
                yield from self._visible(child, without)
                yield gap
            yield child.tail or ""


def _is_hidden(element: Any) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


def _is_layout(table: Any) -> bool:
    return table.get("role") == "presentation" or table.find(".//table") is not None


def _nearest_list(inner: Any, item: Any) -> bool:
    return next(inner.iterancestors("li"), None) is item


def _start(element: Any) -> int:
    start = element.get("start", "")
    return int(start) if re.fullmatch(r"\d{1,6}", start) else 1
