"""Reading descriptions: from free text and flags to a profile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.fit.facets import APPLICANT, COUNTRY, HOME, LITHUANIA, Facets
from assistant.fit.numbers import figures_in
from assistant.fit.places import Place, Places
from assistant.fit.profile import Heard, Profile, settle
from assistant.fit.size import Figures
from assistant.fit.vocabulary import Said, Vocabulary
from assistant.fit.wording import say
from assistant.language import detect_language
from assistant.library import Library
from assistant.spotting import TOKEN, WORD
from corpus.errors import ProfileError
from corpus.text import fold
from corpus.types import Language

_SELF = frozenset(["am", "are", "esame", "esu", "im", "we're"])
_HOME_REACH = 8
"""How many words after "we are" a country can still be the applicant's own."""
_TURNS = frozenset(
    """
    with and but to want wants would plan look looking seek joint jointly together su ir bei bet o i kartu norime noriu
    norim planuojame ieskome ieskau
    """.split()  # noqa: SIM905 - read as words
)
"""Words after which a country is somebody else's."""
_PARTNER_REACH = 5
"""How many words after "with" a kind of organisation can still be the partner's."""
_ACTIVITY_FACETS = ("sector", "need", "stage", "applicant")


@dataclass(frozen=True, slots=True)
class Flags:
    """What was given in fields of its own; everything may be left out."""

    countries: Sequence[str] = ()
    home: str | None = None
    applicant: str | None = None
    size: str | None = None
    needs: Sequence[str] = ()
    partner: str | None = None
    stage: str | None = None
    sectors: Sequence[str] = ()
    activity: str | None = None
    figures: Figures = field(default_factory=Figures)


class Reader:
    """Reads descriptions with the vocabulary of one library."""

    def __init__(self, library: Library) -> None:
        self.facets = Facets(library.knowledge.facets)
        self.places = Places(library.countries)
        self._vocabulary = Vocabulary(library.knowledge.facets, library.knowledge.terms)

    def read(self, text: str = "", flags: Flags | None = None, language: Language | None = None) -> Profile:
        """Return the profile that `text` and `flags` describe together, its words in `language`.

        Raises:
            ProfileError: they say nothing, contradict each other, or name an unknown country or value.
        """
        flags = flags or Flags()
        spoken = language or detect_language(f"{text} {flags.activity or ''}")
        heard = [*self._flags(flags, spoken), *self._text(text)]
        return settle(heard, _merged(flags.figures, figures_in(text), spoken), self.facets, spoken, text)

    def _text(self, text: str) -> Iterator[Heard]:
        tokens = TOKEN.findall(text)
        yield from self._places(tokens)
        yield from self._said(tokens, self._vocabulary.find(tokens))

    def _said(self, tokens: Sequence[str], found: Sequence[Said]) -> Iterator[Heard]:
        own = next((s.value for s in found if s.facet == APPLICANT and not _is_partner(tokens, s)), None)
        for said in found:
            if said.facet == APPLICANT and said.value != own:
                continue  # who else is named is a partner, a customer, or what a cluster is made of
            words = " ".join(tokens[said.start : said.end])
            value = self.facets.value(said.facet, said.value)
            if value is not None and value.countries:
                yield from (Heard(said.facet, code, words) for code in value.countries)
            else:
                yield Heard(said.facet, said.value, words)

    def _places(self, tokens: Sequence[str]) -> Iterator[Heard]:
        found = self.places.find(tokens)
        homes = [place for place in found if place.code != LITHUANIA and _is_home(tokens, place)]
        for place in found:
            words = " ".join(tokens[place.start : place.end])
            if place in homes:
                yield Heard(HOME, place.code, words)
            elif place.code != LITHUANIA:
                yield Heard(COUNTRY, place.code, words)
            elif not homes:
                yield Heard(HOME, LITHUANIA, words)

    def _flags(self, flags: Flags, language: Language) -> Iterator[Heard]:
        if flags.home:
            yield Heard(HOME, self._country(flags.home, language), flags.home, "flag")
        for name in flags.countries:
            code = self._country(name, language)
            yield Heard(HOME if code == LITHUANIA else COUNTRY, code, name, "flag")
        single = (
            ("applicant", flags.applicant),
            ("size", flags.size),
            ("partner", flags.partner),
            ("stage", flags.stage),
        )
        given = [(facet, name) for facet, name in single if name]
        given += [("need", name) for name in flags.needs] + [("sector", name) for name in flags.sectors]
        for facet, name in given:
            yield Heard(facet, self._value(facet, name, language), name, "flag")
        tokens = WORD.findall(flags.activity or "")
        yield from self._said(tokens, self._vocabulary.find(tokens, _ACTIVITY_FACETS))

    def _country(self, name: str, language: Language) -> str:
        code = self.places.lookup(name)
        if code is None:
            close = ", ".join(self.places.suggest(name)) or "Norway, NO, Norvegija"
            raise ProfileError(
                say("unknown_country", language, given=repr(name)),
                remedy=say("unknown_country_remedy", language, close=close),
            )
        return code

    def _value(self, facet: str, name: str, language: Language) -> str:
        known = self.facets.all[facet].values
        exact = {fold(word): value.id for value in known for word in (value.id, value.name.en, value.name.lt)}
        if fold(name) in exact:
            return exact[fold(name)]
        found = {said.value for said in self._vocabulary.find(WORD.findall(name), [facet])}
        if len(found) == 1:
            return found.pop()
        raise ProfileError(
            say("unknown_value", language, given=repr(name), facet=self.facets.all[facet].name.get(language)),
            remedy=say("unknown_value_remedy", language, known=", ".join(value.id for value in known)),
        )


def _is_home(tokens: Sequence[str], place: Place) -> bool:
    """Return whether the words before a country say that it is the applicant's own: "we are a Norwegian firm"."""
    for back, token in enumerate(reversed(tokens[: place.start])):
        plain = fold(token)
        if plain in _SELF:
            return True
        if back >= _HOME_REACH or plain in _TURNS or plain.startswith("partner"):
            return False
    return False


def _is_partner(tokens: Sequence[str], said: Said) -> bool:
    """Return whether the words before a kind of organisation make it the partner's: "with an Israeli company"."""
    before = [fold(token) for token in tokens[max(0, said.start - _PARTNER_REACH) : said.start]]
    while any(word in _SELF for word in before):
        before.pop(0)
    return any(word in ("with", "su") or word.startswith("partner") for word in before)


def _merged(flags: Figures, text: Figures, language: Language) -> Figures:
    pairs = {name: (getattr(flags, name), getattr(text, name)) for name in ("employees", "turnover", "balance")}
    for name, (given, said) in pairs.items():
        if given is not None and given < 0:
            raise ProfileError(
                say("bad_figure", language, name=name, given=str(given)), remedy=say("bad_figure_remedy", language)
            )
        if given is not None and said is not None and given != said:
            raise ProfileError(
                say("contradiction", language, said=f"{name} {given}; {name} {said}"),
                remedy=say("contradiction_remedy", language),
            )
    return Figures(**{name: given if given is not None else said for name, (given, said) in pairs.items()})
