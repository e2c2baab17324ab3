"""Gradio's page comes in our frame, in the right language, and asks nobody else for anything."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient


@pytest.mark.parametrize(
    ("language", "tagline"), [("en", "answered from the documents"), ("lt", "atsakymai iš dokumentų")]
)
def test_a_page_is_in_its_language_before_any_script_runs(client: TestClient, language: str, tagline: str) -> None:
    page = client.get(f"/{language}/").text
    assert f'lang="{language}"' in page[:200]
    assert tagline in page
    assert 'aria-current="true"' in page


@pytest.mark.parametrize("language", ["en", "lt"])
def test_a_page_names_no_other_host(client: TestClient, language: str) -> None:
    page = client.get(f"/{language}/").text
    addresses = re.findall(r"""(?:src|href|content)=["']?(https?://[^"'\s>]+)""", page)
    assert not [address for address in addresses if "127.0.0.1" not in address]


def test_styles_and_scripts_are_there_and_change_address_with_their_content(client: TestClient) -> None:
    page = client.get("/en/").text
    ours = re.findall(r'(?:src|href)="\.\.(/static/[^"]+)"', page)
    assert len(ours) > 8
    for address in ours:
        assert client.get(address).status_code == 200
    assert all("?v=" in address or address.endswith(".svg") for address in ours)
