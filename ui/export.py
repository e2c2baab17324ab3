"""An answer to take away: plain text for the clipboard, and Markdown. (The JSON is the answer's own.)"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeAlias

from assistant.answer import Answer, Citation
from corpus.types import Document, Language
from ui.strings import words

Library: TypeAlias = Mapping[str, Document]
"""The documents by id."""


def title_of(citation: Citation, library: Library, language: Language) -> str:
    """Return the cited document's name in `language`."""
    document = library.get(citation.document)
    return document.title.get(language) if document else citation.title


def section_of(citation: Citation, library: Library) -> str:
    """Return the headings above the quote, without the document's own name."""
    document = library.get(citation.document)
    names = {citation.title, *((document.title.en, document.title.lt) if document else ())}
    return " › ".join(part for part in citation.section.split(" › ") if part and part not in names)


def plain_answer(answer: Answer, library: Library, language: Language) -> str:
    """Return an answer with its notices and numbered citations, ready to paste into a letter."""
    lines = [answer.text.replace("**", ""), ""]
    notices = _unsaid(answer)
    lines += [*notices, ""] if notices else []
    lines += [citation_line(citation, library, language) for citation in answer.citations]
    return "\n".join(lines).strip()


def citation_line(citation: Citation, library: Library, language: Language) -> str:
    """Return one citation on one line: number, title, section, page, quote, validity, address."""
    t = words(language)
    title = title_of(citation, library, language)
    section = section_of(citation, library)
    page = f"{t['page']} {citation.page}" if citation.page else ""
    quote = re.sub(r"\s+", " ", citation.quote).strip()
    parts = [title, section, page, f"“{quote}”", t[f"tier_{citation.tier}"], t[f"validity_{citation.validity.status}"]]
    parts.append(citation.url or "")
    return f"[{citation.number}] " + " · ".join(part for part in parts if part)


def answer_markdown(answer: Answer, library: Library, language: Language) -> str:
    """Return an answer as a section of Markdown: its question as the heading, the answer, notices, citations."""
    notices = [f"> {text}" for text in _unsaid(answer)]
    citations = [citation_line(citation, library, language) for citation in answer.citations]
    blocks = [f"## {answer.question}", answer.text, *notices, *citations]
    return "\n\n".join(block for block in blocks if block)


def _unsaid(answer: Answer) -> list[str]:
    """Return the notices that the answer's own text does not hold already."""
    return [notice.text for notice in answer.notices if notice.text not in answer.text]
