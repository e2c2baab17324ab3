"""The interface has every word in both languages, and uses every word it has."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

import ui
from assistant.agreements.compare import Difference
from assistant.answer import AnswerStatus, NoticeKind
from assistant.fit.judge import Fit
from corpus.types import Kind, Status, Tier
from ingest.report import FileStatus
from ui.evaluation import METRICS
from ui.render import _FAULTS
from ui.strings import _WORDS, counted, words

HERE = Path(ui.__file__).parent
BUILT = {
    *(f"status_{status}" for status in AnswerStatus),
    *(f"notice_{kind}" for kind in NoticeKind),
    *(f"tier_{tier}" for tier in Tier),
    *(f"validity_{status}" for status in Status),
    *(f"kind_{kind}" for kind in Kind),
    *(f"metric_{metric}" for metric in METRICS),
    *(f"fit_{fit}" for fit in (*Fit, "over", "not_open")),
    *(f"difference_{how}" for how in Difference if how is not Difference.SILENT),
    *(f"{key}_help" for _, key in _FAULTS),
    "error_title_help",
    *(f"file_{status}" for status in get_args(FileStatus)),
}
"""Words whose names are put together from a value."""


@pytest.mark.parametrize("key", sorted(_WORDS))
def test_every_word_is_there_in_both_languages(key: str) -> None:
    assert words("en")[key].strip()
    assert words("lt")[key].strip()


def test_words_put_together_from_a_value_all_exist() -> None:
    assert set(_WORDS) >= BUILT


def test_every_word_is_used() -> None:
    text = "".join(path.read_text("utf-8") for path in HERE.rglob("*") if path.suffix in {".py", ".html"})
    text = text.replace((HERE / "strings.py").read_text("utf-8"), "")
    unused = {key for key in _WORDS if not re.search(rf"\b{key}\b", text)} - BUILT
    assert not unused


@pytest.mark.parametrize(
    ("n", "said"), [(1, "1 šaltinis"), (2, "2 šaltiniai"), (10, "10 šaltinių"), (21, "21 šaltinis")]
)
def test_lithuanian_counts_agree(n: int, said: str) -> None:
    assert counted("sources", n, "lt") == said


@pytest.mark.parametrize(("n", "said"), [(0, "0 sources"), (1, "1 source"), (2, "2 sources")])
def test_english_counts_agree(n: int, said: str) -> None:
    assert counted("sources", n, "en") == said
