"""The size class of an enterprise from its figures, by the definition of Recommendation 2003/361/EC."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.knowledge.criteria import Ceilings, Facet
from corpus.types import Language

_NAMES = {
    "en": ("employees", "turnover EUR", "balance sheet EUR"),
    "lt": ("darbuotojai", "apyvarta EUR", "balansas EUR"),
}


@dataclass(frozen=True, slots=True)
class Figures:
    """Head count, and annual turnover and balance sheet total in EUR, as far as known."""

    employees: int | None = None
    turnover: int | None = None
    balance: int | None = None

    def any(self) -> bool:
        """Return whether anything is known."""
        return any(figure is not None for figure in (self.employees, self.turnover, self.balance))

    def said(self, language: Language) -> str:
        """Return the figures in words."""
        figures = zip(
            _NAMES["lt" if language == "lt" else "en"], (self.employees, self.turnover, self.balance), strict=True
        )
        return ", ".join(f"{name}: {figure:,}".replace(",", " ") for name, figure in figures if figure is not None)


def size_of(figures: Figures, sizes: Facet) -> str | None:
    """Return the size class of an enterprise with `figures`, None where they do not decide it.

    The classes with ceilings are tried from the smallest. An enterprise is in the first whose head count and whose
    turnover or balance it keeps to; the amounts count only where they are known. Beyond all of them it is `large`.
    """
    classes = sorted(
        ((value.ceilings, value) for value in sizes.values if value.ceilings), key=lambda pair: pair[0].employees
    )
    within = None
    for ceilings, value in classes:
        verdict = _keeps_to(figures, ceilings)
        if verdict:
            return within or value.id
        if verdict is None:
            within = value.within
            if ceilings is classes[-1][0]:
                return None
    return "large"


def _keeps_to(figures: Figures, ceilings: Ceilings) -> bool | None:
    """Return whether `figures` keep to `ceilings`; None where what is known does not decide it."""
    if figures.employees is not None and figures.employees >= ceilings.employees:
        return False
    amounts = [(figures.turnover, ceilings.turnover), (figures.balance, ceilings.balance)]
    known = [amount <= ceiling for amount, ceiling in amounts if amount is not None]
    if len(known) == 2 and not any(known):
        return False
    if figures.employees is None:
        return None
    if not known or any(known):
        return True
    return None
