"""The backend inside the portal's own database: right together with every change.

All matching rows are read once (key, facets, rank) and counted in Python, then one
page of documents: a fixed number of queries whatever is found.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q

from search import analysis, ranking
from search.backends import tokens as token_store
from search.models import Document, IndexState
from search.query import FacetValue, Hit, SearchQuery, SearchResult
from search.schema import PRICE, SearchDoc, expanded

FEW = 5  # below that, partial matches follow under a line that says so
type_of_row = tuple[int, str, str, float, dict, str]


class EmbeddedBackend:
    @transaction.atomic
    def put(self, docs: Iterable[SearchDoc]) -> None:
        for doc in docs:
            self._put_one(doc)
        _count_change()

    @transaction.atomic
    def remove(self, kind: str, ref: str) -> None:
        rows = Document.objects.filter(kind=kind, ref=ref)
        token_store.erase(list(rows.values_list("pk", flat=True)))
        rows.delete()
        _count_change()

    def search(self, query: SearchQuery) -> SearchResult:
        wanted = analysis.query_tokens(query.text)
        rows = self._rows(query, wanted, all_of=True)
        is_relaxed = False
        if len(wanted) > 1 and len(rows) < FEW:
            known = {row[0] for row in rows}
            more = [
                row
                for row in self._rows(query, wanted, all_of=False)
                if row[0] not in known and _enough(row[5], row[4], wanted)
            ]
            is_relaxed = bool(more)
            rows = rows + more
        rows = [row for row in rows if _affordable(row[4], query.price_max_minor)]
        of_kinds = [r for r in rows if not query.kinds or r[1] in query.kinds]
        chosen = [r for r in of_kinds if _passes(r[4], query.filters)]
        hits, after = _page(chosen, wanted, query)
        return SearchResult(
            hits=hits,
            after=after,
            total=len(chosen),
            kinds=Counter(r[1] for r in rows if _passes(r[4], query.filters)),
            facets={f: _facet(f, of_kinds, query) for f in query.facets},
            is_relaxed=is_relaxed,
        )

    def _put_one(self, doc: SearchDoc) -> None:
        content = asdict(doc)
        content["changed_at"] = doc.changed_at.isoformat() if doc.changed_at else None
        name_tokens = analysis.index_tokens([doc.name, doc.name_en])
        all_tokens = name_tokens | analysis.index_tokens([doc.summary, doc.body])
        values = {
            "content": content,
            "facets": _facets_of(doc),
            "rank": doc.rank,
            "name_tokens": " ".join(sorted(name_tokens)),
            "tokens": " ".join(sorted(all_tokens)),
        }
        row, created = Document.objects.select_for_update().get_or_create(
            kind=doc.kind, ref=doc.ref, language=doc.language, defaults=values
        )
        if not created:
            Document.objects.filter(pk=row.pk).update(
                **values, version=F("version") + 1
            )
        token_store.write(row.pk, sorted(all_tokens))

    def _rows(
        self, query: SearchQuery, wanted: Sequence[str], *, all_of: bool
    ) -> list[type_of_row]:
        rows = Document.objects.filter(Q(language="") | Q(language=query.language))
        if wanted:
            look = token_store.having_all if all_of else token_store.having_any
            rows = look(rows, wanted)
        elif query.text.strip():
            return []  # typed something that holds no word at all
        return list(
            rows.values_list("pk", "kind", "ref", "rank", "facets", "name_tokens")
        )


def _facets_of(doc: SearchDoc) -> dict[str, list]:
    facets: dict[str, list] = {f: expanded(f, v) for f, v in doc.facets.items()}
    if doc.price_min_minor is not None:
        facets[PRICE] = [doc.price_min_minor]
    return facets


def _affordable(facets: dict, most_minor: int | None) -> bool:
    """Without a known price it stays: people ask what it costs."""
    prices = facets.get(PRICE)
    return most_minor is None or not prices or prices[0] <= most_minor


def _count_change() -> None:
    state, _ = IndexState.objects.get_or_create(
        pk=1, defaults={"analysis_version": analysis.ANALYSIS_VERSION}
    )
    IndexState.objects.filter(pk=state.pk).update(changes=F("changes") + 1)


def _enough(name_tokens: str, facets: dict, wanted: Sequence[str]) -> bool:
    """A partial match is shown when a word stands in its name."""
    del facets
    return bool(set(name_tokens.split()) & set(wanted))


def _passes(facets: dict, filters: object, skip: str = "") -> bool:
    return all(
        set(facets.get(facet, ())) & set(values)
        for facet, values in filters.items()  # type: ignore[attr-defined] # a mapping
        if values and facet != skip
    )


def _facet(facet: str, rows: list[type_of_row], query: SearchQuery) -> list[FacetValue]:
    """Counts of each value, without this facet's own filter."""
    selected = set(query.filters.get(facet, ()))
    counts: Counter[str] = Counter()
    for row in rows:
        if _passes(row[4], query.filters, skip=facet):
            counts.update(row[4].get(facet, ()))
    for value in selected:
        counts.setdefault(value, 0)
    return [
        FacetValue(value, count, value in selected)
        for value, count in sorted(counts.items())
    ]


def _page(
    rows: list[type_of_row], wanted: Sequence[str], query: SearchQuery
) -> tuple[list[Hit], str]:
    """The hits of one page and the position of its last one, if more follow."""
    scored = sorted((ranking.key(row, wanted, query), row[0]) for row in rows)
    if query.after:
        scored = [item for item in scored if item[0] > ranking.read_key(query.after)]
    page = scored[: query.size]
    contents = dict(
        Document.objects.filter(pk__in=[pk for _, pk in page]).values_list(
            "pk", "content"
        )
    )
    hits = [
        Hit(_doc(contents[pk]), -key[0], ranking.write_key(key))
        for key, pk in page
        if pk in contents
    ]
    more = len(scored) > query.size
    return hits, hits[-1].position if more and hits else ""


def _doc(content: dict) -> SearchDoc:
    changed = content.get("changed_at")
    return SearchDoc(
        **{
            **content,
            "changed_at": datetime.fromisoformat(changed) if changed else None,
        }
    )
