"""Documents, agreements, markets and evaluation: built on the catalogue, every fact with its quote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.agreements.compare import compare
from assistant.agreements.terms import ask_agreements
from assistant.library import Library
from assistant.service import Assistant
from corpus.settings import Settings
from corpus.types import Tier
from ui.desk import Desk
from ui.desk_view import answers, country_name, lines, listed, silent
from ui.evaluation import METRICS, latest
from ui.examples import example_questions
from ui.facts import entities_of, rows
from ui.finding import hits, search_words
from ui.strings import words
from ui.tabs.agreements import search_agreement
from ui.tabs.documents import entries
from ui.tabs.markets import market_lists
from ui.templating import render


@pytest.fixture(scope="session")
def library(assistant: Assistant) -> Library:
    return assistant.library


@pytest.fixture
def desk(settings: Settings, assistant: Assistant) -> Desk:
    return Desk(settings, lambda _settings: assistant)


class TestDocuments:
    def test_every_document_is_listed_official_ones_first(self, library: Library, settings: Settings) -> None:
        found = entries(library, "en", "", (), settings.today)
        assert {entry.document.id for entry in found} == set(library.documents)
        tiers = [entry.document.tier is not Tier.OFFICIAL for entry in found]
        assert tiers == sorted(tiers)
        assert all(entry.passages > 0 and len(entry.sha256) == 64 for entry in found)

    def test_search_finds_words_of_the_text_without_diacritics_and_shows_them(
        self, library: Library, settings: Settings
    ) -> None:
        (first, *_rest) = entries(library, "lt", "MATIMOP nominated", (), settings.today)
        assert first.document.id == "israel-agreement"
        assert first.hits[0].parts[1::2] == ("MATIMOP", "nominated")
        named = entries(library, "lt", "zaliosios pramones", (), settings.today)
        assert "green-industry" in {entry.document.id for entry in named}

    def test_kinds_narrow_the_list(self, library: Library, settings: Settings) -> None:
        found = entries(library, "en", "", ("agreement",), settings.today)
        assert found
        assert {entry.document.kind for entry in found} == {"agreement"}

    def test_what_has_ended_says_so(self, library: Library, settings: Settings) -> None:
        stale = {entry.document.id for entry in entries(library, "en", "", (), settings.today) if entry.stale}
        assert "green-industry" in stale

    def test_nothing_found_is_said(self, library: Library, settings: Settings) -> None:
        assert entries(library, "en", "zxqj", (), settings.today) == []
        html = render("documents.html", "lt", entries=[], count="0 dokumentų", query="zxqj")
        assert "Niekur nėra visų šių žodžių." in html


class TestAgreements:
    def test_every_agreement_of_the_catalogue_is_listed_with_its_country(
        self, library: Library, settings: Settings
    ) -> None:
        found = listed(library, "lt", settings.today)
        assert [a.id for a in found] == [e.id for e in entities_of(library, "agreement")]
        israel = next(a for a in found if a.id == "israel-rd-agreement")
        assert israel.country == "Izraelis"
        assert israel.signed[0].quote.document.tier is Tier.OFFICIAL

    def test_comparison_has_a_cell_for_each_and_admits_what_is_missing(
        self, library: Library, settings: Settings
    ) -> None:
        found = compare(["israel-rd-agreement", "israel-agreement-2023"], library, settings.today)
        shown = lines(found, library, "en")
        assert all(len(line.cells) == 2 for line in shown)
        assert {line.name for line in shown} | set(silent(found, "en")) == {row.row.name.en for row in found.rows}
        html = render(
            "compared.html", "en", names=["A", "B"], lines=shown, silent=silent(found, "en"), query="id=a&id=b"
        )
        assert "not stated" in html
        assert "different" in html
        assert "../save/comparison.csv?id=a&amp;id=b" in html

    def test_one_question_to_all_shows_who_is_silent(self, library: Library, assistant: Assistant) -> None:
        found = answers(ask_agreements("Who implements it?", assistant, language="lt"), library, "lt")
        stated = {name for name, entries in found if entries}
        assert library.entities["israel-rd-agreement"].name.lt in stated
        assert len(stated) < len(found)

    def test_every_value_stands_beside_words_of_its_document(self, library: Library) -> None:
        for entity in (*entities_of(library, "agreement"), *entities_of(library, "market_list")):
            for found in rows(library, entity, "en"):
                for stated in found.stated:
                    source = library.sources[stated.quote.document.source_id]
                    assert stated.quote.text in source.text

    def test_search_within_one_agreement_stays_within_its_documents(self, library: Library) -> None:
        found = search_agreement(library, "israel-rd-agreement", search_words("commercialization"), "en")
        assert found
        assert {hit.document.id for hit in found} <= set(library.entities["israel-rd-agreement"].described_in)

    def test_a_country_without_a_code_has_no_name(self) -> None:
        assert country_name(None, "en") == ""
        assert country_name("KR", "lt") == "Pietų Korėja"


class TestMarkets:
    def test_the_list_in_force_comes_first_with_its_gaps(self, library: Library, settings: Settings) -> None:
        first, *earlier = market_lists(library, "en", settings.today)
        assert first.count == 32
        assert not first.stale
        assert any("do not name the 32" in missing.text for missing in first.missing)
        assert all(listed.stale for listed in earlier)

    def test_what_nobody_states_leads_to_whom_to_ask(self, library: Library, settings: Settings) -> None:
        first, *_earlier = market_lists(library, "lt", settings.today)
        assert all(missing.ask and missing.text for missing in first.missing)


class TestEvaluation:
    def test_without_a_run_it_says_how_to_make_one(self, tmp_path: Path) -> None:
        assert latest(tmp_path / "results.json", tmp_path / "baseline.json") is None
        assert "make evals" in render("evaluation.html", "en", run=None, metrics=METRICS)

    def test_a_file_that_is_no_result_counts_as_none(self, tmp_path: Path) -> None:
        broken = tmp_path / "results.json"
        broken.write_text("{", "utf-8")
        assert latest(broken, broken) is None

    def test_without_a_run_the_accepted_figures_are_shown_as_such(self, tmp_path: Path) -> None:
        run = latest(tmp_path / "results.json")
        assert run is not None
        assert run.accepted
        assert all(figure.change is None for figure in run.overall.figures.values())
        assert words("lt")["evaluation_baseline"] in render("evaluation.html", "lt", run=run, metrics=METRICS)

    def test_figures_are_shown_with_interval_language_and_change(self, tmp_path: Path) -> None:
        def saved(name: str, value: float) -> Path:
            estimate = {"value": value, "low": value - 0.1, "high": value + 0.1, "n": 10, "se": 0.05}
            cases = [
                {"case": {"question": "a"}, "scores": {"pass_rate": 1.0}},
                {"case": {"question": "b", "language": "lt"}, "scores": {"pass_rate": value}},
            ]
            scopes = {"all": {"pass_rate": estimate}, "suite:facts": {"pass_rate": estimate}}
            path = tmp_path / name
            path.write_text(
                json.dumps({"split": "dev", "target": {"llm": "none"}, "estimates": scopes, "cases": cases}), "utf-8"
            )
            return path

        run = latest(saved("results.json", 0.75), saved("baseline.json", 0.5))
        assert run is not None
        assert run.overall.figures["pass_rate"].change == 0.25
        assert [scope.figures["pass_rate"].value for scope in run.languages] == [1.0, 0.75]
        html = render("evaluation.html", "en", run=run, metrics=METRICS)
        assert "75.0&nbsp;%" in html
        assert "65.0–85.0&nbsp;%" in html
        assert "+25.0" in html


class TestExamples:
    @pytest.mark.parametrize("language", ["en", "lt"])
    def test_every_example_is_answered_from_an_official_document(self, assistant: Assistant, language: str) -> None:
        examples = example_questions(assistant, language)
        assert len(examples) >= 4
        for question in examples:
            answer = assistant.ask(question, language=language)
            assert not answer.abstained, question

    def test_words_are_only_found_together(self, library: Library) -> None:
        document = library.documents["israel-agreement"]
        assert not list(hits(document, library, search_words("matimop zxqj"), "en"))
