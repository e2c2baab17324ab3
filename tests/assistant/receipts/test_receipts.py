"""What was filed can be checked again: line by line what stands, what moved, what changed, what is gone."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.agreements.compare import compare
from assistant.agreements.render import DeskRenderer
from assistant.receipt import VERSION, Saved, digest_of, make_receipt, read_receipt
from assistant.recheck import Recheck, State, recheck
from assistant.saving import answer_markdown, save
from assistant.service import Assistant
from assistant.word_document import to_docx
from corpus.errors import ConfigurationError, ReceiptError
from corpus.types import Source

QUESTION = "What is the budget of the Green Industry Innovation Programme?"
DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def answer(assistant: Assistant) -> dict[str, Any]:
    return json.loads(json.dumps(assistant.ask(QUESTION).to_json()))


@pytest.fixture
def check(assistant: Assistant, tmp_path: Path) -> Callable[[dict[str, Any]], Recheck]:
    """Return a function that files data and checks them against the corpus."""

    def run(data: dict[str, Any]) -> Recheck:
        file = tmp_path / "saved.json"
        file.write_text(json.dumps(data), encoding="utf-8")
        return recheck(read_receipt(file), assistant.library)

    return run


@pytest.fixture
def with_sources(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Callable[[Source], Source | None]], None]:
    """Return a function that changes the sources of the corpus for one test."""

    def change(edit: Callable[[Source], Source | None]) -> None:
        edited = {key: new for key, source in assistant.library.sources.items() if (new := edit(source)) is not None}
        monkeypatch.setattr(assistant.library, "sources", edited)

    return change


def states(result: Recheck) -> set[State]:
    return {line.state for line in result.lines}


def newer(source: Source, text: str) -> Source:
    return Source(source.id, source.path, "0" * 64, text, source.pages)


def test_an_answer_as_printed_is_accepted_and_stands(check: Callable[..., Recheck], answer: dict[str, Any]) -> None:
    result = check(answer)
    assert result.stands
    assert len(result.lines) == len(answer["citations"])


@pytest.mark.parametrize(
    "question",
    [
        "How many priority markets are there and by which criteria were they chosen?",
        "Kokie yra Lietuvos ir Izraelio susitarimo tikslai?",
        "Is Japan on the priority market list?",
        "Can we still apply to the Green Industry Innovation Programme?",
        "What is the capital of Mongolia?",
        "Esame 12 žmonių įmonė Kaune ir turime partnerį Norvegijoje. Kokia programa mums tinka?",
    ],
)
def test_every_answer_stands_against_the_corpus_it_came_from(
    check: Callable[..., Recheck], assistant: Assistant, question: str
) -> None:
    assert check(assistant.ask(question).to_json()).stands


def test_fits_and_comparisons_stand_too(check: Callable[..., Recheck], assistant: Assistant) -> None:
    report = assistant.fit("We are a small company in Kaunas and want joint R&D with an Israeli firm.")
    fit = assistant.finder.renderer.to_json(report)
    result = check(fit)
    assert result.stands
    assert len(result.lines) > 10
    compared = compare(["israel-rd-agreement", "korea-kiat-mou-2024"], assistant.library, DAY)
    data = DeskRenderer(assistant.library, DAY).comparison_json(compared)
    assert check(make_receipt("comparison", data, DAY, "v")).stands


def test_a_quote_that_was_altered_is_told(check: Callable[..., Recheck], answer: dict[str, Any]) -> None:
    data = copy.deepcopy(answer)
    data["citations"][0]["quote"] = data["citations"][0]["quote"].replace("9.4", "94")
    result = check(data)
    assert State.CHANGED in states(result)
    assert "altered" in result.lines[0].detail


def test_a_sentence_that_was_altered_is_told(check: Callable[..., Recheck], answer: dict[str, Any]) -> None:
    data = copy.deepcopy(answer)
    data["sentences"][0]["text"] = data["sentences"][0]["text"].replace("9.4", "94")
    assert not check(data).stands


def test_a_text_that_was_altered_is_told(check: Callable[..., Recheck], answer: dict[str, Any]) -> None:
    data = {**answer, "text": answer["text"].replace("9.4", "94")}
    result = check(data)
    assert [line.what for line in result.lines if line.state is State.CHANGED] == ["text"]


def test_offsets_that_were_altered_are_told(check: Callable[..., Recheck], answer: dict[str, Any]) -> None:
    data = copy.deepcopy(answer)
    data["citations"][0]["start"] += 1
    data["citations"][0]["end"] += 1
    assert not check(data).stands


def test_a_quote_that_moved_is_found_again(
    check: Callable[..., Recheck], answer: dict[str, Any], with_sources: Callable[..., None]
) -> None:
    with_sources(lambda source: newer(source, "A new first line.\n" + source.text))
    result = check(answer)
    assert states(result) == {State.MOVED}
    assert result.lines[0].start == answer["citations"][0]["start"] + len("A new first line.\n")


def test_a_quote_in_its_place_in_a_new_version_stands(
    check: Callable[..., Recheck], answer: dict[str, Any], with_sources: Callable[..., None]
) -> None:
    with_sources(lambda source: newer(source, source.text + "\nA new last line."))
    assert check(answer).stands


def test_a_quote_that_is_gone_is_told_with_what_is_nearest(
    check: Callable[..., Recheck], answer: dict[str, Any], with_sources: Callable[..., None]
) -> None:
    with_sources(lambda source: newer(source, source.text.replace("EUR 9.4 million", "EUR 9.5 million")))
    result = check(answer)
    assert State.CHANGED in states(result)
    assert any("9.5 million" in line.detail for line in result.lines)


def test_an_answer_from_another_corpus_has_no_sources_here(
    check: Callable[..., Recheck], answer: dict[str, Any], with_sources: Callable[..., None]
) -> None:
    with_sources(lambda source: None)
    assert states(check(answer)) == {State.SOURCE_MISSING}


def test_a_source_under_another_name_is_known_by_its_bytes(
    check: Callable[..., Recheck], answer: dict[str, Any], assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    renamed = {f"other-{key}": source for key, source in assistant.library.sources.items()}
    monkeypatch.setattr(assistant.library, "sources", renamed)
    assert check(answer).stands


def test_a_receipt_that_was_altered_is_refused(check: Callable[..., Recheck], answer: dict[str, Any]) -> None:
    receipt = make_receipt("answer", answer, DAY, "v")
    receipt["content"]["text"] += " Surely."
    with pytest.raises(ReceiptError, match="altered"):
        check(receipt)


def test_a_receipt_of_a_newer_version_is_refused(check: Callable[..., Recheck], answer: dict[str, Any]) -> None:
    receipt = {**make_receipt("answer", answer, DAY, "v"), "receipt": VERSION + 1}
    with pytest.raises(ReceiptError, match="newer version"):
        check({**receipt, "digest": digest_of(receipt)})


@pytest.mark.parametrize(
    "content", ["", "not json", "[]", "{}", '"text"', '{"receipt": "x"}', '{"receipt": 1}', "\x00"]
)
def test_what_is_no_saved_answer_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "file.json"
    file.write_text(content)
    with pytest.raises(ReceiptError) as caught:
        read_receipt(file)
    assert caught.value.remedy


def test_a_citation_without_its_parts_is_refused(check: Callable[..., Recheck], answer: dict[str, Any]) -> None:
    data = copy.deepcopy(answer)
    del data["citations"][0]["sha256"]
    with pytest.raises(ReceiptError, match="sha256"):
        check(data)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReceiptError, match="cannot be read"):
        read_receipt(tmp_path / "none.json")


@pytest.mark.parametrize("suffix", [".json", ".md", ".docx"])
def test_an_answer_can_be_filed(assistant: Assistant, tmp_path: Path, suffix: str) -> None:
    answer, file = assistant.ask(QUESTION), tmp_path / f"answer{suffix}"
    save(file, "answer", answer.to_json(), answer_markdown(answer), DAY)
    assert file.stat().st_size > 200
    if suffix == ".json":
        saved = read_receipt(file)
        assert isinstance(saved, Saved)
        assert saved.corpus == assistant.corpus.version
        assert recheck(saved, assistant.library).stands
    if suffix == ".md":
        assert "EUR 9.4 million" in file.read_text(encoding="utf-8")


def test_a_form_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"\.pdf"):
        save(tmp_path / "a.pdf", "answer", {}, "", DAY)


def test_text_that_word_cannot_hold_is_left_out() -> None:
    assert to_docx("# A\x00B\x1f \ud800")[:2] == b"PK"
