import pytest

from assistant.kinds import asked_kinds, required_kind
from assistant.language import detect_language


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How much money is there?", "amount"),
        ("Koks biudžetas?", "amount"),
        ("What percentage of costs is covered?", "rate"),
        ("Koks finansavimo intensyvumas?", "rate"),
        ("When was it signed?", "date"),
        ("Kada pasirašyta?", "date"),
        ("Which years does it cover?", "period"),
        ("How many criteria are there?", "count"),
        ("How many months did it last?", "period"),
        ("Kiek savaičių buvo galima teikti?", "period"),
        ("Kiek milijonų skirta?", "amount"),
        ("Could you tell me when it was signed?", "date"),
        ("Kiek Europos Sąjungos narių dalyvauja?", "count"),
        ("Kiek sričių?", "count"),
        ("Kokia pasirašymo data?", "date"),
        ("Kiek lietuviškų įmonių dalyvavo?", "count"),
        ("What is the phone number?", "contact"),
        ("Which ministers signed?", "person"),
        ("Kas pirmininkauja komisijai?", "person"),
        ("Which organisations carry it out?", "organisation"),
        ("Kokios institucijos jį įgyvendina?", "organisation"),
        ("In which city was it opened?", "place"),
        ("Kuriame mieste įteikta?", "place"),
        ("How many euros were left?", "amount"),
        ("How many Norwegian kroner is it?", "amount"),
        ("How much could a firm get?", "amount"),
        ("Kiek kainavo centras?", "amount"),
        ("What was the response rate of the survey?", "rate"),
        ("Who signed it on behalf of the agency?", "person"),
        ("Kiek mln. litų kainavo?", "amount"),
        ("Our contact left. When does it open?", "date"),
    ],
)
def test_the_wording_tells_the_kind_in_both_languages(question: str, kind: str) -> None:
    assert required_kind(question, asked_kinds(question, detect_language(question))) == kind


@pytest.mark.parametrize(
    "question",
    [
        "A manager on the phone asks what is paid.",
        "What is BSR Stars?",
        "Is Japan on the list?",
        "Kas yra MITA?",
        "Kas kiek laiko skelbiami kvietimai?",
        "How fresh is the ministry's web page?",
        "Kaip seniai atnaujinta svetainė?",
    ],
)
def test_some_questions_ask_for_nothing_that_can_be_told_by_its_look(question: str) -> None:
    assert required_kind(question, asked_kinds(question, detect_language(question))) is None


@pytest.mark.parametrize(
    "question",
    [
        "Why does research matter when partners are sought?",
        "Which institution should we contact?",
        "Į kurią agentūrą kreiptis?",
        "Whose data was the list built on?",
        "Kiek gali gauti vienas projektas?",
        "What kind of challenges does it want to address?",
        "Who led the programme?",
        "What is taken into account when markets are picked?",
        "Kas perėmė jos darbą ir nuo kada?",
        "Does Lithuania seek digital champions when it chooses markets?",
        "Ar įmonė galėjo kreiptis pagal kvietimą?",
    ],
)
def test_what_only_looks_like_a_demand_is_none(question: str) -> None:
    assert required_kind(question, asked_kinds(question, detect_language(question))) is None
