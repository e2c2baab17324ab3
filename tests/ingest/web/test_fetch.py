"""Fetching one address: from the place that was checked, within bounds, and every refusal with its remedy."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from corpus.errors import GidasError
from ingest.web.fetch import Fetched, Gone, Request, fetch
from tests.ingest.web.nearby import Nearby
from tests.ingest.web.site import HOST, PAGE, Reply, Site, serve


def test_one_private_place_among_public_ones_is_enough_to_refuse(site: Site) -> None:
    site.pages["/elk"] = Reply(PAGE)
    with pytest.raises(GidasError, match=r"leads to 10\.0\.0\.1"):
        site.fetch("/elk", names={HOST: "127.0.0.1 10.0.0.1"})
    with pytest.raises(GidasError, match=r"leads to 127\.0\.0\.1"):
        site.fetch("/elk", open_to=())
    assert site.asked == []


def test_the_name_is_looked_up_once_and_sent_to_the_place_that_was_checked(site: Site) -> None:
    """A name that leads elsewhere a moment later (DNS rebinding) gains nothing: this one only the policy knows."""
    site.pages["/elk"] = Reply(PAGE)
    assert isinstance(site.fetch("/elk"), Fetched)
    assert site.asked[0][1]["Host"] == f"{HOST}:{site.port}"


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("http://169.254.169.254/latest", "not among the allowed hosts"),
        ("http://other.example/", "not among the allowed hosts"),
        ("file:///etc/passwd", "not plain http"),
        ("/loop", "redirects to itself"),
        ("/far/0", "redirects more than 5 times"),
    ],
)
def test_every_redirect_is_checked_like_the_first_address(site: Site, target: str, reason: str) -> None:
    site.pages["/loop"] = Reply(status=302, headers={"Location": target})
    site.pages |= {f"/far/{n}": Reply(status=301, headers={"Location": f"/far/{n + 1}"}) for n in range(9)}
    with pytest.raises(GidasError, match=reason):
        site.fetch("/loop")


def test_a_redirect_to_an_allowed_place_is_followed(site: Site) -> None:
    site.pages |= {"/old": Reply(status=308, headers={"Location": "/new?a=1"}), "/new?a=1": Reply(PAGE)}
    assert site.fetch("/old") == Fetched(PAGE)


@pytest.mark.parametrize("said", [{"Content-Length": str(2 << 20)}, {}])
def test_what_is_too_large_is_refused_whatever_it_says_of_itself(site: Site, said: dict[str, str]) -> None:
    site.pages["/big"] = Reply(b"x" * (2 << 20), headers=said)
    with pytest.raises(GidasError, match=r"larger than 1 MB\. Raise GIDAS_WEB_MB"):
        site.fetch("/big")


@pytest.mark.parametrize(("status", "reason"), [(403, "may not be read"), (429, "answers 429"), (204, "answers 204")])
def test_what_a_host_does_not_give_is_said_with_a_remedy(site: Site, status: int, reason: str) -> None:
    site.pages["/elk"] = Reply(status=status)
    with pytest.raises(GidasError, match=reason) as caught:
        site.fetch("/elk")
    assert caught.value.remedy


def test_a_host_nobody_knows_or_reaches_is_said(site: Site) -> None:
    with pytest.raises(GidasError, match="not known"):
        site.fetch("/elk", names={})
    with pytest.raises(GidasError, match="cannot be read"):
        fetch(Request("http://files.example:1/", Nearby(("files.example:1",), {HOST: "127.0.0.1"}), 9))
    assert isinstance(site.fetch("/nothing"), Gone)


def certificate(folder: Path, name: str) -> Path:
    key, subject = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    path = folder / "certificate.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, form, plain) + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.mark.parametrize(("name", "trusted"), [(HOST, True), (HOST, False), ("other.example", True)])
def test_the_certificate_must_be_that_of_the_name(tmp_path: Path, name: str, trusted: bool) -> None:
    made = certificate(tmp_path, name)
    for secure in serve(made):
        secure.pages["/elk"] = Reply(PAGE)
        policy = secure.policy(authority=str(made) if trusted else "")
        request = Request(f"https://{HOST}:{secure.port}/elk", policy, 1 << 20)
        if trusted and name == HOST:
            assert fetch(request) == Fetched(PAGE)
        else:
            with pytest.raises(GidasError, match="CERTIFICATE_VERIFY_FAILED"):
                fetch(request)
