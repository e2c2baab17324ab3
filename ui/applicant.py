"""The form of the programme finder: what a person chose and wrote, from the page or from an address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from urllib.parse import urlencode

from assistant.fit.parse import Flags

_LONGEST = 25_000
"""Characters kept of a field, so that the assistant's own limit can be explained."""
_MOST = 40
"""Values kept of a field that takes several."""


@dataclass(frozen=True, slots=True)
class Applicant:
    """What an applicant says of himself, field by field; empty where he says nothing."""

    text: str = ""
    home: str = ""
    applicant: str = ""
    size: str = ""
    stage: str = ""
    partner: str = ""
    country: str = ""
    """One or more, separated by commas."""
    sector: tuple[str, ...] = ()
    need: tuple[str, ...] = ()

    @classmethod
    def read(cls, given: Mapping[str, Sequence[str]]) -> Applicant:
        """Return the form that `given`, lists of values by field, describes; what is no field is passed over."""
        values: dict[str, object] = {}
        for field in fields(cls):
            entries = [str(entry)[:_LONGEST].strip() for entry in list(given.get(field.name) or ())[:_MOST]]
            several = field.name in ("sector", "need")
            values[field.name] = tuple(filter(None, entries)) if several else next(iter(entries), "")
        return cls(**values)  # type: ignore[arg-type]

    @property
    def empty(self) -> bool:
        """Whether nothing is said."""
        return self == Applicant()

    def has(self, field: str, value: str) -> bool:
        """Return whether `value` is chosen for `field`."""
        chosen = getattr(self, field)
        return value in chosen if isinstance(chosen, tuple) else value == chosen

    def query(self) -> str:
        """Return what an address carries to describe the same applicant."""
        return urlencode([(f.name, value) for f in fields(self) for value in self._values(f.name)])

    def _values(self, field: str) -> tuple[str, ...]:
        value = getattr(self, field)
        return value if isinstance(value, tuple) else (value,) if value else ()

    def flags(self) -> Flags:
        """Return the fields as the finder takes them; the free text goes beside them."""
        return Flags(
            countries=tuple(filter(None, (name.strip() for name in self.country.split(",")))),
            home=self.home or None,
            applicant=self.applicant or None,
            size=self.size or None,
            needs=self.need,
            partner=self.partner or None,
            stage=self.stage or None,
            sectors=self.sector,
        )
