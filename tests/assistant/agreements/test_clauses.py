"""Definitions, obligations, permissions and prohibitions are told by the words that make them."""

from __future__ import annotations

import pytest

from assistant.agreements.agreement import find_agreement
from assistant.agreements.clauses import ClauseKind, clauses, find_clauses
from assistant.library import Library


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The Parties shall support projects.", ["obligation"]),
        ("Each Party must report once a year.", ["obligation"]),
        ("Both countries committed to undertake a sustained effort.", ["obligation"]),
        ("The Agency undertakes to publish calls.", ["obligation"]),
        ("The Parties may invite observers.", ["permission"]),
        ("A Party is entitled to withdraw.", ["permission"]),
        ("A Party shall not disclose secrets.", ["prohibition"]),
        ("Participants may not transfer rights.", ["prohibition"]),
        ("“Project” means a joint project.", ["definition"]),
        ("“Project” shall mean a joint project.", ["definition"]),
        ("The Parties shall meet and may invite observers.", ["obligation", "permission"]),
        ("It was signed in May 2010.", []),
        ("Cooperation between two countries.", []),
    ],
)
def test_english_clauses(text: str, kinds: list[str]) -> None:
    assert [kind.value for kind, _, _ in find_clauses(text, "en")] == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Šalys įsipareigoja keistis informacija.", ["obligation"]),
        ("Kiekviena Šalis privalo pranešti.", ["obligation"]),
        ("Šalys turi remti bendrus projektus.", ["obligation"]),
        ("Šalys gali steigti darbo grupę.", ["permission"]),
        ("Šalis turi teisę pasitraukti.", ["permission"]),
        ("Šalys negali atskleisti paslapčių.", ["prohibition"]),
        ("„Projektas“ – tai bendras darbas.", ["definition"]),
        ("Šalys turi ilgametę patirtį.", []),
    ],
)
def test_lithuanian_clauses(text: str, kinds: list[str]) -> None:
    assert [kind.value for kind, _, _ in find_clauses(text, "lt")] == kinds


def test_the_supplied_agreement_commits_both_countries(library: Library) -> None:
    found = clauses(find_agreement("israel-rd-agreement", library), library)
    assert any(c.modal == "committed to" and c.actor.endswith("both countries") for c in found)
    assert any(c.modal == "shall" and "the Parties" in c.actor for c in found)


def test_what_leads_to_a_list_governs_its_items(library: Library) -> None:
    found = clauses(find_agreement("iceland-agreement-2026", library), library)
    obliged = [c.stated.text.en for c in found if c.kind is ClauseKind.OBLIGATION]
    assert any("publish a joint call" in words for words in obliged)
    assert any("inform the other Party" in words for words in obliged)


def test_each_kind_is_found_in_an_agreement(library: Library) -> None:
    for key in ("iceland-agreement-2026", "portugal-agreement-2024"):
        assert {c.kind for c in clauses(find_agreement(key, library), library)} == set(ClauseKind)


def test_every_clause_stands_in_its_source(library: Library) -> None:
    for key in ("israel-rd-agreement", "iceland-agreement-2026", "portugal-agreement-2024"):
        for clause in clauses(find_agreement(key, library), library):
            assert " ".join(library.quote(clause.stated.span).split()) == clause.stated.text.en


def test_an_agreement_whose_text_is_not_there_has_no_clauses(library: Library) -> None:
    assert clauses(find_agreement("korea-kiat-mou-2024", library), library) == []
