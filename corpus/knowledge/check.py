"""The checker: everything that can be wrong with the catalogue, found in one go."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.errors import CorpusError
from corpus.knowledge.criteria import ABROAD
from corpus.knowledge.documents import manifest_documents, note_document
from corpus.knowledge.load import Knowledge, load_knowledge, load_learnt
from corpus.knowledge.pins import Shelf, locate
from corpus.knowledge.schema import Asked
from corpus.text import squeeze
from corpus.types import Document


def check(corpus_dir: Path) -> tuple[Knowledge | None, list[str]]:
    """Return the catalogue below `corpus_dir`, if it can be read at all, and every problem found."""
    try:
        knowledge, learnt = load_knowledge(corpus_dir), load_learnt(corpus_dir)
    except CorpusError as error:
        return None, list(error.problems)
    problems = [*duplicates(knowledge), *dangling(knowledge), *dates(knowledge), *unused(knowledge)]
    problems += [*unknown_values(knowledge), *unrecorded(knowledge, learnt)]
    shelf, faults = read_shelf(corpus_dir, knowledge)
    problems += faults
    try:
        locate(knowledge, shelf)
    except CorpusError as error:
        problems += error.problems
    return knowledge, [*problems, *uncovered(knowledge, shelf)]


def read_shelf(corpus_dir: Path, knowledge: Knowledge) -> tuple[Shelf, list[str]]:
    """Return the documents of the shipped text sources, and what is wrong with their files."""
    documents: dict[str, Document] = {}
    texts: dict[str, str] = {}
    problems: list[str] = []
    for source in knowledge.manifest.sources:
        try:
            content = (corpus_dir / "documents" / source.path).read_bytes()
            texts[source.id] = content.decode("utf-8")
            documents |= {d.id: d for d in manifest_documents(source, texts[source.id])}
        except (OSError, UnicodeDecodeError, CorpusError) as error:
            problems.append(f"documents/{source.path}: {error}")
            continue
        if hashlib.sha256(content).hexdigest() != source.sha256:
            problems.append(f"documents/{source.path}: SHA-256 is not the manifest's")
    for note in knowledge.notes:
        try:
            texts[note.id] = (corpus_dir / "notes" / f"{note.id}.md").read_bytes().decode("utf-8")
            documents[note.id] = note_document(note, texts[note.id])
        except (OSError, UnicodeDecodeError) as error:
            problems.append(f"notes/{note.id}.md: {error}")
    return Shelf(documents, texts), problems


def duplicates(knowledge: Knowledge) -> Iterator[str]:
    """Yield ids that are given twice."""
    kinds = {
        "document": [d.id for s in knowledge.manifest.sources for d in s.documents] + [n.id for n in knowledge.notes],
        "entity": [entity.id for entity in knowledge.entities],
        "property": [prop.id for prop in knowledge.properties],
        "gap": [gap.id for gap in knowledge.gaps],
        "facet": [facet.id for facet in knowledge.facets],
        "row": [row.id for row in knowledge.rows],
        "criteria of": [entry.programme for entry in knowledge.criteria],
    }
    for kind, ids in kinds.items():
        yield from (f"{kind} {key}: the id is given {n} times" for key, n in Counter(ids).items() if n > 1)


def dangling(knowledge: Knowledge) -> Iterator[str]:
    """Yield references to entities, properties and documents that are not there."""
    entities = {entity.id for entity in knowledge.entities}
    properties = {prop.id for prop in knowledge.properties}
    documents = {d.id for s in knowledge.manifest.sources for d in s.documents} | {n.id for n in knowledge.notes}
    gaps = {gap.id for gap in knowledge.gaps}
    facets = {facet.id for facet in knowledge.facets}
    for place, kind, key in _references(knowledge):
        known = {"entity": entities, "property": properties, "document": documents, "gap": gaps, "facet": facets}[kind]
        if key not in known:
            yield f"{place}: there is no {kind} {key!r}"


def _references(knowledge: Knowledge) -> Iterator[tuple[str, str, str]]:
    for entity in knowledge.entities:
        place = f"entity {entity.id}"
        yield from ((place, "document", key) for key in entity.described_in)
        yield from ((place, "entity", key) for key in (*entity.successors, *filter(None, [entity.part_of, entity.ask])))
        if entity.validity and entity.validity.replaced_by:
            yield place, "entity", entity.validity.replaced_by
    for claim in knowledge.claims:
        place = f"claim {claim.subject}.{claim.property}"
        yield place, "entity", claim.subject
        yield place, "property", claim.property
    for gap in knowledge.gaps:
        place = f"gap {gap.id}"
        yield from ((place, "entity", key) for key in (*gap.subjects, gap.ask))
        yield from ((place, "property", key) for key in gap.properties)
    for note in knowledge.notes:
        yield from ((f"note {note.id}", "entity", key) for key in note.subjects)
    for entry in knowledge.criteria:
        place = f"criteria of {entry.programme}"
        yield from ((place, "entity", key) for key in (entry.programme, entry.contact))
        yield from ((place, "facet", criterion.facet) for criterion in entry.criteria)
    yield from ((f"row {row.id}", "property", key) for row in knowledge.rows for key in row.properties)
    yield from ((f"facet {f.id}", "entity", v.ask) for f in knowledge.facets for v in f.values if v.ask)
    for asked in knowledge.asked:
        if asked.gap:
            yield f"questions {next(iter((*asked.en, *asked.lt)), '')!r}", "gap", asked.gap


def dates(knowledge: Knowledge) -> Iterator[str]:
    """Yield validities that end before they begin."""
    for entity in knowledge.entities:
        validity = entity.validity
        if validity and validity.since and validity.until and validity.since > validity.until:
            yield f"entity {entity.id}: valid since {validity.since}, but only until {validity.until}"


def unused(knowledge: Knowledge) -> Iterator[str]:
    """Yield properties that nothing uses: an orphan is a slip in an id."""
    used = {claim.property for claim in knowledge.claims} | {key for gap in knowledge.gaps for key in gap.properties}
    yield from (f"property {p.id}: no claim and no gap uses it" for p in knowledge.properties if p.id not in used)


def unknown_values(knowledge: Knowledge) -> Iterator[str]:
    """Yield values of criteria that their facet does not have; countries are written as codes."""
    known = {facet.id: {value.id for value in facet.values} | {ABROAD} for facet in knowledge.facets}
    for entry in knowledge.criteria:
        for criterion in entry.criteria:
            for value in (*criterion.accepts, *criterion.rejects):
                if not value.isupper() and value not in known.get(criterion.facet, {value}):
                    yield f"criteria of {entry.programme}: {criterion.facet} has no value {value!r}"
    for facet in knowledge.facets:
        yield from (
            f"facet {facet.id}: {value.id} is within {value.within!r}, which is not there"
            for value in facet.values
            if value.within and value.within not in known[facet.id]
        )


def unrecorded(knowledge: Knowledge, learnt: Iterable[Asked]) -> Iterator[str]:
    """Yield what questions are `learnt` for, but none are recorded for: nothing would come of these."""
    recorded = {asked.target for asked in knowledge.asked}
    yield from (
        f"learnt for {entry.target}: no questions are recorded for it"
        for entry in learnt
        if entry.target not in recorded
    )


def uncovered(knowledge: Knowledge, shelf: Shelf) -> Iterator[str]:
    """Yield words of notes that no sentence of the note's entry accounts for: every sentence needs its source."""
    for note in knowledge.notes:
        lines = [line for line in shelf.texts.get(note.id, "").splitlines() if line and not line.startswith("#")]
        rest = squeeze(" ".join(lines))
        for sentence in note.sentences:
            rest = rest.replace(squeeze(sentence.text), " ")
        if rest.strip():
            yield f"note {note.id}: no source is given for: {squeeze(rest)[:120]!r}"
