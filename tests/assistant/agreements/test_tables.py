"""What there is, as tables that can be filtered."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.agreements.tables import TABLES, Filters
from assistant.library import Library
from corpus.errors import ConfigurationError

DAY = date(2026, 11, 23)


def ids(library: Library, name: str, **filters: str) -> set[str]:
    return {row["id"] for row in TABLES[name](library, DAY, Filters(**filters)).to_json()["rows"]}


def test_agreements_can_be_filtered_by_country_in_any_wording(library: Library) -> None:
    assert ids(library, "agreements", country="KR") == {"korea-trade-mou-2022", "korea-kiat-mou-2024"}
    assert ids(library, "agreements", country="Pietų Korėja") == ids(library, "agreements", country="KR")


def test_programmes_can_be_filtered_by_status_and_kind(library: Library) -> None:
    ended = ids(library, "programmes", status="ended")
    assert "green-industry-programme" in ended
    assert "eurostars" not in ended
    assert ids(library, "programmes", kind="network") == {"eureka-network", "een"}


def test_market_lists_name_the_countries_the_documents_put_on_them(library: Library) -> None:
    assert ids(library, "markets", country="KR") == {"priority-list-2022"}
    assert "priority-list-2024" not in ids(library, "markets", country="Japan")


def test_documents_can_be_searched_without_diacritics(library: Library) -> None:
    assert "green-industry" in ids(library, "documents", search="zaliosios pramones")
    assert ids(library, "documents", kind="agreement") == {
        "israel-agreement",
        "iceland-agreement",
        "portugal-agreement",
    }


def test_filters_narrow_together(library: Library) -> None:
    assert ids(library, "programmes", country="NO", status="in_force") == {"norway-grants-2021-2028"}


def test_an_unknown_country_is_refused_with_suggestions(library: Library) -> None:
    with pytest.raises(ConfigurationError, match="Iceland"):
        ids(library, "agreements", country="Icelandd")
