"""Notices as they are shown: before or after the answer, each with the citations of the sentence that says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from assistant.answer import Answer, NoticeKind
from ui.templating import markdown

_FIRST = (NoticeKind.ENDED, NoticeKind.SUPERSEDED)
"""These must be read before the answer; the others follow it."""


@dataclass(frozen=True, slots=True)
class Raised:
    """A notice in its box. `first` puts it before the answer; `block` is the part of the answer that it replaces."""

    kind: NoticeKind
    body: Markup
    first: bool
    block: str | None


def raised(answer: Answer, chips: Mapping[int, Markup]) -> list[Raised]:
    """Return the notices of `answer`. Where the answer says the same in a paragraph, that moves into the box."""
    blocks = answer.text.split("\n\n")
    found: list[Raised] = []
    for notice in answer.notices:
        block = next((b for b in blocks if b.partition(" [")[0] == notice.text), None)
        found.append(Raised(notice.kind, markdown(block or notice.text, chips), notice.kind in _FIRST, block))
    return found


def without(text: str, notices: Sequence[Raised]) -> str:
    """Return the answer's Markdown without the paragraphs that stand in a notice's box: nothing is said twice."""
    moved = {notice.block for notice in notices}
    return "\n\n".join(block for block in text.split("\n\n") if block not in moved)
