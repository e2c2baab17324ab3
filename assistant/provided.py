"""Answering a question for an article by its number: the article, or the paragraph or point of it, as a whole."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from assistant.checks import Checks, coverage
from assistant.library import Library
from assistant.provisions import Provision, provisions_in
from assistant.understand import Question
from corpus.knowledge.names import KIND_NOUNS
from corpus.lexical import stems
from corpus.types import Passage, Role
from corpus.words import question_stems

_KINDS = frozenset(
    stems(
        " ".join(noun for nouns in KIND_NOUNS.values() for noun in nouns)
        + """ document memorandum convention contract law act protocol
        dokumentas memorandumas konvencija įstatymas aktas protokolas"""
    )
)
"""Stems of what documents are called by their kind: a question in the other language calls them so too."""
_ASKING = _KINDS | frozenset(
    stems(
        """
        say says state states provide provides contain contains regulate govern cover read content text word wording
        full whole exact exactly quote cite explain summarise summarize meaning require requires
        part
        article art section chapter annex appendix paragraph point clause letter subparagraph item no bis ter
        sako sakoma teigia nustato nustatyta numato numatyta skelbia reglamentuoja rašoma parašyta išdėstyta turinys
        tekstas žodžiai cituok pacituok paaiškink apima
        teisės
        straipsnis straipsnyje straipsnio str skyrius skyriuje skirsnis priedas priede dalis dalyje punktas punkte nr
        """
    )
)
"""Stems of the words that such questions are built with: how they ask, what agreements and parts are called."""
COVERED = 0.6
"""The share of what else a question says that article and title must hold."""
MAX_DOCUMENTS = 3


@dataclass(frozen=True, slots=True)
class Provided:
    """An article (or part of one) of a document: its passages in order, one where it is a whole."""

    passages: tuple[Passage, ...]
    mark: str


class ProvisionFinder:
    """Finds the provisions that questions name in one library."""

    def __init__(self, library: Library, checks: Checks) -> None:
        self._library, self._checks = library, checks

    def find(self, question: Question, documents: Collection[str] = ()) -> list[Provided]:
        """Return the provisions that `question` asks for (of `documents`, where given), where that is all it asks.

        Where several agreements have such an article and the question fits them equally well, that of each is returned.
        """
        found: list[tuple[tuple[float, float], Provided]] = []
        for provision in provisions_in(question.plain):
            for document, marked in self._marked(provision).items():
                if not documents or document in documents:
                    provided = _whole(marked)
                    found.append((self._fit(question, provided), provided))
        best = max((fit for fit, _ in found), default=(0.0, 0.0))
        chosen = [provided for fit, provided in found if fit == best and fit[0] >= COVERED]
        kept = list(dict.fromkeys(provided.passages[0].document_id for provided in chosen))[:MAX_DOCUMENTS]
        return [provided for provided in chosen if provided.passages[0].document_id in kept]

    def _marked(self, provision: Provision) -> Mapping[str, list[Passage]]:
        """Return the passages cited as `provision`, or as what stands below it, by their documents."""
        by_document: dict[str, list[Passage]] = {}
        for passage in self._library.index.register.marked(provision.marks, provision.openings):
            if passage.document_id in self._library.documents:
                by_document.setdefault(passage.document_id, []).append(passage)
        return by_document

    def _fit(self, question: Question, provided: Provided) -> tuple[float, float]:
        """Return how much of what the question says beside the number the article and its document hold, 0..1; then
        whether the document calls itself what the question does (treaty, memorandum)."""
        first = provided.passages[0]
        document = self._library.documents[first.document_id]
        context = " ".join((first.header, *document.aliases))
        text = " ".join(passage.text for passage in provided.passages)
        if not (self._named(question, document.id, context) and self._checks.holds_kind(question, f"{context} {text}")):
            return (0.0, 0.0)
        wanted = [word for word in question.content if word not in _ASKING and not word[0].isdigit()]
        kinds = [word for word in question.content if word in _KINDS]
        return (
            coverage(wanted, frozenset(question_stems(f"{context} {text}")), self._library),
            coverage(kinds, frozenset(question_stems(context)), self._library),
        )

    def _named(self, question: Question, document: str, context: str) -> bool:
        """Whether the document is about each thing the question names: it is described as such, or says so itself."""
        present = self._checks.named_in(context)
        library = self._library
        named = [library.entities[key] for key in question.entities if question.named]
        return all(
            document in entity.described_in or entity.country == "LT" or library.around[entity.id] & present
            for entity in named
        )


def _whole(marked: Sequence[Passage]) -> Provided:
    """Return the one passage that is the whole provision; without one, all that is cited as it or below it."""
    start, end = min(p.start for p in marked), max(p.end for p in marked)
    mark = min((p.mark for p in marked), key=len)
    whole = next((p for p in marked if p.role is Role.LIST and (p.start, p.end) == (start, end)), None)
    parts = [whole] if whole else [p for p in marked if p.role is not Role.LIST]
    return Provided(tuple(sorted(parts, key=lambda p: p.start)), mark)
