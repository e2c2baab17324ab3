"""Choosing the evidence: which facts and passages answer a question, or that none does.

A similarity threshold cannot tell a question whose answer is missing from one that is answered. So evidence must be
about what the question names, hold the kind of thing it asks for, and be likely enough by all signs taken together.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.acronyms import expansions
from assistant.asking import Likeness
from assistant.comparison import asked_of, compared
from assistant.evidence import Candidate, EvidenceFinder
from assistant.kindred import Kindred
from assistant.kinds import asks_who_signed
from assistant.library import Fact, Library
from assistant.measures import asks_how_often
from assistant.missing import Missing, find_missing
from assistant.provided import Provided, ProvisionFinder
from assistant.retrieve import Retrieval
from assistant.signs import log_odds
from assistant.still import asks_of_today, lapsed_basis
from assistant.topic import on_topic
from assistant.understand import Question
from assistant.validity import validity_of
from assistant.verdict import Weighed, answers, weigh
from corpus.knowledge.pins import Span
from corpus.knowledge.schema import Gap
from corpus.types import Status, Tier

ACCEPTED = 0.3
"""Likelihood from which a passage of an added document answers, and one of a preferred kind goes before others."""
SURELY = 0.4
"""Likelihood of an answer from which a question is on topic, however it is put; the highest that an off-topic question
of the development suites has is 0.34."""
NEAR_ODDS = 1.0
"""A second passage stands beside the first if its log-odds are at most so much lower: the choice is close."""
OPEN_SHARE = 0.6
"""To a question that names nothing, facts of other things answer too from this share of the best likelihood on."""
CERTAIN = 0.75
"""A fact this likely answers even where it is asked whether something still holds ("can we still apply?")."""
FACT_CLARITY = 0.3
"""How clearly a fact must be asked for to stand for the passage that states it."""
MAX_FACTS = 6
KEYWORDS = 2
"""Who types no more words than this asks for whatever there is; what is missing is asked for in more words."""


@dataclass(frozen=True, slots=True)
class Pick:
    """One piece of evidence: where it stands, how likely it answers (0..1), and the fact it is, if it is one.

    `provision` is how it is cited where it was asked for by that ("Article 3(2)").
    """

    span: Span
    score: float
    fact: Fact | None = None
    passage: str | None = None
    provision: str = ""


@dataclass(frozen=True, slots=True)
class Selection:
    """What answers a question: `picks`, best first; `gap` where the catalogue records that the answer is missing;
    `nearest` is what comes closest where nothing answers; `silent` are the sides of a comparison that nothing answers;
    `unnamed` is whether persons were asked for and only what they stand for is named.
    """

    picks: tuple[Pick, ...]
    gap: Gap | None
    nearest: Pick | None
    on_topic: bool
    silent: tuple[str, ...] = ()
    unnamed: bool = False


@dataclass(frozen=True, slots=True)
class Considered:
    """What could answer a question, the likeliest admissible candidate first, and the gap it may ask for instead.

    `weighed` is the likeliest against that gap; None where no candidate is admissible.
    """

    candidates: tuple[Candidate, ...]
    missing: Missing | None
    weighed: Weighed | None


class Selector:
    """Chooses evidence from one library."""

    def __init__(self, library: Library, asked_words: Mapping[str, frozenset[str]], day: Callable[[], date]) -> None:
        """Choose from `library`, `asked_words` being the words of the questions recorded for each passage and gap.

        `day` tells the day that validity is judged against.
        """
        self._library, self._asked_words, self._day = library, asked_words, day
        self._finder, self._kindred = EvidenceFinder(library, asked_words), Kindred(library)
        self._provisions = ProvisionFinder(library, self._finder.checks)

    def consider(self, question: Question, retrieval: Retrieval, documents: Collection[str] = ()) -> Considered:
        """Return what could answer `question`, before anything is chosen."""
        missing = find_missing(question, retrieval, self._library, self._asked_words)
        candidates = self._finder.candidates(question, retrieval, missing, documents)
        good = self._preferred([c for c in candidates if c.admissible], question)
        weighed = self._weigh(good[0], question, missing, retrieval.likeness) if good else None
        return Considered(tuple(candidates), missing, weighed)

    def _weigh(self, best: Candidate, question: Question, missing: Missing | None, likeness: Likeness) -> Weighed:
        lead = 0.0
        if missing and best.passage:
            lead = self._kindred.lead(question.text, question.language, missing.gap.id, best.passage)
        return weigh(best.signs, missing, likeness, lead)

    def select(self, question: Question, retrieval: Retrieval, documents: Collection[str] = ()) -> Selection:
        """Return the evidence for `question` among the facts and what `retrieval` found."""
        if provided := self._provisions.find(question, documents):
            return Selection(tuple(_provided_picks(provided)), None, None, on_topic=True)
        if sides := compared(question, self._library):
            return self._compare(sides, question, retrieval, documents)
        question = self._of_anyone(question)
        considered = self.consider(question, retrieval, documents)
        candidates, missing = considered.candidates, considered.missing
        good = self._preferred([c for c in candidates if c.admissible], question)
        surely = bool(good) and good[0].likelihood >= SURELY
        if not surely and not on_topic(question, retrieval, self._library):
            return Selection((), None, None, on_topic=False)
        if not good or not self._answers(good[0], question, considered):
            good = []
        picks = self._together(good, candidates, question) if good else []
        gap = missing.gap if missing and (not picks or _stands_beside(missing, good[0])) else None
        passages = sorted((c for c in candidates if c.fact is None), key=lambda c: -c.likelihood)
        outright = expansions(question, self._library)
        if not outright and (not picks or picks[0].score < CERTAIN):
            outright = lapsed_basis(question, self._library, self._day())
        picks = [Pick(span, 1.0, passage=self._library.passage_at(span)) for span in outright] or picks
        nearest = _pick(passages[0]) if passages else None
        return Selection(tuple(picks), gap, nearest, on_topic=True, unnamed=self._unnamed(picks, question))

    def _unnamed(self, picks: Sequence[Pick], question: Question) -> bool:
        """Return whether `picks` name no person, where it is asked who signed: a ministry signs by somebody's hand."""
        has = self._finder.checks.holds
        return asks_who_signed(question.asks) and not any(has("person", self._library.quote(p.span)) for p in picks)

    def _answers(self, best: Candidate, question: Question, considered: Considered) -> bool:
        """Return whether the likeliest candidate answers; of documents nothing is recorded of, its likelihood tells.

        What is asked may be recorded as missing: then nothing else that is stated takes its place. What is known of
        missing things does not count against what tells how often something is: that is seldom told, never by chance.
        """
        if best.span.document not in self._library.asked_of:
            return best.likelihood >= ACCEPTED
        if considered.missing and asks_of_today(question) and self._lapsed(best):
            return False
        weighed = considered.weighed
        if weighed and (len(question.words) <= KEYWORDS or asks_how_often(question.plain)):
            weighed = weighed._replace(told=min(0.0, weighed.told))
        return weighed is not None and answers(weighed)

    def _preferred(self, good: Sequence[Candidate], question: Question) -> list[Candidate]:
        """Return what of `good` holds the preferred kind of thing and is likely enough, or all where none is."""
        kind, has = question.preferred, self._finder.checks.holds
        liked = [c for c in good if kind and c.likelihood >= ACCEPTED and has(kind, self._library.quote(c.span))]
        return liked or list(good)

    def _lapsed(self, candidate: Candidate) -> bool:
        """Return whether what `candidate` is about no longer holds."""
        facts = (candidate.fact,) if candidate.fact else self._library.facts_by_passage.get(candidate.passage or "", ())
        subject = self._library.entities[facts[0].claim.subject] if facts else None
        return validity_of(subject, self._library, self._day()).status in (Status.ENDED, Status.SUPERSEDED)

    def _compare(
        self, sides: Sequence[str], question: Question, retrieval: Retrieval, documents: Collection[str]
    ) -> Selection:
        """Return the evidence for each side of a comparison, as if the question were asked of it alone."""
        alone = [self.select(asked_of(side, question, self._library), retrieval, documents) for side in sides]
        picks = tuple(dict.fromkeys(pick for selection in alone for pick in selection.picks))
        gap = next((selection.gap for selection in alone if selection.gap), None)
        silent = tuple(side for side, selection in zip(sides, alone, strict=True) if not selection.picks)
        return Selection(picks, gap, alone[0].nearest, on_topic=True, silent=silent)

    def _of_anyone(self, question: Question) -> Question:
        """Return the question without the home country where nothing of what it asks is recorded of that itself.

        "With which countries has Lithuania agreements?" asks it of everything that there is.
        """
        home = [key for key in question.entities if self._library.entities[key].type == "country"]
        if list(question.entities) != home or any(self._library.entities[key].country != "LT" for key in home):
            return question
        of_home = {fact.claim.property for fact in self._library.facts if fact.claim.subject in home}
        return question if of_home & set(question.asked) else replace(question, entities=())

    def _together(self, good: Sequence[Candidate], candidates: Sequence[Candidate], question: Question) -> list[Pick]:
        """Return the best candidate; of a fact, all that is stated for the same, and for other things if none is named.

        The official text goes first where it and a note state the same, and what holds now where that is asked for.
        """
        best = self._as_asked(_of_the_named(good), candidates, question)
        if best.fact is None:
            return [_pick(best), *self._near(best, good, [best])]
        prop, subject = best.fact.claim.property, best.fact.claim.subject
        same = [c for c in candidates if c.fact and c.admissible and c.fact.claim.property == prop]
        chosen = [c for c in same if c.fact and c.fact.claim.subject in self._versions(subject)]
        if not question.entities:
            chosen += [c for c in same if c not in chosen and c.likelihood >= OPEN_SHARE * best.likelihood]
        now = asks_of_today(question)
        chosen = sorted(
            chosen[:MAX_FACTS], key=lambda c: (now and self._lapsed(c), not self._official(c), -c.likelihood)
        )
        return [*map(_pick, chosen), *self._near(best, good, chosen)]

    def _near(self, best: Candidate, good: Sequence[Candidate], chosen: Sequence[Candidate]) -> list[Pick]:
        """Return the words of the next likely passage, where the choice between that and `best` is close."""
        said = {c.passage for c in chosen}
        for other in good:
            if other.passage and other.passage not in said and not other.signs.listed:
                passage = self._library.passage(other.passage)
                if passage is None or log_odds(other.signs) < log_odds(best.signs) - NEAR_ODDS:
                    return []
                span = Span(passage.document_id, passage.start, passage.end)
                return [Pick(span, other.likelihood, passage=passage.id)]
        return []

    def _as_asked(self, best: Candidate, candidates: Sequence[Candidate], question: Question) -> Candidate:
        """Return what the best candidate's passage says of what is asked for.

        That is the fact that it states and that is clearly asked for, if there is one, or else its words as they are;
        rather one of the kind of thing that is asked for. A sentence that only sums a list up gives way to the list,
        where one is asked for.
        """
        there = [c for c in candidates if c.admissible and c.passage == best.passage]
        facts, kind = [c for c in there if c.fact], question.required
        of_kind = [c for c in facts if c.fact and self._library.properties[c.fact.claim.property].answer == kind]
        if not of_kind and "list" in question.kinds and (lists := [c for c in facts if c.fact and c.fact.items]):
            return lists[0]
        facts = of_kind or facts
        clearest = max(facts, key=lambda c: (c.signs.clarity, c.likelihood), default=best)
        if clearest.signs.clarity >= FACT_CLARITY:
            return best if best.fact and best.signs.clarity >= FACT_CLARITY else clearest
        return next((c for c in there if c.fact is None), best)

    def _versions(self, subject: str) -> set[str]:
        """Return `subject` with what replaced it and what it replaced: what was and what is belong together."""
        entities = self._library.entities.values()
        pairs = [(e.id, e.validity.replaced_by) for e in entities if e.validity and e.validity.replaced_by]
        return {subject, *(new for old, new in pairs if old == subject), *(old for old, new in pairs if new == subject)}

    def _official(self, candidate: Candidate) -> bool:
        return self._library.documents[candidate.span.document].tier is Tier.OFFICIAL


def _stands_beside(missing: Missing, best: Candidate) -> bool:
    """Return whether a gap is to be told beside the `best` answer: it is asked for as clearly, and as a property.

    What a single statement leaves open has none; to say so beside an answer would only contradict it.
    """
    return missing.clarity >= best.signs.clarity and bool(missing.gap.properties)


def _of_the_named(good: Sequence[Candidate]) -> Candidate:
    """Return the best of `good`; rather a fact as clearly asked for of the very thing named than what is near it.

    "When was the agreement signed?" asks of the agreement, though "the second agreement" makes a question as like.
    """
    best = good[0]
    if best.signs.relation == 1:
        return best
    asked = (c for c in good if c.fact and c.signs.relation == 1 and c.signs.clarity >= best.signs.clarity)
    return next((c for c in asked if c.likelihood >= CERTAIN), best)


def _provided_picks(provided: Iterable[Provided]) -> Iterator[Pick]:
    for provision in provided:
        for p in provision.passages:
            yield Pick(Span(p.document_id, p.start, p.end), 1.0, passage=p.id, provision=provision.mark)


def _pick(candidate: Candidate) -> Pick:
    return Pick(candidate.span, candidate.likelihood, candidate.fact, candidate.passage)
