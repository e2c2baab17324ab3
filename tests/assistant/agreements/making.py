"""A corpus of one's own to extend: the shipped one, copied, with agreements added as `docs/extending.md` says."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

from assistant.library import Library
from corpus.index import open_index
from corpus.knowledge.load import load_knowledge
from corpus.settings import CHECKOUT, Settings
from ingest.sync import synchronise
from tests.ingest.hashing import Hashing

WALKTHROUGH = CHECKOUT / "docs" / "extending.md"
_BLOCK = re.compile(r"^```\w+ (file|append)=(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_DOCUMENT = re.compile(r"path: (\S+)\n\s+sha256: SHA256")
PORTUGAL = Path(__file__).parent / "texts" / "portugal.md"
PORTUGAL_MANIFEST = """  - id: portugal-agreement-text
    path: portugal.md
    sha256: {sha256}
    owner: A ministry
    language: lt
    documents:
      - id: portugal-agreement
        kind: agreement
        title: {{en: Agreement with Portugal, lt: Susitarimas su Portugalija}}
"""
PORTUGAL_ENTITY = """- id: portugal-agreement-2024
  type: agreement
  name: {en: Lithuania-Portugal agreement (2024), lt: Lietuvos ir Portugalijos susitarimas (2024 m.)}
  described_in: [portugal-agreement]
  country: PT
  ask: innovation-agency
"""


def copy_corpus(target: Path) -> Path:
    """Copy the shipped documents, notes and catalogue to `target`.

    The recorded questions are left behind: what is read and compared here does not hear them, and they take long.
    """
    for part in ("documents", "notes", "catalogue"):
        shutil.copytree(
            CHECKOUT / "corpus" / part, target / part, ignore=shutil.ignore_patterns("questions", "learnt", "*.npz")
        )
    return target


def follow_walkthrough(corpus: Path) -> None:
    """Do with `corpus` what the walk-through says, block by block."""
    for action, path, content in _BLOCK.findall(WALKTHROUGH.read_text(encoding="utf-8")):
        file = corpus / Path(path).relative_to("corpus")
        text = _with_digests(content, corpus)
        before = file.read_text(encoding="utf-8").rstrip("\n") + "\n" if action == "append" else ""
        file.write_text(before + text, encoding="utf-8")


def _with_digests(content: str, corpus: Path) -> str:
    for name in _DOCUMENT.findall(content):
        digest = hashlib.sha256((corpus / "documents" / name).read_bytes()).hexdigest()
        content = content.replace("sha256: SHA256", f"sha256: {digest}", 1)
    return content


def add_portugal(corpus: Path) -> None:
    """Add an agreement in Lithuanian of which the catalogue claims nothing."""
    (corpus / "documents" / "portugal.md").write_bytes(PORTUGAL.read_bytes())
    manifest = corpus / "documents" / "manifest.yaml"
    entry = PORTUGAL_MANIFEST.format(sha256=hashlib.sha256(PORTUGAL.read_bytes()).hexdigest())
    manifest.write_text(manifest.read_text(encoding="utf-8").rstrip("\n") + "\n" + entry, encoding="utf-8")
    (corpus / "catalogue" / "entities" / "portugal.yaml").write_text(PORTUGAL_ENTITY, encoding="utf-8")


def library_of(settings: Settings) -> Library:
    """Index the corpus of `settings` without a model, and open it."""
    embedding = Hashing()
    synchronise(settings, embedding)
    return Library(open_index(settings, embedding), load_knowledge(settings.corpus_dir))
