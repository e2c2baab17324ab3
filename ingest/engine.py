"""What embeds and stores nodes: LlamaIndex's pipeline, in this process or, by its Ray integration, in a cluster."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.ingestion import IngestionPipeline
from llama_index.core.schema import BaseNode
from llama_index.core.vector_stores.types import BasePydanticVectorStore

from corpus.errors import ConfigurationError
from corpus.settings import Settings


class Engine(Protocol):
    """Embeds nodes and stores them, `batch` at a time."""

    batch: int

    def run(self, nodes: Sequence[BaseNode], store: BasePydanticVectorStore) -> None:
        """Give each node its vector and put it into `store`."""


class PlainEngine:
    """Embeds in this process: a model that uses all processors needs no other."""

    batch = 64

    def __init__(self, embedding: BaseEmbedding) -> None:
        self._embedding = embedding

    def run(self, nodes: Sequence[BaseNode], store: BasePydanticVectorStore) -> None:
        """Give each node its vector and put it into `store`."""
        IngestionPipeline(transformations=[self._embedding], vector_store=store, disable_cache=True).run(nodes=nodes)


def open_engine(settings: Settings, embedding: BaseEmbedding) -> Engine:
    """Return the engine that the settings name.

    Raises:
        ConfigurationError: it needs packages that are not installed.
    """
    if settings.engine == "plain":
        return PlainEngine(embedding)
    try:
        from ingest.ray_engine import RayEngine  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise ConfigurationError(
            f"The engine ray is not installed ({error})",
            remedy="Install the extra `scale` (`make scale`), or leave out --engine.",
        ) from error
    return RayEngine(settings)
