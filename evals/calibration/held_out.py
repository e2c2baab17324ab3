"""An assistant that has not heard some of the recorded questions, so that these are new to it.

The suites are few, and the catalogue was written with an eye to them; there are thousands of recorded questions, and
every one tells what answers it. Those left out are asked; the assistant knows only the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.service import Assistant
from corpus.knowledge.load import Knowledge
from corpus.knowledge.schema import Asked
from corpus.types import Language

SHARE = 16
"""One in so many questions is left out."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A recorded question that the assistant does not know, in its language, and the entry it was recorded with."""

    text: str
    language: Language
    asked: Asked


class HeldOut(Assistant):
    """Answers with a catalogue that lacks one in `SHARE` of the questions of each entry."""

    left_out: tuple[LeftOut, ...] = ()

    def read_catalogue(self) -> Knowledge:
        """Return the catalogue without the questions left out; nothing kept is taken for it."""
        whole = super().read_catalogue()
        self.left_out = tuple(question for n, asked in enumerate(whole.asked) for question in _chosen(asked, n))
        known = tuple(_rest(asked, n) for n, asked in enumerate(whole.asked))
        return replace(whole, asked=known, digest=f"without one in {SHARE}: {whole.digest}")


def _chosen(asked: Asked, number: int) -> Iterator[LeftOut]:
    yield from (LeftOut(text, "en", asked) for n, text in enumerate(asked.en) if _is_left_out(n, number))
    yield from (LeftOut(text, "lt", asked) for n, text in enumerate(asked.lt) if _is_left_out(n, number))


def _rest(asked: Asked, number: int) -> Asked:
    english = tuple(text for n, text in enumerate(asked.en) if not _is_left_out(n, number))
    lithuanian = tuple(text for n, text in enumerate(asked.lt) if not _is_left_out(n, number))
    return asked.model_copy(update={"en": english, "lt": lithuanian})


def _is_left_out(place: int, number: int) -> bool:
    return (place + number) % SHARE == 0
