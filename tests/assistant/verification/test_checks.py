"""One kind of change at a time, against one quote: what is caught, and what passes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.verification.evidence import Evidence
from assistant.verification.lexicon import Lexicon
from assistant.verification.reading import read
from assistant.verification.step import CHECKS

LEXICON = Lexicon()


def failed(sentence: str, quote: str, language: str = "en") -> set[str]:
    """Return the checks that `sentence` fails against `quote`."""
    evidence = Evidence((read(quote, language),), (), (), frozenset(), LEXICON)
    return {fault.check for check in CHECKS for fault in check(read(sentence, language), evidence)}


SHALL = "The Parties shall support jointly approved projects."
CEILING = "In 2012 Lithuanian SMEs could receive up to 75 % and research institutions up to 100 % of eligible costs."
CONTRAST = "The programme funds researchers, not companies."
REPLACED = "Norway and Sweden were replaced by Finland."
CLOSED = "The call was open from 13 February to 21 June 2024 and is closed."
OWNED = "Finland took over the projects of Norway."
BRACKETS = "It draws on research by Finland (Norway), Sweden (Denmark) and Estonia (Latvia)."
BUILDS = "Nordic Stars will, together with other networks, develop platforms where students can try new products."
IS = "Nordic Stars, a joint platform of ten countries, is also known as a network of clusters."
UNTIL = "The plan with 13 policy areas was valid from 2015 until February 2021."
LITHUANIAN = "2013 m. partneris iš Norvegijos nebuvo privalomas."


@pytest.mark.parametrize(
    ("sentence", "quote", "check"),
    [
        ("The Parties may support jointly approved projects.", SHALL, "modality"),
        ("The Parties support jointly approved projects.", SHALL, "modality"),
        ("The Parties shall not support jointly approved projects.", SHALL, "negation"),
        ("The Parties shall support all projects.", SHALL, "scope"),
        ("The Parties shall support only jointly approved projects.", SHALL, "scope"),
        ("The Parties shall support three jointly approved projects.", SHALL, "figure"),
        ("The Parties shall support cancelled projects.", SHALL, "words"),
        ("Lithuanian SMEs could receive up to 80 %.", CEILING, "figure"),
        ("Lithuanian SMEs could receive at least 75 %.", CEILING, "comparison"),
        ("Lithuanian SMEs could receive 75 %.", CEILING, "comparison"),
        ("Lithuanian SMEs could receive up to 100 % and research institutions up to 75 %.", CEILING, "order"),
        ("Estonian SMEs could receive up to 75 %.", CEILING, "words"),
        ("The programme funds researchers and companies.", CONTRAST, "negation"),
        ("The programme does not fund researchers.", CONTRAST, "negation"),
        ("The programme funds companies.", CONTRAST, "negation"),
        ("Finland was replaced by Norway and Sweden.", REPLACED, "order"),
        ("Norway and Sweden replaced Finland.", REPLACED, "order"),
        ("Finland's projects were taken over by Norway.", OWNED, "order"),
        ("It draws on research by Denmark (Norway), Sweden (Finland) and Estonia (Latvia).", BRACKETS, "order"),
        ("Nordic Stars is a platform where students can try new products.", BUILDS, "definition"),
        ("The call is open.", CLOSED, "tense"),
        ("The plan has 13 policy areas.", UNTIL, "tense"),
        ("The call was open until 13 February 2024.", CLOSED, "comparison"),
        ("The call was open from 13 March to 21 June 2024.", CLOSED, "figure"),
    ],
)
def test_a_changed_sentence_fails(sentence: str, quote: str, check: str) -> None:
    assert check in failed(sentence, quote)


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Jointly approved projects shall be supported by the Parties.", SHALL),
        ("The Parties must support jointly approved projects.", SHALL),
        ("SMEs from Lithuania could get up to 75% of eligible costs in 2012.", CEILING),
        ("Research institutions could receive up to 100 % and SMEs up to 75 %.", CEILING),
        ("Companies are not funded by the programme.", CONTRAST),
        ("The programme funds only researchers.", CONTRAST),
        ("Finland replaced Norway and Sweden.", REPLACED),
        ("Norway's projects were taken over by Finland.", OWNED),
        ("It draws on research by Estonia (Latvia) and Finland (Norway).", BRACKETS),
        ("Nordic Stars is a platform of ten countries.", IS),
        ("Nordic Stars is a network of clusters.", IS),
        ("The plan had 13 policy areas from 2015.", UNTIL),
        ("The call is closed; it was open until 21 June 2024.", CLOSED),
        ("The call closed on 21 June 2024.", CLOSED),
    ],
)
def test_the_same_in_other_words_passes(sentence: str, quote: str) -> None:
    assert failed(sentence, quote) == set()


@pytest.mark.parametrize(
    ("sentence", "check"),
    [
        ("2013 m. partneris iš Norvegijos buvo privalomas.", "negation"),
        ("2014 m. partneris iš Norvegijos nebuvo privalomas.", "figure"),
        ("2013 m. partneris iš Švedijos nebuvo privalomas.", "words"),
    ],
)
def test_a_changed_lithuanian_sentence_fails(sentence: str, check: str) -> None:
    assert check in failed(sentence, LITHUANIAN, "lt")


def test_lithuanian_word_order_is_free() -> None:
    assert failed("Partneris iš Norvegijos 2013 metais nebuvo privalomas.", LITHUANIAN, "lt") == set()


@pytest.mark.parametrize("quote", [SHALL, CEILING, CONTRAST, REPLACED, CLOSED])
def test_a_quote_bears_itself_out(quote: str) -> None:
    assert failed(quote, quote) == set()


@given(st.integers(1, 9999).filter(lambda n: n not in (75, 100, 2012)))
def test_no_figure_enters_that_the_quote_does_not_have(number: int) -> None:
    assert "figure" in failed(f"Lithuanian SMEs could receive up to {number} %.", CEILING)


@given(st.text(max_size=150), st.text(max_size=150), st.sampled_from(["en", "lt"]))
def test_any_two_texts_can_be_weighed(sentence: str, quote: str, language: str) -> None:
    failed(sentence, quote, language)
