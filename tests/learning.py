"""Learning as little of the known questions as can be: where what is learnt of them is not what is tested."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from corpus import classifier, kept_questions, network


@contextmanager
def learning_briefly() -> Iterator[None]:
    """Learn in seconds what takes minutes; the assistant then errs more."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(network, "ROUNDS", 1)
        patch.setattr(classifier, "UNITS", 32)
        patch.setattr(classifier, "WORD_UNITS", 16)
        patch.setattr(kept_questions, "only_learnt", lambda _: ())
        yield
