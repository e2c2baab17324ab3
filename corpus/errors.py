"""One error base for the whole application: every message says what is wrong and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence


class GidasError(Exception):
    """Something a person can mend. `str()` is one line: what is wrong, then the remedy."""

    def __init__(self, message: str, *, remedy: str) -> None:
        super().__init__(f"{message.rstrip('.')}. {remedy}")
        self.message = message
        self.remedy = remedy


class ConfigurationError(GidasError):
    """A setting or a command-line value that cannot be used."""


class CorpusError(GidasError):
    """The shipped or added corpus is broken; `problems` lists every fault found, one line each."""

    def __init__(self, message: str, *, remedy: str, problems: Sequence[str] = ()) -> None:
        super().__init__(message, remedy=remedy)
        self.problems = tuple(problems)


class IndexMissingError(GidasError):
    """There is no index to answer from."""


class IndexMismatchError(GidasError):
    """The index was built with another embedding model, dimension or chunking."""


class StoreUnavailableError(GidasError):
    """The vector store cannot be reached."""


class ModelUnavailableError(GidasError):
    """The language model cannot be reached, refuses, takes too long or breaks off."""


class SourceError(GidasError):
    """A file cannot be taken in: unreadable, empty, or of a kind nobody reads."""


class QuestionError(GidasError):
    """A question that cannot be asked: empty, too long, or not text."""


class ProfileError(GidasError):
    """A description of an applicant that cannot be matched: empty, contradictory, or naming what does not exist."""


class ReceiptError(GidasError):
    """A saved answer that cannot be used: not one, altered since it was saved, or written by a newer version."""
