"""Whom the questions are put to: this assistant, somebody else's over HTTP, or an adapter of your own."""
