"""Countries in a text: by their names and inflected forms in both languages, by what their people are called, by towns.

Names come from the catalogue and from Unicode CLDR, towns from CLDR's time zones and, for Lithuania, from ISO 3166-2.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pycountry
from babel import Locale
from babel.core import get_global
from rapidfuzz import fuzz, process

from assistant.fit.facets import LITHUANIA
from corpus.knowledge.schema import Entity
from corpus.text import fold

_LT_ENDING = (
    r"(?:ij|j)?(?:as|is|ys|us|e|es|ei|eje|a|o|os|oje|ai|ui|u|i|io|iu|yje|uje|iui|iumi|ams|ais|am|ems|ose|iai|iaus|iuje"
    r"|isk\w+|iec\w+|iet\w+)?"
)
"""Endings of Lithuanian country names, and of the words for their people and for what comes from them."""
_EN_PEOPLE = r"(?:i|n|an|ian|ean|ese|ish|ns|ans|ians|is)"
_LT_NOMINATIVE = re.compile(r"(?:ija|ia|as|is|ys|us|a|e|ai|os|es)$")
_SURE = 5
"""Shorter stems are only trusted in a word with a capital letter."""
_ENDING = 5
"""How much longer than its base a word of a longer name may be."""
_SUGGESTIONS, _CLOSE = 3, 70
_NO_TOWNS = frozenset({"AQ", "US"})
"""Time zones of Antarctica are named after stations, many of the United States after villages with everyday names."""


@dataclass(frozen=True, slots=True)
class Place:
    """Words `start` to `end` (exclusive) of a text name the country `code`."""

    code: str
    start: int
    end: int


class Places:
    """Finds countries in texts. Built once from the country entities of a library."""

    def __init__(self, countries: Sequence[Entity]) -> None:
        self._names = {name: c.country for c in countries for name in _names(c) if c.country}
        self._titles = {c.country: f"{c.name.en} / {c.name.lt}" for c in countries if c.country}
        self._several = [(_bases(name), code) for name, code in self._names.items() if " " in name]
        single = {fold(name): (name, code) for name, code in self._names.items() if " " not in name}
        self._acronyms = {name: code for name, code in single.values() if name.isupper()}
        words = {key: code for key, (name, code) in single.items() if not name.isupper()}
        self._patterns = [*_name_patterns(words), *_language_patterns(words)]
        self._towns = [*_town_patterns()]

    def find(self, tokens: Sequence[str]) -> list[Place]:
        """Return the places that `tokens`, the words of a text as they stand, name, in order."""
        careless = not any(token[0].isupper() and not token.isupper() for token in tokens[1:])
        found = [
            place for start in range(len(tokens)) for place in self._phrase([fold(token) for token in tokens], start)
        ]
        found = [place for place in found if not any(_inside(place, other) for other in found)]
        taken = {index for place in found for index in range(place.start, place.end)}
        for index, token in enumerate(tokens):
            code = self._word(token, trusted=careless or token[:1].isupper()) if index not in taken else None
            if code and not _of_language(tokens[index + 1 : index + 2]):
                found.append(Place(code, index, index + 1))
        return sorted(found, key=lambda place: place.start)

    def _phrase(self, words: Sequence[str], start: int) -> Iterator[Place]:
        for bases, code in self._several:
            span = words[start : start + len(bases)]
            pairs = zip(bases, span, strict=False)
            if len(span) == len(bases) and all(w.startswith(b) and len(w) - len(b) <= _ENDING for b, w in pairs):
                yield Place(code, start, start + len(bases))

    def _word(self, token: str, *, trusted: bool) -> str | None:
        if token in self._acronyms:
            return self._acronyms[token]
        plain = fold(token)
        for pattern, code, sure in (*self._patterns, *self._towns):
            if (sure or trusted) and pattern.fullmatch(plain):
                return code
        return None

    def lookup(self, name: str) -> str | None:
        """Return the code of the country that `name` is: a code, a name, or an inflected form of one."""
        code = name.strip().upper()
        known = {c for c in self._names.values() if c}
        if code in known:
            return code
        alpha3 = pycountry.countries.get(alpha_3=code)
        if alpha3 is not None:
            return str(alpha3.alpha_2)
        places = self.find(name.split())
        return places[0].code if len({place.code for place in places}) == 1 else None

    def suggest(self, name: str) -> list[str]:
        """Return the countries whose names are most like `name`, each in both languages."""
        codes = {fold(known): code for known, code in self._names.items() if not known.isupper()}
        close = process.extract(fold(name), list(codes), scorer=fuzz.ratio, limit=_SUGGESTIONS, score_cutoff=_CLOSE)
        return list(dict.fromkeys(self._titles[codes[match]] for match, _, _ in close))


_Pattern = tuple[re.Pattern[str], str, bool]


def _names(country: Entity) -> tuple[str, ...]:
    return (country.name.en, country.name.lt, *country.aliases)


def _bases(name: str) -> tuple[str, ...]:
    """Return the words of a name without what inflection changes, short words whole."""
    return tuple(word[:-2] if len(word) >= _SURE else word for word in fold(name).replace("&", " ").split())


def _inside(place: Place, other: Place) -> bool:
    longer = other.end - other.start > place.end - place.start
    return longer and other.start <= place.start and place.end <= other.end


def _name_patterns(names: Mapping[str, str]) -> Iterator[_Pattern]:
    for plain, code in names.items():
        lithuanian = _LT_NOMINATIVE.sub("", plain)
        english = plain.rstrip("aeiouy")
        yield re.compile(re.escape(lithuanian) + _LT_ENDING), code, len(lithuanian) >= _SURE
        cut = f"|{re.escape(english)}{_EN_PEOPLE}" if len(english) >= 4 else ""
        yield re.compile(f"{re.escape(plain)}{_EN_PEOPLE}?{cut}"), code, len(english) >= _SURE


def _language_patterns(names: Mapping[str, str]) -> Iterator[_Pattern]:
    """Yield people and things by the language of their country: Norwegian, norvegų. English is spoken everywhere."""
    home = get_global("likely_subtags")
    known = set(names.values())
    for locale in (Locale("en"), Locale("lt")):
        for language, name in locale.languages.items():
            code = str(home.get(language, "")).rpartition("_")[2]
            if language != "en" and " " not in name and code in known:
                yield re.compile(re.escape(fold(name))), code, locale.language == "lt"


def _of_language(following: Sequence[str]) -> bool:
    """Return whether the word after a country's makes it a language: German language, vokiečių kalba."""
    return any(fold(word).startswith(("language", "kalb")) for word in following)


def _town_patterns() -> Iterator[_Pattern]:
    territories = get_global("zone_territories")
    for zone, code in territories.items():
        if code in _NO_TOWNS or "/" not in zone:
            continue
        names = {zone.rpartition("/")[2].replace("_", " ")}
        names |= {str(Locale(lang).time_zones.get(zone, {}).get("city", "")) for lang in ("en", "lt")}
        yield from _inflected((name for name in names if name and " " not in name), code)
    yield from _inflected(_lithuanian_towns(), LITHUANIA)


def _lithuanian_towns() -> list[str]:
    divisions = pycountry.subdivisions.get(country_code=LITHUANIA) or []  # type: ignore[no-untyped-call]
    return sorted({division.name.split()[0] for division in divisions})


def _inflected(names: Iterable[str], code: str) -> Iterator[_Pattern]:
    for name in names:
        base = re.sub(r"(?:iaus|iai|ius|as|is|ys|us|a|e|o|ai|os|es|u)$", "", fold(name))
        if len(base) >= 3:
            yield re.compile(re.escape(base) + _LT_ENDING), code, False
