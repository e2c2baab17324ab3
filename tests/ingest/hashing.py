"""An embedding without a model: hashed bags of words, so that texts which share words are near each other."""

import hashlib
import math
import re

from llama_index.core.base.embeddings.base import BaseEmbedding

DIMENSION = 256


class Hashing(BaseEmbedding):
    """Deterministic and fast; `GIDAS_EMBEDDING=tests.ingest.hashing:Hashing` gives it to a process."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(model_name="hashing", **kwargs)  # type: ignore[arg-type]

    def _get_text_embedding(self, text: str) -> list[float]:
        vector = [0.0] * DIMENSION
        for word in re.findall(r"\w+", text.lower()):
            vector[int(hashlib.md5(word.encode()).hexdigest()[:8], 16) % DIMENSION] += 1.0
        length = math.sqrt(sum(x * x for x in vector)) or 1.0
        return [x / length for x in vector]

    def _get_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_text_embedding(query)
