"""Web addresses as sources: only of hosts that are allowed, never of places that are not public, and within bounds."""

from __future__ import annotations

import datetime
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from corpus.errors import ConfigurationError, GidasError
from corpus.register import Register
from corpus.settings import Settings, load_settings
from ingest.report import FileReport, Report
from ingest.shelved import remove
from ingest.sync import synchronise
from ingest.web.fetch import Fetched, Gone, Request, fetch
from ingest.web.policy import Policy, is_public
from tests.ingest.hashing import Hashing
from tests.ingest.making import pdf
from tests.ingest.nearby import Nearby

HOST = "files.example"
PAGE = b"<!doctype html><html><body><main><h1>Elk rules</h1><p>The elk panel meets in Utena.</p></main></body></html>"


@dataclass
class Reply:
    """What the server says; `also` is done before the body is sent."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    also: Callable[[BaseHTTPRequestHandler], None] = lambda _: None


@dataclass
class Site:
    """A server of this machine, what it holds, and what it was asked."""

    port: int
    pages: dict[str, Reply] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str, host: str = HOST) -> str:
        return f"http://{host}:{self.port}{path}"

    def policy(self, **options: object) -> Nearby:
        return Nearby((f"{HOST}:{self.port}",), **{"names": {HOST: "127.0.0.1"}, **options})  # type: ignore[arg-type]

    def fetch(self, path: str, **options: object) -> Fetched | Gone:
        return fetch(Request(self.url(path), self.policy(**options), 1 << 20))


def serve(certificate: Path | None = None) -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            reply = site.pages.get(self.path, Reply(status=404))
            unchanged = reply.headers.get("ETag") and self.headers["If-None-Match"] == reply.headers["ETag"]
            self.send_response(304 if unchanged else reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            reply.also(self)
            if not unchanged:
                self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # callers that hang up are part of the test
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    site = Site(server.server_port)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield site
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def site() -> Iterator[Site]:
    yield from serve()


@pytest.fixture
def take(own: Settings, site: Site) -> Callable[..., Report]:
    """Return a function that synchronises paths of the site."""

    def run(*paths: str, settings: Settings = own, **options: bool) -> Report:
        return synchronise(settings, Hashing(), list(map(site.url, paths)), policy=site.policy(), **options)

    return run


def only(report: Report) -> FileReport:
    (file,) = report.files
    return file


def test_an_address_is_read_like_a_file_and_its_documents_keep_it(
    site: Site, take: Callable[..., Report], register: Register
) -> None:
    site.pages["/elk.pdf"] = Reply(PAGE, headers={"Last-Modified": "Tue, 03 Mar 2020 10:00:00 GMT"})
    assert (only(take("/elk.pdf")).path, only(take("/elk.pdf")).status) == (site.url("/elk.pdf"), "unchanged")
    (document,) = register.documents()
    assert (document.title.en, document.url) == ("Elk rules", site.url("/elk.pdf"))
    assert document.dated == datetime.date(2020, 3, 3)
    assert [p.text for p in register.passages_of()] == ["The elk panel meets in Utena."]


def test_what_it_is_its_content_tells(site: Site, take: Callable[..., Report]) -> None:
    site.pages["/page.html"] = Reply(pdf([("Elk rules", 14), ("The elk panel meets.", 10)]))
    assert only(take("/page.html")).pages == 1


def test_unchanged_by_its_tag_it_is_not_sent_again(site: Site, take: Callable[..., Report], register: Register) -> None:
    site.pages["/elk"] = Reply(PAGE, headers={"ETag": '"one"'})
    take("/elk")
    site.pages["/elk"].body = b"never sent"
    assert only(take("/elk")).status == "unchanged"
    assert [headers.get("If-None-Match") for _, headers in site.asked] == [None, '"one"']
    site.pages["/elk"] = Reply(PAGE.replace(b"Utena", b"Zarasai"), headers={"ETag": '"two"'})
    assert only(take("/elk")).status == "updated"
    assert [p.text for p in register.passages_of()] == ["The elk panel meets in Zarasai."]


def test_what_is_no_longer_there_vanishes_and_what_cannot_be_reached_stays(
    site: Site, take: Callable[..., Report], register: Register
) -> None:
    site.pages |= {"/elk": Reply(PAGE), "/owl": Reply(PAGE.replace(b"elk", b"owl"))}
    take("/elk", "/owl")
    site.pages |= {"/elk": Reply(status=503), "/owl": Reply(status=410)}
    elk, owl = take("/elk", "/owl").files
    assert (elk.status, owl.status) == ("refused", "removed")
    assert "answers 503" in (elk.reason or "")
    assert "stays in the index" in (elk.reason or "")
    assert [known.path for known in register.known()] == [site.url("/elk")]
    assert [refused.path for refused in register.refused()] == [site.url("/elk")]


def test_a_run_over_files_leaves_addresses_alone_and_a_rebuild_needs_no_network(
    site: Site, take: Callable[..., Report], own: Settings, shelf: Path
) -> None:
    site.pages["/elk"] = Reply(PAGE)
    take("/elk")
    (shelf / "a.txt").write_text("Owls\n\nThe owl panel meets in Kaunas.")
    assert synchronise(own, Hashing(), [shelf]).documents == 2
    assert synchronise(own, Hashing(), rebuild=True).documents == 2
    assert len(site.asked) == 1


def test_what_was_fetched_goes_with_the_document(
    site: Site, take: Callable[..., Report], own: Settings, register: Register
) -> None:
    site.pages |= {"/elk": Reply(PAGE), "/owl": Reply(PAGE.replace(b"elk", b"owl"))}
    take("/elk", "/owl")
    (elk,) = (known.id for known in register.known() if known.path == site.url("/elk"))
    remove(own, [elk])
    assert len(list((own.data_dir / "web").glob("*.json"))) == 1


def test_a_file_that_nobody_reads_is_refused_and_not_tried_again(site: Site, take: Callable[..., Report]) -> None:
    site.pages |= {"/elk": Reply(PAGE), "/a.zip": Reply(b"PK\x03\x04 and so on")}
    for _ in range(2):
        refused, elk = take("/a.zip", "/elk").files
        assert "a.zip is a damaged archive" in (refused.reason or "")
        assert elk.status in ("added", "unchanged")


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


def test_one_that_drips_is_ended_and_the_others_come_in(site: Site, take: Callable[..., Report], own: Settings) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        for _ in range(200):
            handler.wfile.write(b".")
            time.sleep(0.1)

    site.pages |= {"/drip": Reply(also=drip), "/elk": Reply(PAGE)}
    quick = own.model_copy(update={"web_seconds": 3.0})
    reports = {file.path.rpartition("/")[2]: file for file in take("/drip", "/elk", settings=quick).files}
    assert reports["elk"].status == "added"
    assert "takes longer than 3 s to fetch" in (reports["drip"].reason or "")


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


def test_hosts_are_set_with_commas_between(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIDAS_WEB_HOSTS", "Example.org, *.lrv.lt,files.example:8080")
    assert load_settings().web_hosts == ("example.org", "*.lrv.lt", "files.example:8080")
    monkeypatch.setenv("GIDAS_WEB_HOSTS", "*")
    with pytest.raises(ConfigurationError, match="GIDAS_WEB_HOSTS"):
        load_settings()
