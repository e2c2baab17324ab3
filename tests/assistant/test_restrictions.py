"""What a question restricts its answer to besides the kind of thing."""

import pytest

from assistant.kinds import asking
from assistant.restrictions import in_time_of, keeps_to, of_asked_year
from corpus.text import fold


@pytest.mark.parametrize(
    ("question", "text", "kept"),
    [
        ("How much was that in litas?", "It cost EUR 2 million.", False),
        ("How much was that in litas?", "It cost LTL 7 million.", True),
        ("Kiek tai litais?", "Kainavo 7 mln. Lt.", True),
        ("How much was that?", "It cost EUR 2 million.", True),
    ],
)
def test_a_currency_that_is_named_is_asked_for(question: str, text: str, kept: bool) -> None:
    assert keeps_to(fold(question), fold(asking(question)), text) is kept


@pytest.mark.parametrize(
    ("question", "text", "kept"),
    [
        ("How much for a large company?", "SMEs get 70 %.", False),
        ("How much for a large company?", "SMEs get 70 %, large enterprises 40 %.", True),
        ("How much for a large company?", "Firms get 70 %.", True),
        ("How much for a small firm?", "SMEs get 70 %.", True),
        ("Kiek gauna didelė įmonė?", "MVĮ gauna 70 %.", False),
    ],
)
def test_what_holds_for_small_firms_is_no_answer_about_large_ones(question: str, text: str, kept: bool) -> None:
    assert keeps_to(fold(question), fold(asking(question)), text) is kept


@pytest.mark.parametrize(
    ("question", "text", "kept"),
    [
        ("What does article 7 say?", "Under Article 1 the Parties cooperate.", False),
        ("What does article 7 say?", "Under Article 7 the Parties cooperate.", True),
        ("Ką sako 7 straipsnis?", "Pagal 7 straipsnį Šalys bendradarbiauja.", True),
        ("What does the treaty say?", "Under Article 1 the Parties cooperate.", True),
    ],
)
def test_an_article_that_is_named_is_asked_for(question: str, text: str, kept: bool) -> None:
    assert keeps_to(fold(question), fold(asking(question)), text) is kept


@pytest.mark.parametrize(
    ("question", "text", "kept"),
    [
        ("What is the phone number?", "See www.example.org.", False),
        ("What is the phone number?", "Call +370 600 00000.", True),
        ("Nobody answers the phone any more. Who has taken over?", "Now it is the Agency.", True),
        ("Koks el. paštas?", "Skambinkite +370 600 00000.", False),
        ("Koks el. paštas?", "Rašykite info@example.org.", True),
    ],
)
def test_one_form_of_contact_does_not_stand_for_another(question: str, text: str, kept: bool) -> None:
    assert keeps_to(fold(question), fold(asking(question)), text) is kept


@pytest.mark.parametrize(
    ("question", "text", "kept"),
    [
        ("What turnover does a firm need?", "The call gave EUR 10,000 to 100,000.", False),
        ("How often are there calls?", "The call was open until 21 June 2024.", False),
        ("How often are there calls?", "The programme has calls every two years.", True),
        ("Kaip dažnai skelbiami kvietimai?", "The programme has annual calls.", True),
        ("What turnover does a firm need?", "Firms with a turnover of EUR 10,000 could apply.", True),
        ("Kokia mažiausia apyvarta?", "Buvo galima gauti 10 000 EUR.", False),
        ("Is there a fee?", "The network helps firms.", False),
        ("Is there a fee?", "The service is free.", True),
        ("Who is in charge of it?", "VINNOVA led it.", True),
    ],
)
def test_a_turnover_or_a_fee_is_not_what_is_paid_out(question: str, text: str, kept: bool) -> None:
    assert keeps_to(fold(question), fold(asking(question)), text) is kept


@pytest.mark.parametrize(
    ("question", "text", "kept"),
    [
        ("Until when is it valid?", "It was signed in June 2018.", False),
        ("Until when is it valid?", "It is valid until June 2028.", True),
        ("Iki kada galioja sutartis?", "Pasirašyta 2018 m. birželio mėn.", False),
        ("Until when did it run?", "It stopped after 31 July 2018.", True),
    ],
)
def test_the_day_of_signing_is_no_end(question: str, text: str, kept: bool) -> None:
    assert keeps_to(fold(question), fold(asking(question)), text) is kept


@pytest.mark.parametrize(
    ("plain", "text", "holds"),
    [
        ("how much can one get in the 2026 call?", "In the call of 2023 one could get EUR 300,000.", False),
        ("how much can one get in the 2023 call?", "In the call of 2023 one could get EUR 300,000.", True),
        ("how much was there before 2021?", "The plan of 2015 had 73 actions.", True),
        ("was it eur 5 million in 2012?", "In 2010 it had EUR 5 million.", True),
        ("how much had the grants 2014-2021?", "Norway gave EUR 14 million, as agreed in 2019.", True),
        ("how much was there in 2012?", "It had EUR 5 million.", True),
        ("how many areas had it in 2022?", "Since February 2021 it has 14 areas.", True),
        ("kiek sričių turėjo 2022 m.?", "Nuo 2021 m. vasario yra 14 sričių.", True),
        ("how many areas had it in 2019?", "Since February 2021 it has 14 areas.", False),
    ],
)
def test_a_figure_of_another_year_is_no_answer(plain: str, text: str, holds: bool) -> None:
    assert of_asked_year(plain, text) is holds


@pytest.mark.parametrize(
    ("question", "text", "kept"),
    [
        ("What is the minimum duration?", "Projects last at most 36 months.", False),
        ("What is the minimum duration?", "Projects last at least 12 months.", True),
        ("What is the minimum duration?", "The call was open from 15 February to 25 April 2024.", False),
        ("What is the lowest sum?", "The call gave EUR 170,000 to 1.5 million.", True),
        ("Kokia mažiausia suma?", "Kvietime skirta nuo 170 000 iki 1,5 mln. EUR.", True),
        ("What is the maximum duration?", "Projects last at most 36 months.", True),
        ("What is the maximum share?", "SMEs carry at least 50 %.", False),
    ],
)
def test_what_it_is_at_most_does_not_tell_what_it_is_at_least(question: str, text: str, kept: bool) -> None:
    assert keeps_to(fold(question), fold(asking(question)), text) is kept


@pytest.mark.parametrize(
    ("question", "text", "kept"),
    [
        ("How much was paid out?", "The call had EUR 7 million.", False),
        ("Kiek pinigų išmokėta?", "Kvietimui skirta 7 mln. EUR.", False),
        ("When did it enter into force?", "It was signed on 5 April 2011.", False),
        ("When did it enter into force?", "It was signed on 5 April and entered into force on 6 April 2011.", True),
        ("Is the memorandum still in force?", "They concluded a memorandum in 2014.", False),
        ("Ar susitarimas tebegalioja?", "Susitarimas sudarytas 2014 m.", False),
        ("Is the guide still valid?", "The period of the guide 2016-2020 is over.", True),
        ("Until what year will it run?", "It has run since 2017.", False),
    ],
)
def test_what_became_of_it_is_not_told_by_how_it_began(question: str, text: str, kept: bool) -> None:
    assert keeps_to(fold(question), fold(asking(question)), text) is kept


@pytest.mark.parametrize(
    ("question", "text", "kept"),
    [
        ("How many projects were agreed for 2024-2025?", "They agreed on 15 projects for 2026-2027.", False),
        ("How many projects were agreed for 2026-2027?", "They agreed on 15 projects for 2026-2027.", True),
        ("When were the grants 2014-2021 signed?", "The memorandum on the 2009-2014 grants was signed in 2011.", False),
        ("When were the grants 2014-2021 signed?", "The agreement was signed on 27 September 2019.", True),
        ("What came after the period 2009-2014?", "The programme of 2014-2021 followed.", True),
    ],
)
def test_another_period_is_another_thing(question: str, text: str, kept: bool) -> None:
    assert keeps_to(fold(question), fold(asking(question)), text) is kept


@pytest.mark.parametrize(
    ("question", "text", "kept"),
    [
        ("Until when did it keep the chair?", "It took over the chair on 26 August 2021.", False),
        ("Until when did it keep the chair?", "Its term was over in 2022.", True),
    ],
)
def test_until_when_is_not_told_by_when_it_was_taken_over(question: str, text: str, kept: bool) -> None:
    assert keeps_to(fold(question), fold(asking(question)), text) is kept


@pytest.mark.parametrize(
    ("question", "text", "kept"),
    [
        ("Was the update adopted?", "The update was expected to be approved by spring 2026.", False),
        ("Was the agreement signed in November as planned?", "An agreement was planned for November 2024.", False),
        ("Ar misija į Izraelį įvyko?", "2023 m. gegužę planuojama misija į Izraelį.", False),
        ("Was the plan approved in 2012?", "The plan was approved in May 2012.", True),
        ("Who chaired the council in 2014?", "The council approved the list in 2014.", False),
        ("Kas vadovavo tarybai?", "Tarybai vadovavo ministras.", True),
        ("What exactly did order 4-153 change?", "Order 4-153 amended the guidelines.", False),
        ("What did the order change?", "The order raised the rate from 50 to 70 %.", True),
        ("Ką pakeitė 2017 m. atnaujinimas?", "2017 m. planas atnaujintas.", False),
        ("Dėl ko sustabdyta priemonė?", "Priemonė sustabdyta.", False),
        ("Until when may money be paid out?", "Payments are possible until April 2031.", True),
    ],
)
def test_what_is_asked_of_must_be_spoken_of(question: str, text: str, kept: bool) -> None:
    assert keeps_to(fold(question), fold(asking(question)), text) is kept


@pytest.mark.parametrize(
    ("plain", "name", "held"),
    [
        ("how many areas were there in 2018?", "Areas of the strategy, 2015-2021", True),
        ("how many areas were there in 2023?", "Areas of the strategy, 2015-2021", False),
        ("how many areas are there?", "Areas of the strategy, 2015-2021", True),
        ("how many areas were there in 2018?", "Areas since 2021", False),
        ("how many areas were there in 2018?", "Areas of the strategy", True),
    ],
)
def test_a_name_may_tell_from_when_until_when_something_held(plain: str, name: str, held: bool) -> None:
    assert in_time_of(plain, name) is held
