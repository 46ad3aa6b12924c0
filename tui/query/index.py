"""The text index of a library, as it is read: tantivy, in the library's `index/`, remade at any time.

tantivy is imported with the first search.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tui.errors import UserError
from tui.model import Records
from tui.query.entries import RecordKind, key_of
from tui.query.manifest import Manifest

if TYPE_CHECKING:
    from tantivy import DocAddress, Index, Query, Schema, Searcher

FOLDER = "index"
MEND = "Run indojp-tui build to make it again."


class TextIndex:
    """A library's text index, opened for reading. Its searchers see the index as it was when first asked."""

    def __init__(self, home: Path, records: Records) -> None:
        self._home = home
        self._records = records

    @classmethod
    def open(cls, folder: Path, records: Records) -> Self | None:
        """The index in a library's folder, None where none stands that was made of these records."""
        home = folder / FOLDER
        manifest = Manifest.of(home)
        return cls(home, records) if manifest is not None and manifest.fits(records) else None

    @cached_property
    def _index(self) -> Index:
        from tantivy import Index

        from tui.query.words import register

        try:
            index = Index.open(str(self._home))
        except ValueError as error:
            raise UserError("The text index cannot be read.", MEND) from error
        register(index)
        return index

    @cached_property
    def schema(self) -> Schema:
        """The fields, as they were written. Raises `UserError` where the index cannot be read."""
        return self._index.schema

    @cached_property
    def searcher(self) -> Searcher:
        """tantivy's searcher over the index. Raises `UserError` where the index cannot be read."""
        return self._index.searcher()

    def best(self, query: Query, most: int) -> tuple[int, list[tuple[float, DocAddress]]]:
        """How many entries match, and the best of them with their scores."""
        result = self.searcher.search(query, most)
        return result.count, result.hits  # type: ignore[attr-defined]  # tantivy's stubs forget `count`

    def scores(self, kind: RecordKind, query: Query) -> dict[str, float]:
        """The ids of all records of the kind that match, with their scores, best first."""
        from tantivy import Occur, Query

        of_kind = Query.const_score_query(Query.term_query(self.schema, "kind", kind, "basic"), 0.0)
        both = Query.boolean_query([(Occur.Must, of_kind), (Occur.Must, query)])
        ids = self._ids[kind]
        _, hits = self.best(both, len(ids) or 1)
        keys = self.searcher.fast_field_values("key", [address for _, address in hits])
        return {ids[key]: score for key, (score, _) in zip(keys, hits, strict=True)}

    @cached_property
    def _ids(self) -> dict[RecordKind, dict[int | float | None, str]]:
        """The id of each record by the key under which the index has it."""
        records = self._records
        tables: dict[RecordKind, Iterable[str]] = {
            "topic": records.topics,
            "agreement": records.agreements,
            "quote": records.quotes,
        }
        return {kind: {key_of(kind, id_): id_ for id_ in ids} for kind, ids in tables.items()}
