"""The programme finder of one library: from a description to a report."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from assistant.fit.match import FitReport, Matcher
from assistant.fit.parse import Flags, Reader
from assistant.fit.render import Renderer
from assistant.library import Library
from corpus.types import Language


class Finder:
    """Finds what fits applicants. Built once for a library; read-only afterwards."""

    def __init__(self, library: Library) -> None:
        self.library = library

    @cached_property
    def reader(self) -> Reader:
        """What understands descriptions."""
        return Reader(self.library)

    @cached_property
    def renderer(self) -> Renderer:
        """What puts reports into words."""
        return Renderer(self.library, self.reader.facets)

    def find(
        self, day: date, text: str = "", flags: Flags | None = None, language: Language | None = None
    ) -> FitReport:
        """Return what fits the applicant that `text` and `flags` describe, on `day`.

        Raises:
            ProfileError: they say nothing, contradict each other, or name an unknown country or value.
        """
        profile = self.reader.read(text, flags, language)
        return Matcher(self.library, self.reader.facets, day).match(profile)
