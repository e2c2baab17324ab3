"""The vector store: Chroma, embedded in the data folder or reached by URL. Nothing else touches Chroma."""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Mapping, Sequence
from urllib.parse import urlsplit

import chromadb
import numpy as np
import numpy.typing as npt
from chromadb.api import ClientAPI
from chromadb.api.collection_configuration import CreateCollectionConfiguration
from chromadb.api.shared_system_client import SharedSystemClient
from chromadb.config import Settings as ChromaSettings
from chromadb.errors import ChromaError, NotFoundError
from llama_index.core.vector_stores.types import FilterOperator, MetadataFilter, MetadataFilters, VectorStoreQuery
from llama_index.vector_stores.chroma import ChromaVectorStore

from corpus.errors import ConfigurationError, IndexMismatchError, IndexMissingError, StoreUnavailableError
from corpus.settings import Settings
from corpus.space import Vector

_SPACE: CreateCollectionConfiguration = {"hnsw": {"space": "cosine", "ef_search": 200}}
Client = ClientAPI
"""A connection to Chroma."""
_BUILT = "gidas_built_with"
REBUILD = "Run `python -m ingest --rebuild` to build the index anew, or set GIDAS_EMBEDDING back."


def connect(settings: Settings) -> Client:
    """Open Chroma as `settings` say, with its telemetry off; it shows what every process has written until now.

    Raises:
        StoreUnavailableError: the server does not answer, or the folder cannot be used.
        ConfigurationError: the URL is not one.
    """
    options = ChromaSettings(anonymized_telemetry=False)
    try:
        if settings.chroma_url is None:
            folder = settings.data_dir / "chroma"
            folder.mkdir(parents=True, exist_ok=True)
            # Clients of one folder share what they have read of it; another process may have written since.
            SharedSystemClient.clear_system_cache()
            return chromadb.PersistentClient(path=str(folder), settings=options)
        return _http_client(settings, options)
    except (ChromaError, OSError, ValueError) as error:
        where = settings.chroma_url or settings.data_dir
        raise StoreUnavailableError(
            f"The vector store at {where} cannot be opened ({' '.join(str(error).split())[:200]})",
            remedy="Start the Chroma server or correct GIDAS_CHROMA_URL, GIDAS_CHROMA_TOKEN or GIDAS_DATA_DIR.",
        ) from error


def _http_client(settings: Settings, options: ChromaSettings) -> Client:
    url = urlsplit(settings.chroma_url or "")
    if url.scheme not in ("http", "https") or not url.hostname:
        raise ConfigurationError(
            f"GIDAS_CHROMA_URL is not an address: {settings.chroma_url!r}",
            remedy="Give it as http://host:port or https://host.",
        )
    token = settings.chroma_token
    return chromadb.HttpClient(
        host=url.hostname,
        port=url.port or (443 if url.scheme == "https" else 8000),
        ssl=url.scheme == "https",
        headers={"Authorization": f"Bearer {token.get_secret_value()}"} if token else None,
        settings=options,
    )


class VectorStore:
    """One Chroma collection that remembers what its vectors were made with, and refuses others."""

    def __init__(self, client: Client, name: str, built: Mapping[str, str], *, create: bool = False) -> None:
        """Open the collection `name`; `built` says how the caller's vectors are made.

        Raises:
            IndexMissingError: there is no such collection, and `create` is not set.
            IndexMismatchError: it was built with something else.
        """
        self._client, self._name = client, name
        try:
            self.collection = client.get_collection(name, embedding_function=None)
        except (NotFoundError, ValueError) as error:
            if not create:
                raise IndexMissingError(
                    "There is no index yet", remedy="Build it with `python -m ingest` (or `make run`)."
                ) from error
            self.collection = client.create_collection(
                name, configuration=_SPACE, metadata={_BUILT: json.dumps(dict(built))}, embedding_function=None
            )
        self._refuse_other(built)
        self.nodes = ChromaVectorStore(chroma_collection=self.collection)

    def _refuse_other(self, built: Mapping[str, str]) -> None:
        found: dict[str, str] = json.loads((self.collection.metadata or {}).get(_BUILT, "{}"))
        differences = [
            f"{key} {found.get(key)!r}, not {value!r}" for key, value in built.items() if found.get(key) != value
        ]
        if differences:
            raise IndexMismatchError(f"The index was built with {'; '.join(differences)}", remedy=REBUILD)

    def put(self, vectors: Mapping[str, Vector]) -> None:
        """Store `vectors` by their ids."""
        most, ids = self._client.get_max_batch_size(), list(vectors)
        for start in range(0, len(ids), most):
            batch = ids[start : start + most]
            self.collection.upsert(ids=batch, embeddings=np.array([vectors[key] for key in batch], dtype=np.float32))

    def vectors(self, ids: Sequence[str]) -> dict[str, list[float]]:
        """Return the vectors of `ids`, as far as the store has them."""
        keys, rows = self.matrix(ids)
        return dict(zip(keys, rows.tolist(), strict=True))

    def matrix(self, ids: Sequence[str] | None = None) -> tuple[list[str], npt.NDArray[np.float32]]:
        """Return those of `ids` (None: of all) that the store has, and their vectors, a row each, in its order."""
        if ids is not None and not ids:
            return [], np.empty((0, 0), dtype=np.float32)  # Chroma refuses an empty list
        found = self.collection.get(ids=None if ids is None else list(ids), include=["embeddings"])
        rows = found["embeddings"]
        return found["ids"], np.asarray(rows if rows is not None else [], dtype=np.float32)

    def count(self) -> int:
        """Return how many vectors there are."""
        return self.collection.count()

    def ids(self) -> frozenset[str]:
        """Return the ids of all vectors in the store."""
        return frozenset(self.collection.get(include=[])["ids"])

    def present(self, ids: Sequence[str]) -> frozenset[str]:
        """Return those of `ids` that the store has."""
        return frozenset(self.collection.get(ids=list(ids), include=[])["ids"]) if ids else frozenset()

    def delete(self, ids: Collection[str]) -> None:
        """Delete the vectors of `ids`."""
        ordered = sorted(ids)
        for start in range(0, len(ordered), 1000):
            self.collection.delete(ids=ordered[start : start + 1000])

    def scores(self, vector: Sequence[float], top_k: int, documents: Collection[str] = ()) -> dict[str, float]:
        """Return the cosine similarity of the `top_k` nearest passages (of `documents`, where given)."""
        filters = None
        if documents:
            condition = MetadataFilter(key="document", value=sorted(documents), operator=FilterOperator.IN)
            filters = MetadataFilters(filters=[condition])
        query = VectorStoreQuery(query_embedding=list(vector), similarity_top_k=top_k, filters=filters)
        result = self.nodes.query(query)
        # LlamaIndex reports exp(-distance); the distance is one minus the cosine.
        return {
            key: 1 + math.log(score) for key, score in zip(result.ids or [], result.similarities or [], strict=True)
        }


def drop_collection(client: Client, name: str) -> None:
    """Delete the collection `name`, if it is there."""
    try:
        client.delete_collection(name)
    except (NotFoundError, ValueError):
        return
