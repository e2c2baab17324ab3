"""Where the vectors of an index live: its collections, and the ones that are left behind when all is made anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.errors import IndexMismatchError, IndexMissingError
from corpus.index import collection_name, questions_built_with, questions_collection
from corpus.question_vectors import QuestionVectors
from corpus.register import Register
from corpus.settings import Settings
from corpus.store import Client, VectorStore, connect, drop_collection
from ingest.vectors import Former

BUILT = ("model", "dimension", "chunking")
"""What an index remembers of how it was made."""


@dataclass(frozen=True, slots=True)
class Home:
    """The collections of one index. `meta` is what its register will remember; `before` what it remembers now."""

    store: VectorStore
    questions: QuestionVectors
    before: Mapping[str, str]
    meta: Mapping[str, str]
    old: VectorStore | None

    @classmethod
    def open(cls, settings: Settings, built: Mapping[str, str], before: Mapping[str, str], *, anew: bool) -> Home:
        """Open the collections named in `before`, or new ones beside them where all is made `anew`.

        What the time before last left behind is deleted; what the last left may still be answering somewhere.

        Raises:
            StoreUnavailableError: the vector store does not answer.
        """
        client = connect(settings)
        asked = questions_collection(settings, built)
        for left in (before.get("left_behind", ""), before.get("left_questions", "")):
            if left and left != asked:
                drop_collection(client, left)
        generation = int(before.get("generation", "0")) + anew
        name = collection_name(settings, built, generation) if anew else before["collection"]
        meta = {**built, "collection": name, "questions": asked, "generation": str(generation)}
        old = None
        if anew and "collection" in before:
            meta |= {"left_behind": before["collection"], "left_questions": before["questions"]}
            old = _open_old(client, before)
        embedded = VectorStore(client, asked, questions_built_with(built), create=True)
        return cls(
            store=VectorStore(client, name, built, create=True),
            questions=QuestionVectors(embedded, settings.corpus_dir, built["model"]),
            before=before,
            meta=meta,
            old=old,
        )

    def former(self, register: Register) -> Former | None:
        """Return where vectors made by the same model can be had, None where there are none."""
        if not self.before:
            return None
        if self.old is None:
            return Former(register, self.store) if self.meta["collection"] == self.before["collection"] else None
        same = all(self.before.get(key) == self.meta[key] for key in ("model", "dimension"))
        return Former(register, self.old) if same else None


def _open_old(client: Client, before: Mapping[str, str]) -> VectorStore | None:
    try:
        return VectorStore(client, before["collection"], {key: before[key] for key in BUILT})
    except (IndexMissingError, IndexMismatchError):
        return None
