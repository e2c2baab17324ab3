"""Sentence and clause spans inside a block."""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex

Span = tuple[int, int]

_ABBREVIATION = re.compile(
    r"(?:^|[\s(„\"])(?:mln|mlrd|tūkst|str|d|m|p|žr|nr|pvz|angl|approx|art|no|nos|para|cf|vol|pp|ed|dr|prof|mr|mrs|ms|st)\.\s*$",
    re.IGNORECASE,
)
"""What the library takes for the end of a sentence in legal and Lithuanian text, and is not."""

MAX_CHARS = 1_200
"""A longer stretch is cut at white space: legal drafting knows sentences of a page."""


def sentence_spans(text: str, start: int, end: int, language: str) -> list[Span]:
    """Return the spans of the sentences of `text[start:end]`, without the white space around them."""
    body = text[start:end]
    spans: list[Span] = []
    open_at = 0
    for boundary in sentencex.get_sentence_boundaries(language, body):
        stop = boundary["end_index"]
        if stop < len(body) and _ABBREVIATION.search(body[open_at:stop]):
            continue
        spans.append((start + open_at, start + stop))
        open_at = stop
    if open_at < len(body):
        spans.append((start + open_at, end))
    return [part for span in spans for part in bounded_spans(text, *span)]


def clause_spans(text: str, start: int, end: int) -> list[Span]:
    """Return the clauses of a sentence that lists them between semicolons; empty where it does not (under three).

    The first clause begins where the opening word of the second one ("to", "the" ...) first stands in it, so that the
    words leading to the list are not taken for part of its first entry.
    """
    parts = [_trim(text, start + m.start(), start + m.end()) for m in re.finditer(r"[^;]+", text[start:end])]
    parts = [part for part in parts if part[0] < part[1]]
    if len(parts) < 3:
        return []
    opening = text[parts[1][0] : parts[1][1]].split(maxsplit=1)[0]
    lead = _opening(opening).search(text, *parts[0])
    return [(lead.start() if lead else parts[0][0], parts[0][1]), *parts[1:]]


def _opening(word: str) -> re.Pattern[str]:
    """Return what the first of several clauses begins with where the second begins with `word`: "(a)" for "(b)"."""
    if re.fullmatch(r"\(?\w{1,4}[).]", word):
        return re.compile(r"(?<!\w)" + re.sub(r"\w+", r"\\w{1,4}", re.escape(word)) + r"(?=\s)")
    return re.compile(rf"\b{re.escape(word)}\b")


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def bounded_spans(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield `text[start:end]` in parts of at most `MAX_CHARS`, cut at white space if possible; none is blank."""
    start, end = _trim(text, start, end)
    while end - start > MAX_CHARS:
        cut = text.rfind(" ", start + MAX_CHARS // 2, start + MAX_CHARS)
        cut = cut if cut > start else start + MAX_CHARS
        yield _trim(text, start, cut)
        start, end = _trim(text, cut, end)
    if start < end:
        yield start, end
