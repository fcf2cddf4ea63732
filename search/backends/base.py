"""What must a search backend be able to do?"""

from collections.abc import Iterable
from typing import Protocol

from search.query import SearchQuery, SearchResult
from search.schema import SearchDoc


class Backend(Protocol):
    """The embedded backend is written in the change's own transaction; a remote one
    follows through the outbox. Both find the same documents for the same query."""

    def put(self, docs: Iterable[SearchDoc]) -> None: ...

    def remove(self, kind: str, ref: str) -> None: ...

    def search(self, query: SearchQuery) -> SearchResult: ...
