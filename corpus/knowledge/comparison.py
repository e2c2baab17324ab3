"""The shape of `comparison.yaml`: the rows in which agreements are put side by side."""

from __future__ import annotations

from corpus.knowledge.schema import Bilingual, Identifier, Strict


class Row(Strict):
    """One row. Its cells are filled with the claims for `properties`, or else with what the agreement's text says.

    In a text, a section whose heading has one of the words (`headings_`) is quoted; where there is none, sentences that
    have one of the phrases (`says_`) are.
    """

    id: Identifier
    name: Bilingual
    properties: tuple[Identifier, ...] = ()
    headings_en: tuple[str, ...] = ()
    headings_lt: tuple[str, ...] = ()
    says_en: tuple[str, ...] = ()
    says_lt: tuple[str, ...] = ()

    def headings(self, language: str) -> tuple[str, ...]:
        """Return the words of headings in the language of a text."""
        return self.headings_lt if language == "lt" else self.headings_en

    def says(self, language: str) -> tuple[str, ...]:
        """Return the telling phrases in the language of a text."""
        return self.says_lt if language == "lt" else self.says_en
