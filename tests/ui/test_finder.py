"""Find a programme: the form is read as the page and as an address give it; the result is grouped, quoted, in words."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest
from fastapi.testclient import TestClient

from assistant.receipt import read_receipt
from assistant.recheck import recheck
from assistant.service import Assistant
from corpus.settings import Settings
from tests.ui.test_xss import ATTACKS, harmless
from ui.applicant import Applicant
from ui.desk import Desk
from ui.fitting import Fitting, fitting
from ui.strings import words
from ui.tabs.finder import FinderTab
from ui.templating import render

NORWAY = Applicant(country="Norway", need=("rd",))


@pytest.fixture(scope="module")
def norway(assistant: Assistant) -> Fitting:
    return fitting(assistant.fit("", NORWAY.flags(), "en"), assistant.finder, "en")


def page_of(settings: Settings, assistant: Assistant, language: str = "en") -> FinderTab:
    tab = FinderTab.__new__(FinderTab)
    tab.desk, tab.language = Desk(settings, lambda _settings: assistant), language
    return tab


class TestForm:
    def test_fields_that_take_several_keep_all_others_the_first(self) -> None:
        read = Applicant.read({"country": ["Norway", "Israel"], "need": ["rd", "", "funding"], "nonsense": ["x"]})
        assert read == Applicant(country="Norway", need=("rd", "funding"))

    def test_an_address_describes_the_same_applicant(self) -> None:
        applicant = Applicant(text="a & b", home="Lietuva", country="Norway, Israel", sector=("ict", "green"))
        given: dict[str, list[str]] = {}
        for pair in applicant.query().split("&"):
            name, _, value = pair.partition("=")
            given.setdefault(name, []).append(value)
        assert set(given) == {"text", "home", "country", "sector"}
        assert applicant.flags().countries == ("Norway", "Israel")

    def test_every_facet_of_the_catalogue_can_be_chosen(self, settings: Settings, assistant: Assistant) -> None:
        html = page_of(settings, assistant, "lt").form(NORWAY)
        for facet in assistant.library.knowledge.facets:
            assert f'name="{facet.id}"' in html
            for value in facet.values if facet.id != "country" else ():
                assert f'value="{value.id}"' in html
        assert 'value="rd" checked' in html

    def test_the_country_of_a_foreign_applicant_is_his_own(self, assistant: Assistant) -> None:
        report = assistant.fit("", Applicant(home="Norvegija", need=("rd",)).flags(), "lt")
        assert report.profile.values("home") == ("NO",)


class TestResult:
    def test_what_is_over_is_never_among_what_may_fit(self, norway: Fitting) -> None:
        live = {card.id for card in (*norway.open, *norway.unknown)}
        over = {card.id for card in norway.ended}
        assert over
        assert not live & over
        assert {card.standing for card in norway.ended} <= {"over", "not_open"}
        assert "green-industry-innovation" in over or any("green" in key for key in over)

    def test_every_verdict_that_rests_on_words_shows_them_in_their_document(
        self, norway: Fitting, assistant: Assistant
    ) -> None:
        cards = (*norway.open, *norway.unknown, *norway.ended, *norway.ruled_out)
        quoted = [reason for card in cards for reason in card.reasons if reason.quote]
        assert quoted
        for reason in quoted:
            assert reason.quote is not None
            assert reason.quote.text in assistant.library.sources[reason.quote.document.source_id].text
        assert all(reason.quote for card in cards for reason in card.reasons if reason.verdict == "met")

    def test_the_next_question_can_be_answered_with_one_press(self, norway: Fitting) -> None:
        assert norway.next is not None
        html = render("found.html", "en", found=norway, link=NORWAY.query(), query="lang=en")
        assert html.count(f'data-facet="{norway.next.facet}"') == len(norway.next.options)
        assert norway.next.changes

    @pytest.mark.parametrize(
        ("applicant", "told"),
        [
            (Applicant(country="Norwey"), "Norway"),
            (Applicant(), "Say what you are"),
            (Applicant(text="We have a partner but we have no partner"), "Leave out the wrong one"),
            (Applicant(size="gigantic"), "Use one of"),
        ],
    )
    def test_what_is_wrong_with_a_description_names_the_remedy(
        self, settings: Settings, assistant: Assistant, applicant: Applicant, told: str
    ) -> None:
        html = page_of(settings, assistant).result(applicant)
        assert words("en")["error_profile"] in html
        assert told in html

    @pytest.mark.parametrize("attack", ATTACKS)
    def test_an_attack_in_the_form_is_only_text(self, settings: Settings, assistant: Assistant, attack: str) -> None:
        page = page_of(settings, assistant)
        for applicant in (
            Applicant(country=attack),
            Applicant(text=f"{attack} research with Norway"),
            Applicant(size=attack),
        ):
            assert harmless(page.result(applicant))


class TestFiles:
    def test_a_fit_can_be_filed_and_checked_again(
        self, client: TestClient, assistant: Assistant, tmp_path: Path
    ) -> None:
        saved = tmp_path / "fit.json"
        saved.write_bytes(client.get(f"/save/fit.json?lang=en&{NORWAY.query()}").content)
        assert recheck(read_receipt(saved), assistant.library).stands

    def test_a_fit_reads_as_word_and_markdown(self, client: TestClient) -> None:
        word = docx.Document(io.BytesIO(client.get(f"/save/fit.docx?lang=lt&{NORWAY.query()}").content))
        assert "Kas jums tinka" in "\n".join(paragraph.text for paragraph in word.paragraphs)
        response = client.get(f"/save/fit.md?lang=en&{NORWAY.query()}")
        assert response.text.startswith("# What fits you")
        assert response.headers["content-disposition"] == 'attachment; filename="gidas-fit.md"'

    def test_agreements_can_be_filed_too(self, client: TestClient, assistant: Assistant, tmp_path: Path) -> None:
        pair = "id=israel-rd-agreement&id=korea-kiat-mou-2024"
        assert client.get(f"/save/comparison.csv?{pair}").text.startswith("row,difference,agreement")
        assert "Who implements it" in client.get("/save/terms.md?q=Who+implements+it").text
        saved = tmp_path / "comparison.json"
        saved.write_bytes(client.get(f"/save/comparison.json?{pair}").content)
        assert recheck(read_receipt(saved), assistant.library).stands

    @pytest.mark.parametrize(
        ("path", "status"),
        [
            ("fit.csv?country=Norway", 404),
            ("fit.exe?country=Norway", 404),
            ("fit.json?country=Norwey", 400),
            ("fit.json", 400),
            ("comparison.md?id=israel-rd-agreement", 400),
            ("comparison.md?id=no-such&id=other", 400),
            ("terms.md?q=", 400),
        ],
    )
    def test_what_cannot_be_filed_says_why(self, client: TestClient, path: str, status: int) -> None:
        response = client.get(f"/save/{path}")
        assert response.status_code == status
        assert set(response.json()) == {"error", "remedy"}

    def test_a_conversation_saved_on_the_page_is_one_that_verify_accepts(
        self, client: TestClient, assistant: Assistant, tmp_path: Path
    ) -> None:
        asked = ("What is BSR Stars?", "Who implements the Israel agreement?")
        saved = tmp_path / "gidas.json"
        answers = [client.post("/api/ask", json={"question": question}).json() for question in asked]
        saved.write_text(json.dumps({"answers": answers}), "utf-8")
        assert recheck(read_receipt(saved), assistant.library).stands
        answers[1]["citations"][0]["quote"] = "Something else."
        saved.write_text(json.dumps({"answers": answers}), "utf-8")
        assert not recheck(read_receipt(saved), assistant.library).stands

    def test_a_conversation_is_had_as_word_however_it_was_meant(self, client: TestClient) -> None:
        markdown = "## How <b>much</b>?\n\nEUR 5. [1]\n\n> It has ended.\x00"
        response = client.post("/save/conversation.docx", json={"markdown": markdown})
        assert response.headers["content-disposition"] == 'attachment; filename="gidas-conversation.docx"'
        told = [paragraph.text for paragraph in docx.Document(io.BytesIO(response.content)).paragraphs]
        assert told == ["How <b>much</b>?", "EUR 5. [1]", "It has ended."]
        assert client.post("/save/conversation.docx", json={"markdown": ""}).status_code == 400
