"""Everything that is built from one version of the corpus, and replaced as a whole when that changes."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.fit.finder import Finder
from assistant.library import Library
from assistant.retrieve import Retriever
from assistant.select import Selector
from assistant.understand import Understanding


@dataclass(frozen=True)
class Loaded:
    """What answers questions from one version of the corpus."""

    library: Library
    understanding: Understanding
    retriever: Retriever
    selector: Selector
    finder: Finder
