"""Figures, words and names: a sentence says nothing that its quotes do not."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.verification.evidence import Evidence, Fault
from assistant.verification.figure import Figure
from assistant.verification.lexicon import alike
from assistant.verification.reading import Item, Reading
from assistant.verification.roles import agents
from assistant.verification.vocabulary import vocabulary


def figures(sentence: Reading, evidence: Evidence) -> Iterator[Fault]:
    """Every figure is one of the quotes', in the same unit and bounded in the same way."""
    for figure in sentence.figures:
        found = [other for other in evidence.figures if figure.same(other)]
        text = sentence.text[figure.start : figure.end]
        if found and _only_in_names(figure, found, sentence, evidence):
            found = []
        if not found and not _in_title(figure, evidence):
            yield Fault("figure", text)
        elif found and not any(_bounded_alike(figure, other) for other in found):
            yield Fault("comparison", text)


def _only_in_names(figure: Figure, found: list[Figure], sentence: Reading, evidence: Evidence) -> bool:
    """Return whether the quotes have the figure only as part of a name ("Horizon 2020"), and others like it outside."""
    outside = [f for reading in evidence.quotes for f in reading.figures if not _in_name(f, reading, evidence)]
    rivals = [other for other in outside if other.kind == figure.kind]
    return bool(rivals) and not any(f in outside for f in found) and not _in_name(figure, sentence, evidence)


def _in_name(figure: Figure, reading: Reading, evidence: Evidence) -> bool:
    return any(n.start <= figure.start and figure.end <= n.end for n in evidence.lexicon.names(reading.text))


def _in_title(figure: Figure, evidence: Evidence) -> bool:
    """Return whether a date comes from a title or heading, where the quotes have no date that it could replace."""
    dated = any(other.kind == "date" for other in evidence.figures)
    return figure.kind == "date" and not dated and any(figure.same(other) for other in evidence.title_figures)


def _bounded_alike(one: Figure, other: Figure) -> bool:
    if one.bounds == other.bounds:
        return True
    if ("about" in one.bounds) != ("about" in other.bounds):
        return False
    mine, its = one.bounds - {"about"}, other.bounds - {"about"}
    if mine and its:
        return mine == its
    mine, its = mine or one.soft, its or other.soft
    firm = one.bounds - {"about"} or other.bounds - {"about"}
    return bool(mine & its) or not (firm or (mine and its))


def words(sentence: Reading, evidence: Evidence) -> Iterator[Fault]:
    """Every word that carries a fact is said by the quotes: itself, a form, a synonym, another name of the thing."""
    spoken = [n for n in evidence.lexicon.phrases(sentence.text) if n.target in evidence.said]
    spoken += [n for n in evidence.lexicon.names(sentence.text) if n.target in evidence.nameable]
    nothing: frozenset[str] = frozenset()
    implied = nothing.union(*(vocabulary().implied.get(figure.kind, nothing) for figure in evidence.figures))
    for item in sentence.words:
        if item.key in evidence.stems or item.key in evidence.lent or item.key in implied:
            continue
        if any(named.start <= item.start and item.end <= named.end for named in spoken):
            continue
        if not any(alike(item.key, key) for key in evidence.stems) and not _converse(item, sentence, evidence):
            yield Fault("words", sentence.text[item.start : item.end])


def _converse(item: Item, sentence: Reading, evidence: Evidence) -> bool:
    """Return whether `item` says from the other side what a quote says ("receives" for "gives"), and nobody who acts
    in the one acts in the other."""
    for mine, its in (vocabulary().converse, vocabulary().converse[::-1]):
        if item.key not in mine:
            continue
        actors = agents(sentence, evidence.lexicon, {item.key})
        given = [agents(reading, evidence.lexicon, its) for reading in evidence.quotes if its & reading.stems]
        return bool(given) and not any(actors & others for others in given)
    return False


def names(sentence: Reading, evidence: Evidence) -> Iterator[Fault]:
    """What is named is named by the quotes; a title lends no name that would take the place of one of theirs.

    A country inside a longer name ("Norwegian Financial Mechanism") is not the country; a body inside one is the body.
    """
    lexicon = evidence.lexicon
    named = evidence.named | {target for target in evidence.said if lexicon.type_of(target) != "country"}
    types = {lexicon.type_of(target) for target in named} - {""}
    for name in lexicon.names(sentence.text):
        kind = lexicon.type_of(name.target)
        if name.target in named or kind not in types:
            continue
        inside = [item.key for item in sentence.words if name.start <= item.start and item.end <= name.end]
        told = all(any(alike(word, key) for key in evidence.stems) for word in inside)
        if kind == "country" or not told:
            yield Fault("name", sentence.text[name.start : name.end])
