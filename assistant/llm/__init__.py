"""Answers written by a language model, every sentence of which must pass verification."""
