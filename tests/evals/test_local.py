"""This assistant as a target, and a first suite over what it has indexed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from llama_index.core.base.embeddings.base import BaseEmbedding

from assistant.service import Assistant
from corpus.settings import CHECKOUT, Settings
from corpus.types import Tier
from evals.answers import GivenAnswer
from evals.authoring import write_suite
from evals.errors import SuiteError
from evals.first_suite import PER_DOCUMENT, first_suite
from evals.loading import load_file
from evals.sources import SourceFiles
from evals.targets.local import LocalTarget
from ingest.sync import synchronise

Write = Callable[[str, str], Path]


@pytest.fixture(scope="module")
def target(assistant: Assistant) -> LocalTarget:
    return LocalTarget(assistant)


def test_quotes_are_found_in_the_files_themselves(target: LocalTarget) -> None:
    answer = target.ask("What is the budget of the Green Industry Innovation Programme?", [])
    assert answer.citations
    assert target.verbatim(answer) == (True,) * len(answer.citations)
    assert answer.considered


@pytest.mark.parametrize(
    "change",
    [{"start": 0, "end": 10}, {"quote": "nine point four"}, {"quote": ""}, {"sha256": "0" * 64}],
)
def test_a_quote_that_is_not_there_is_not_verbatim(target: LocalTarget, change: dict[str, object]) -> None:
    answer = target.ask("What is the budget of the Green Industry Innovation Programme?", [])
    citation = answer.citations[0].model_copy(update=change)
    assert target.verbatim(answer.model_copy(update={"citations": (citation,)})) == (False,)


def test_a_citation_without_position_cannot_be_judged(given: Callable[..., GivenAnswer]) -> None:
    answer = given(citations=[{"number": 1, "document": "d", "quote": "q"}])
    assert SourceFiles(CHECKOUT / "corpus").holds(answer.citations[0]) is None


def test_a_question_that_cannot_be_asked_is_refused(target: LocalTarget) -> None:
    assert target.ask("   ", []).status == "refused"
    assert target.ask("a" * 100_000, []).status == "refused"


def test_the_target_says_how_it_is_set_without_paths_or_secrets(target: LocalTarget, settings: Settings) -> None:
    identity = target.identity()
    assert identity["dense_weight"] == str(settings.dense_weight)
    assert str(settings.data_dir) not in str(identity)
    assert {"priority-markets", "green-industry"} <= target.documents()


def test_a_first_suite_asks_by_headings_and_by_claims(assistant: Assistant, tmp_path: Path) -> None:
    suite = first_suite(assistant, "mine", Tier.OFFICIAL)
    by_document = [case for case in suite.cases if case.id.startswith("green-industry-heading")]
    assert by_document[0].question == "What is Green Industry Innovation Programme about?"
    assert len(by_document) <= PER_DOCUMENT
    claims = [case for case in suite.cases if case.quotes]
    assert claims
    assert all(case.facts and case.documents for case in claims)
    path = tmp_path / "dev" / "mine.yaml"
    write_suite(suite, path)
    assert load_file(path).suite == suite
    with pytest.raises(SuiteError, match="exists"):
        write_suite(suite, path)


def test_without_documents_there_is_no_first_suite(assistant: Assistant) -> None:
    with pytest.raises(SuiteError, match="no document to ask about"):
        first_suite(assistant, "mine", Tier.USER)


@pytest.mark.slow
def test_files_of_ones_own_are_read_back_from_where_they_lie(
    settings: Settings, embedding: BaseEmbedding, write: Write, tmp_path: Path
) -> None:
    folder = write(
        "mine/tea.md", "# Tea houses\n\nThe tea house of Alytus opened in 1931 and serves forty kinds of tea.\n"
    ).parent
    shutil.copytree(settings.data_dir, tmp_path / "data")
    own = settings.model_copy(update={"data_dir": tmp_path / "data"})
    synchronise(own, embedding, [folder])
    target = LocalTarget(Assistant(own, embedding))
    answer = target.ask("When did the tea house of Alytus open?", [])
    assert "1931" in answer.text
    assert target.verbatim(answer) == (True,) * len(answer.citations)
    suite = first_suite(Assistant(own, embedding), "mine", Tier.USER)
    assert [case.language for case in suite.cases] == ["en"] * len(suite.cases)
