"""Questions in several parts: taken apart, answered one by one, put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import AnswerStatus, Citation, Sentence
from assistant.asked_again import without_question_word
from assistant.kinds import last_sentence
from assistant.phrases import phrase
from assistant.result import Result
from corpus.types import Language

MAX_PARTS = 4
_ASKS = (
    r"(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|does|do|did|can|could|will|has|have|"
    r"until when|since when|(?:at|by|for|from|in|on|to|under|with) (?:which|what)|"
    r"kas|ką|kam|kuo|koks|kokia|kokie|kokios|kokiu|kokią|kokį|kiek|kada|kur|kuris|kuri|kurie|kurios|kurią|kodėl|kaip|ar|"
    r"iki kada|nuo kada|pagal k\w+)\b"
)
_SEAM = re.compile(rf"(?:\?\s+(?:and\s+|ir\s+|o\s+)?|[,;]?\s+(?:and|ir|bei|o|as well as)\s+)(?={_ASKS})", re.IGNORECASE)
_OPENS = re.compile(
    rf"^\W*(?:(?:and|ir|o|so|please|hi|hello|labas)\W+)*(?:[^?,;:]{{3,60}}(?:\s[-–—]|:)\s+)?{_ASKS}", re.IGNORECASE
)
"""A question may open with its topic: "InoKlaster - who was it for and what did it pay?"."""

_BARE = re.compile(
    r"^(?P<first>.{12,}?)\??,?\s+(?:and|ir|o)\s+"
    r"(?P<second>since when|until when|when|where|nuo kada|iki kada|kada|kur)\W*$",
    re.IGNORECASE,
)
"""A bare second question word asks more of the same: "who signed it, and when?"."""
_BETWEEN = re.compile(r"\b(?:between|tarp)\b", re.IGNORECASE)
"""What follows "between what one gets" is the other side of a comparison."""
_TOPIC = re.compile(rf"^\W*([^?,;:]{{3,60}}?)(?:\s[-–—]|:)\s+{_ASKS}", re.IGNORECASE)


def split_parts(question: str) -> list[str]:
    """Return the questions that `question` asks, one where it asks one.

    It is taken apart where a new question word follows "and", "ir", a semicolon or a question mark, and only where
    the sentence before opens with a question itself: what a person tells of himself before asking is no question.
    """
    if bare := _BARE.match(question):
        first = bare["first"].strip()
        if _OPENS.search(first) and len(split_parts(first)) == 1:
            return [f"{first}?", f"{bare['second']} ({without_question_word(first)})?"]
    pieces = [piece.strip(" ,;") for piece in _SEAM.split(question)]
    first = last_sentence(pieces[0])  # what is told before may be several sentences
    if (
        len(pieces) == 1
        or not _OPENS.search(first)
        or _BETWEEN.search(first)
        or any(len(piece.split()) < 3 for piece in pieces)
    ):
        return [question]
    topic = _TOPIC.match(first)
    about = f" ({topic[1].strip()})" if topic else ""
    first, *others = (piece.rstrip("?") for piece in pieces[:MAX_PARTS])
    return [f"{first}?", *(f"{piece}{about}?" for piece in others)]


def join_results(parts: Sequence[str], results: Sequence[Result], language: Language) -> Result:
    """Return one result of the results of `parts`: partial where some are answered and some are not."""
    answered = [result for result in results if result.status is AnswerStatus.ANSWERED]
    book: list[Citation] = []
    texts: list[str] = []
    sentences: list[Sentence] = []
    for part, result in zip(parts, results, strict=True):
        renumbered = _renumbered(result, book)
        text, moved = renumbered.text, renumbered.sentences
        if result.status is not AnswerStatus.ANSWERED and answered:
            text = f"{phrase('also_asked', language, question=part)}\n\n{text}"
        texts.append(text)
        sentences += moved
    status = (
        AnswerStatus.ANSWERED
        if len(answered) == len(results)
        else AnswerStatus.PARTIAL
        if answered
        else AnswerStatus.NOT_IN_DOCUMENTS
        if any(result.status is AnswerStatus.NOT_IN_DOCUMENTS for result in results)
        else results[0].status
    )
    return Result(
        status=status,
        text="\n\n".join(dict.fromkeys(texts)),
        sentences=tuple(sentences),
        citations=tuple(book),
        notices=tuple(dict.fromkeys(notice for result in results for notice in result.notices)),
        dropped=sum(result.dropped for result in results),
        suggestions=tuple(dict.fromkeys(s for result in results for s in result.suggestions))[:3],
        dropped_because=tuple(check for result in results for check in result.dropped_because),
        answerer="+".join(sorted({result.answerer for result in results})),
    )


def _renumbered(result: Result, book: list[Citation]) -> Result:
    """Return `result` with its citations numbered on in `book`, which gains those it does not have yet."""
    numbers = {}
    for citation in result.citations:
        known = next(
            (c.number for c in book if (c.source, c.start, c.end) == (citation.source, citation.start, citation.end)),
            None,
        )
        if known is None:
            known = len(book) + 1
            book.append(replace(citation, number=known))
        numbers[citation.number] = known
    text = re.sub(r"\[(\d+)\]", lambda mark: f"[{numbers.get(int(mark[1]), int(mark[1]))}]", result.text)
    moved = tuple(Sentence(s.text, tuple(numbers[n] for n in s.citations)) for s in result.sentences)
    return replace(result, text=text, sentences=moved)
