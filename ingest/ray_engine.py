"""Embedding in the processes of a Ray cluster, through LlamaIndex's integration. Needs the extra `scale`.

Ray is found by its own RAY_ADDRESS; without it one is started on this machine. Only what is slow goes there: files are
read and everything is stored here.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from typing import Any

import ray
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.schema import BaseNode, TransformComponent
from llama_index.core.vector_stores.types import BasePydanticVectorStore
from llama_index.ingestion.ray import RayIngestionPipeline, RayTransformComponent
from pydantic import PrivateAttr

from corpus.embedding import load_embedding
from corpus.settings import CHECKOUT, Settings

IN_ONE_CALL = 32
"""Nodes that a worker embeds at a time."""
_STORE_BYTES = 256 << 20


class Embed(TransformComponent):
    """Embeds with the model called `model`, loaded where the work is done: models do not travel."""

    model: str
    _embedding: BaseEmbedding | None = PrivateAttr(default=None)

    def __call__(self, nodes: Sequence[BaseNode], **kwargs: Any) -> Sequence[BaseNode]:
        """Return `nodes` with their vectors."""
        if self._embedding is None:
            self._embedding = load_embedding(self.model)
        return self._embedding(nodes, **kwargs)


class RayEngine:
    """Embeds in `settings.ray_workers` processes of the cluster."""

    batch = 2_048

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def run(self, nodes: Sequence[BaseNode], store: BasePydanticVectorStore) -> None:
        """Give each node its vector and put it into `store`, in the order of `nodes`."""
        _connect(self._settings.ray_workers)
        pool = ray.data.ActorPoolStrategy(size=self._settings.ray_workers)
        embed = RayTransformComponent(
            transform_class=Embed,
            transform_kwargs={"model": self._settings.embedding},
            map_batches_kwargs={"batch_size": IN_ONE_CALL, "compute": pool},
        )
        RayIngestionPipeline(transformations=[embed], vector_store=store).run(nodes=list(nodes))


def _connect(workers: int) -> None:
    """Connect to the cluster, or start one here that is as large as needed; without reports to its makers."""
    if ray.is_initialized():
        return
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    here = {} if os.environ.get("RAY_ADDRESS") else {"num_cpus": workers + 1, "object_store_memory": _STORE_BYTES}
    environment = {"env_vars": {"PYTHONPATH": str(CHECKOUT)}}
    ray.init(include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR, runtime_env=environment, **here)
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    context = ray.data.DataContext.get_current()
    context.execution_options.preserve_order = True
    context.enable_progress_bars = False
