"""The supplied page as passages: what is quoted must be what stands there."""

from assistant.service import Assistant
from corpus.types import Role


def texts(assistant: Assistant, document: str, role: Role) -> list[str]:
    return [p.text for p in assistant.passages(document) if p.role is role]


def test_every_passage_stands_at_its_offsets_in_the_file_itself(assistant: Assistant, page_text: str) -> None:
    passages = [p for d in assistant.documents() for p in assistant.passages(d.id) if "page" in d.source_id]
    assert passages
    assert all(page_text[p.start : p.end] == p.text for p in passages)


def test_passages_cover_all_words_of_the_page_but_headings(assistant: Assistant, page_text: str) -> None:
    documents = [d for d in assistant.documents() if d.source_id == "international-cooperation-page"]
    covered = {i for d in documents for p in assistant.passages(d.id) for i in range(p.start, p.end)}
    missing = "".join(char if i not in covered else " " for i, char in enumerate(page_text))
    left = {" ".join(line.split()) for line in missing.splitlines() if any(c.isalpha() for c in line)}
    titles = {d.title.en for d in documents}
    assert left <= titles


def test_the_long_sentence_of_the_israel_agreement_becomes_its_five_clauses(assistant: Assistant) -> None:
    clauses = texts(assistant, "israel-agreement", Role.CLAUSE)
    assert len(clauses) == 5
    assert all(clause.startswith("to ") for clause in clauses)
    assert len(texts(assistant, "israel-agreement", Role.LIST)) == 1


def test_the_seven_criteria_are_one_list_and_seven_items(assistant: Assistant) -> None:
    criteria = next(text for text in texts(assistant, "priority-markets", Role.LIST) if "Selection Criteria" in text)
    items = [text for text in texts(assistant, "priority-markets", Role.ITEM) if text in criteria]
    assert len(items) == 8  # what leads to the list, and its seven entries
    assert criteria.rstrip().endswith(items[-1])


def test_an_unmarked_last_item_belongs_to_its_list(assistant: Assistant) -> None:
    measures = next(text for text in texts(assistant, "priority-markets", Role.LIST) if "support measures" in text)
    assert measures.endswith("Bilateral cooperation agreements with listed countries.")


def test_headers_name_the_document_in_both_languages(assistant: Assistant) -> None:
    header = assistant.passages("green-industry")[0].header
    assert "Green Industry Innovation Programme" in header
    assert "Žaliosios pramonės inovacijų programa" in header
