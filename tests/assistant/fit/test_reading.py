"""Descriptions are understood by general means: any country, any inflection, figures in either language."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.fit.numbers import figures_in
from assistant.fit.parse import Flags, Reader
from assistant.fit.size import Figures, size_of
from assistant.service import Assistant
from corpus.errors import ProfileError


@pytest.fixture(scope="session")
def reader(assistant: Assistant) -> Reader:
    return assistant.finder.reader


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Norvegijoje", "NO"), ("norvegų", "NO"), ("Norwegian", "NO"), ("izraeliečių", "IL"), ("Israeli", "IL"),
        ("Pietų Korėjos", "KR"), ("South Korean", "KR"), ("vokiečių", "DE"), ("Jungtinėje Karalystėje", "GB"),
        ("Singapūre", "SG"), ("Singaporean", "SG"), ("ukrainiečių", "UA"), ("Taivano", "TW"), ("JAV", "US"),
        ("the United Arab Emirates", "AE"), ("Naujosios Zelandijos", "NZ"), ("Šveicarijos", "CH"), ("Oslo", "NO"),
        ("Taline", "EE"), ("Stockholm", "SE"), ("Kenijoje", "KE"), ("Vietnamese", "VN"), ("Gruzijos", "GE"),
    ],
)  # fmt: skip
def test_countries_are_recognised_in_any_form(reader: Reader, words: str, code: str) -> None:
    found = {place.code for place in reader.places.find(f"Work with {words} firms".split())}
    assert found == {code}


@pytest.mark.parametrize(
    "words", ["male chin", "grain and javų", "vokiečių kalba", "a German language course", "market"]
)
def test_words_that_only_look_like_countries_are_not(reader: Reader, words: str) -> None:
    assert reader.places.find(["We", "Have", *words.split()]) == []


@pytest.mark.parametrize("name", ["NO", "no", "NOR", "Norway", "norvegija", "Norvegijos"])
def test_a_country_may_be_given_by_code_or_name(reader: Reader, name: str) -> None:
    assert reader.places.lookup(name) == "NO"


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("We have 40 employees", Figures(40)),
        ("a 25-person workshop", Figures(25)),
        ("we employ about 1,200 people", Figures(1200)),
        ("pas mus dirba 18 žmonių", Figures(18)),
        ("turime 45 darbuotojus", Figures(45)),
        ("team of 7", Figures(7)),
        ("apyvarta 3,5 mln. eurų", Figures(turnover=3_500_000)),
        ("turnover of EUR 60 million and a balance sheet total of €43m", Figures(None, 60_000_000, 43_000_000)),
        ("metinė apyvarta siekia 800 tūkst. eurų", Figures(turnover=800_000)),
        ("founded in 2019, 3 products", Figures()),
    ],
)
def test_figures_are_read(text: str, figures: Figures) -> None:
    assert figures_in(text) == figures


@pytest.mark.parametrize(
    ("figures", "size"),
    [
        (Figures(9), "micro"), (Figures(10), "small"), (Figures(49), "small"), (Figures(50), "medium"),
        (Figures(249), "medium"), (Figures(250), "large"), (Figures(5, 2_000_000), "micro"),
        (Figures(5, 2_000_001, 1_000_000), "micro"), (Figures(5, 2_000_001, 2_000_001), "small"),
        (Figures(5, 3_000_000), "sme"), (Figures(200, 60_000_000, 43_000_000), "medium"),
        (Figures(200, 60_000_000, 43_000_001), "large"), (Figures(200, 60_000_000), None),
        (Figures(None, 1_000_000), None), (Figures(None, 60_000_000, 50_000_000), "large"),
    ],
)  # fmt: skip
def test_size_classes_follow_recommendation_2003_361(reader: Reader, figures: Figures, size: str | None) -> None:
    assert size_of(figures, reader.facets.all["size"]) == size


@given(employees=st.integers(0, 10_000))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_more_employees_never_make_an_enterprise_smaller(reader: Reader, employees: int) -> None:
    order = ["micro", "small", "medium", "large"]
    sizes = [size_of(Figures(count), reader.facets.all["size"]) for count in (employees, employees + 1)]
    assert order.index(str(sizes[0])) <= order.index(str(sizes[1]))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("We are a German firm and want a partner in Norway.", ("DE",)),
        ("We are a firm in Kaunas with a partner in Norway.", ("LT",)),
        ("Esame Latvijos įmonė ir ieškome partnerių Lietuvoje.", ("LV",)),
        ("Our company wants to work with Germany.", ()),
    ],
)
def test_the_applicants_own_country_is_told_from_the_partners(
    reader: Reader, text: str, values: tuple[str, ...]
) -> None:
    assert reader.read(text).values("home") == values


def test_a_partners_kind_is_not_the_applicants(reader: Reader) -> None:
    assert reader.read("We are a company that works with a Norwegian university").values("applicant") == ("company",)
    assert reader.read("Universitetas nori dirbti su Norvegijos įmone").values("applicant") == ("research",)


def test_what_is_denied_is_not_understood_as_said(reader: Reader) -> None:
    assert "market-entry" not in reader.read("We are a company; we do not export but do R&D").values("need")
    assert "startup" not in reader.read("We are not a start-up but a large company").values("stage")


@pytest.mark.parametrize(
    "flags",
    [Flags(needs=("teleportation",)), Flags(applicant="dragon"), Flags(stage="limbo"), Flags(figures=Figures(-1))],
)
def test_flags_that_mean_nothing_are_refused_with_what_is_known(reader: Reader, flags: Flags) -> None:
    with pytest.raises(ProfileError) as caught:
        reader.read(flags=flags)
    assert caught.value.remedy


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_understood_or_refused(reader: Reader, text: str) -> None:
    try:
        profile = reader.read(text)
    except ProfileError as error:
        assert error.remedy  # noqa: PT017 - either outcome is right
    else:
        assert profile.heard or profile.figures.any()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("We want a sales partner in Portugal. Is there a network for that?", "seeks"),
        ("Our partner is in Portugal.", "has"),
        ("Norime partnerio Portugalijoje. Yra tinklas?", "seeks"),
    ],
)
def test_what_is_said_does_not_reach_over_the_end_of_a_sentence(assistant: Assistant, text: str, value: str) -> None:
    heard = assistant.fit(text).profile.heard
    assert {entry.value for entry in heard if entry.facet == "partner"} == {value}
