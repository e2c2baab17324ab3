import pytest

from corpus.types import Document, Kind, Name, Passage, Role, Source, Tier
from ingest.articles import defined_term, label_of
from ingest.passages import split

ENGLISH = """AGREEMENT

Article 1
Definitions

For the purposes of this Agreement:

(a) "Party" means Lithuania or X;
(b) "Project" means a joint work.

Article 2. The Parties shall cooperate in the following: (a) trade; (b) science;
and (c) culture.

Article 3 Implementing bodies
1. The Parties nominate bodies under Article
3. Each may change it.
2. Each Party shall:
   (a) notify;
   (b) pay:
      (i) annually, or
      (ii) monthly.

Annex I Parties shall be informed.

IN WITNESS WHEREOF the undersigned have signed.

For Lithuania

Annex I
Budget

Article 1
Money
1. Some money.
"""
LITHUANIAN = """SUTARTIS

I SKYRIUS
BENDROSIOS NUOSTATOS

1 straipsnis. Sąvokos
Šioje Sutartyje vartojamos sąvokos:
1) „projektas“ – tai bendras darbas;
2) „Šalis“ – Lietuva arba X.

2 straipsnis
Įgyvendinančios institucijos

1. Šalys paskiria institucijas.
2. Kiekviena Šalis:
a) praneša kitai Šaliai;
b) skiria lėšų, kaip nustatyta
3 straipsnyje, ir dar daugiau;
č) vykdo kitas pareigas.

3 straipsnis. Šalys bendradarbiauja mokslo srityje.

Sudaryta Vilniuje 2010 m. gruodžio 20 d. dviem egzemplioriais.

1 priedas
LĖŠOS
1. Lėšos skiriamos kasmet.
1.1. Pirmoji dalis.
1.2. Antroji dalis.
"""


def passages(text: str, language: str) -> list[Passage]:
    source = Source("s", "s.txt", "0" * 64, text)
    return split(Document("d", "s", Kind.POLICY, Tier.USER, Name("T", "T"), language, 0, len(text)), source)


def marks(text: str, language: str) -> dict[str, str]:
    found = passages(text, language)
    return {p.text.split("\n")[0]: p.mark for p in found if p.role is not Role.LIST}


def test_english_drafting() -> None:
    assert marks(ENGLISH, "en") == {
        "For the purposes of this Agreement:": "Article 1",
        '"Party" means Lithuania or X;': "Article 1(a)",
        '"Project" means a joint work.': "Article 1(b)",
        "trade": "Article 2(a)",
        "science": "Article 2(b)",
        "culture.": "Article 2(c)",
        "The Parties nominate bodies under Article": "Article 3(1)",
        "Each may change it.": "Article 3(1)",
        "Each Party shall:": "Article 3(2)",
        "notify;": "Article 3(2)(a)",
        "pay:": "Article 3(2)(b)",
        "annually, or": "Article 3(2)(b)(i)",
        "monthly.": "Article 3(2)(b)(ii)",
        "Annex I Parties shall be informed.": "Article 3",
        "IN WITNESS WHEREOF the undersigned have signed.": "",
        "Some money.": "Annex I, Article 1(1)",
    }


def test_lithuanian_drafting() -> None:
    found = marks(LITHUANIAN, "lt")
    assert found["„projektas“ – tai bendras darbas;"] == "1 straipsnio 1 punktas"
    assert found["Šalys paskiria institucijas."] == "2 straipsnio 1 dalis"
    assert found["skiria lėšų, kaip nustatyta"] == "2 straipsnio 2 dalies b punktas"
    assert found["vykdo kitas pareigas."] == "2 straipsnio 2 dalies č punktas"
    assert found["Šalys bendradarbiauja mokslo srityje."] == "3 straipsnis"
    assert found["Antroji dalis."] == "1 priedo 1.2 punktas"
    sections = {p.text: p.section for p in passages(LITHUANIAN, "lt")}
    assert sections["Šalys paskiria institucijas."] == (
        "I SKYRIUS BENDROSIOS NUOSTATOS",
        "2 straipsnis Įgyvendinančios institucijos",
    )


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Article 3", ("Article 3", "3 straipsnis")),
        ("ARTICLE IV – Scope", ("Article IV", "IV straipsnis")),
        ("3 straipsnis. Sąvokos", ("3 straipsnis", "Article 3")),
        ("PIRMASIS SKIRSNIS", ("PIRMASIS skirsnis", "Section PIRMASIS")),
        ("Annex", ("Annex", "priedas")),
        ("Priedas Nr. 2", ("2 priedas", "Annex 2")),
    ],
)
def test_labels_are_known_in_both_languages(line: str, names: tuple[str, str]) -> None:
    label = label_of(line)
    assert label is not None
    assert label.names == names


@pytest.mark.parametrize(
    "line",
    [
        "Article 3 of the Agreement shall apply to both Parties.",
        "Annex I Parties shall be informed.",
        "3 straipsnio 2 dalis netaikoma.",
        "Part of the budget is reserved.",
        "Section heads meet in May.",
        "articles of daily use",
    ],
)
def test_sentences_that_begin_like_labels_are_none(line: str) -> None:
    assert label_of(line) is None


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("“Innovation voucher” means a grant.", "Innovation voucher"),
        ("„Startuolis“ – tai jauna įmonė.", "Startuolis"),
        ("The “Party” pays.", None),
    ],
)
def test_definitions_are_found_by_their_term(text: str, term: str | None) -> None:
    assert defined_term(text) == term
