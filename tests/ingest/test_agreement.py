"""An agreement of thirty articles, in two languages and four formats: every clause is cited where it stands."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from corpus.index import lexical_text
from corpus.lexical import LexicalIndex
from corpus.register import Entry
from corpus.text import squeeze
from corpus.types import Passage, Role
from ingest.entries import Task, build_entry
from ingest.readers import Limits
from ingest.shelf import File
from tests.ingest.making import numbered, pdf, word

ARTICLES = range(1, 31)
TITLES = {"en": "AGREEMENT ON INDUSTRIAL RESEARCH", "lt": "SUSITARIMAS DĖL PRAMONĖS TYRIMŲ"}
HEADS = {"en": ("Article {n}", "Matter {n} of cooperation"), "lt": ("{n} straipsnis", "Bendradarbiavimo sritis {n}")}
FIRST = {"en": "The Parties shall cooperate in matter number {n}.", "lt": "Šalys bendradarbiauja srityje numeris {n}."}
LEAD = {"en": "Each Party shall:", "lt": "Kiekviena Šalis:"}
CLAUSES = {
    "en": ("nominate body {n} in writing;", "pay share {n} of the costs."),
    "lt": ("raštu paskiria įstaigą {n};", "sumoka dalį {n} išlaidų."),
}
CLOSING = {
    "en": "Done at Vilnius on 20 December 2010 in two copies.",
    "lt": "Sudaryta Vilniuje 2010 m. dviem egzemplioriais.",
}


def lines(language: str) -> list[tuple[str, bool]]:
    """Return the paragraphs of the agreement, and whether each is a heading."""
    made = [(TITLES[language], True)]
    for n in ARTICLES:
        made += [(head.format(n=n), True) for head in HEADS[language]]
        made += [(f"1. {FIRST[language].format(n=n)}", False), (f"2. {LEAD[language]}", False)]
        mark = {"en": "({}) ", "lt": "{}) "}[language]
        made += [(mark.format(x) + c.format(n=n), False) for x, c in zip("ab", CLAUSES[language], strict=True)]
    return [*made, (CLOSING[language], False)]


def as_text(language: str) -> bytes:
    return "\n\n".join(text for text, _ in lines(language)).encode()


def as_pdf(language: str) -> bytes:
    return pdf([(text, 12.0 if heading else 10.0) for text, heading in lines(language)], furniture=True)


def as_html(language: str) -> bytes:
    body = "".join(f"<h2>{text}</h2>" if heading else f"<p>{text}</p>" for text, heading in lines(language))
    return f"<!doctype html><meta charset=utf-8><body>{body}".encode()


def as_word(language: str) -> bytes:
    """Word's own numbers where it has them: English only, as they read `Article %1`."""

    def fill(document: docx.document.Document) -> None:
        add = numbered(document)
        document.add_heading(TITLES["en"], 1)
        for n in ARTICLES:
            add(HEADS["en"][1].format(n=n), 0, "Heading 2")
            add(FIRST["en"].format(n=n), 1)
            add(LEAD["en"], 1)
            for clause in CLAUSES["en"]:
                add(clause.format(n=n), 2)
        document.add_paragraph(CLOSING["en"])

    return word(fill)


MADE: dict[tuple[str, str], Callable[[str], bytes]] = {
    ("text", "en"): as_text,
    ("text", "lt"): as_text,
    ("pdf", "en"): as_pdf,
    ("pdf", "lt"): as_pdf,
    ("html", "en"): as_html,
    ("html", "lt"): as_html,
    ("word", "en"): as_word,
}


@pytest.fixture(scope="module", params=MADE, ids="-".join)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str, Entry, Path]:
    format_, language = request.param
    path = tmp_path_factory.mktemp("shelf") / "agreement"
    path.write_bytes(MADE[request.param](language))
    entry = build_entry(Task(File(path, str(path)), "digest", headers=True, limits=Limits()))
    return format_, language, entry, path


def passage(entry: Entry, words: str, role: Role) -> Passage:
    return next(p for p in entry.passages if p.role is role and squeeze(p.text) == words)


def test_every_quote_stands_at_its_offsets(made: tuple[str, str, Entry, Path]) -> None:
    _, _, entry, _ = made
    assert len(entry.passages) > 4 * 30
    assert all(entry.source.text[p.start : p.end] == p.text for p in entry.passages)


def test_every_quote_stands_on_its_page(made: tuple[str, str, Entry, Path]) -> None:
    format_, _, entry, path = made
    if format_ != "pdf":
        assert all(p.page is None for p in entry.passages)
        return
    pages = [squeeze(page.extract_text()) for page in PdfReader(io.BytesIO(path.read_bytes())).pages]
    assert len(pages) > 2
    assert all(squeeze(p.text) in pages[(p.page or 0) - 1] for p in entry.passages if p.role is not Role.LIST)


def test_every_clause_is_cited_by_article_paragraph_and_letter(made: tuple[str, str, Entry, Path]) -> None:
    _, language, entry, _ = made
    for n in ARTICLES:
        clause = passage(entry, CLAUSES[language][1].format(n=n), Role.ITEM)
        assert clause.section == (" ".join(HEADS[language]).format(n=n),)
        assert clause.mark == {"en": f"Article {n}(2)(b)", "lt": f"{n} straipsnio 2 dalies b punktas"}[language]
        assert clause.mark in clause.header


def test_each_article_is_one_whole_too(made: tuple[str, str, Entry, Path]) -> None:
    _, language, entry, _ = made
    for n in ARTICLES:
        mark = HEADS[language][0].format(n=n)
        (whole,) = (p for p in entry.passages if p.role is Role.LIST and p.mark == mark)
        assert FIRST[language].format(n=n) in squeeze(whole.text)
        assert whole.text.endswith(CLAUSES[language][1].format(n=n))


def test_the_closing_formula_belongs_to_no_article(made: tuple[str, str, Entry, Path]) -> None:
    _, language, entry, _ = made
    closing = passage(entry, CLOSING[language], Role.SENTENCE)
    assert closing.section == ({"en": "Signatures", "lt": "Parašai"}[language],)
    assert closing.mark == ""


@pytest.mark.parametrize(
    ("question", "wanted"),
    [("What does article 3 say?", 3), ("What is in Article 27?", 27), ("Ką sako 3 straipsnis?", 3)],
)
def test_an_article_is_found_by_its_number_in_either_language(
    made: tuple[str, str, Entry, Path], question: str, wanted: int
) -> None:
    _, language, entry, _ = made
    texts = {p.id: lexical_text(p, (), "", headers=True) for p in entry.passages}
    index = LexicalIndex.build(texts, dict.fromkeys(texts, "agreement"))
    best = max(index.scores(question, 10).items(), key=lambda hit: hit[1])[0]
    found = next(p for p in entry.passages if p.id == best)
    assert found.section == (" ".join(HEADS[language]).format(n=wanted),)


def test_what_it_is_was_told_from_its_words(made: tuple[str, str, Entry, Path]) -> None:
    _, language, entry, _ = made
    (document,) = entry.documents
    assert (document.title.en, document.language, document.kind) == (TITLES[language], language, "agreement")
