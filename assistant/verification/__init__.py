"""The verification step: whether a sentence says no more, and nothing else, than the quotes it cites."""
