"""Which addresses may be read: only those of hosts that are allowed, never of places that are not public."""

from __future__ import annotations

import httpx
import pytest

from corpus.errors import ConfigurationError
from corpus.settings import Settings, load_settings
from ingest.sync import synchronise
from ingest.web.policy import Policy, is_public
from tests.ingest.hashing import Hashing
from tests.ingest.web.site import Site


def test_no_address_is_read_unless_its_host_is_allowed(own: Settings, site: Site) -> None:
    with pytest.raises(ConfigurationError, match=r"GIDAS_WEB_HOSTS=files\.example"):
        synchronise(own, Hashing(), [site.url("/elk")])
    with pytest.raises(ConfigurationError, match="not among the allowed hosts"):
        synchronise(own, Hashing(), [site.url("/elk", "other.example")], policy=site.policy())
    assert site.asked == []


@pytest.mark.parametrize(
    ("allowed", "url", "fits"),
    [
        ("example.org", "https://example.org/a", True),
        ("example.org", "https://EXAMPLE.org./a", True),
        ("example.org", "https://example.org:8443/a", False),
        ("example.org:8443", "https://example.org:8443/a", True),
        ("example.org", "https://notexample.org/a", False),
        ("example.org", "https://example.org.evil.net/a", False),
        ("*.example.org", "https://docs.example.org/a", True),
        ("*.example.org", "https://evilexample.org/a", False),
        ("example.org", "https://user:word@example.org/a", False),
        ("example.org", "ftp://example.org/a", False),
    ],
)
def test_a_host_is_allowed_by_its_whole_name_and_port(allowed: str, url: str, fits: bool) -> None:
    policy = Policy((allowed,))
    if fits:
        policy.check(httpx.URL(url))
    else:
        with pytest.raises(ConfigurationError):
            policy.check(httpx.URL(url))


@pytest.mark.parametrize(
    "place",
    [
        "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "::1", "fe80::1%eth0", "fc00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "ff02::1", "::",
    ],
)  # fmt: skip
def test_places_that_are_not_public_are_told(place: str) -> None:
    assert not is_public(place)


@pytest.mark.parametrize("place", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"])
def test_public_places_are_told(place: str) -> None:
    assert is_public(place)


def test_hosts_are_set_with_commas_between(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIDAS_WEB_HOSTS", "Example.org, *.lrv.lt,files.example:8080")
    assert load_settings().web_hosts == ("example.org", "*.lrv.lt", "files.example:8080")
    monkeypatch.setenv("GIDAS_WEB_HOSTS", "*")
    with pytest.raises(ConfigurationError, match="GIDAS_WEB_HOSTS"):
        load_settings()
