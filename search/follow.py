"""Which documents does an entry change? Projections: true together with the entry."""

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from django.db import transaction
from wagtail.models import Page

from marketplace.directory.models import Offering
from portal.journal.entries import Recorded
from portal.parties.models import Affiliation
from search import sources
from search.analysis import ANALYSIS_VERSION
from search.backends.embedded import EmbeddedBackend
from search.models import Document, IndexState

backend = EmbeddedBackend()
_is_paused = False


@contextlib.contextmanager
def rebuilt_once() -> Iterator[None]:
    """For a load of thousands of changes: follow none of them, rebuild at the end."""
    global _is_paused
    _is_paused = True
    try:
        yield
    finally:
        _is_paused = False
    rebuild()


def organization_changed(recorded: Recorded) -> None:
    """The stream, or the field `party`, `organization` or `provider`, is the firm."""
    entry = recorded.entry
    for name in ("party", "organization", "provider"):
        ref = getattr(entry, name, "")
        if ref:
            break
    refresh_organization(ref or recorded.row.stream)


def offering_changed(recorded: Recorded) -> None:
    rows = Offering.objects.filter(ref=recorded.row.stream)
    for ref in rows.values_list("provider__ref", flat=True):
        refresh_organization(ref)


def party_changed(recorded: Recorded) -> None:
    """A consent or a credit event: the stream's party and all that it concerns."""
    concerned = getattr(recorded.entry, "concerned", ())
    for ref in dict.fromkeys([recorded.row.stream, *concerned]):
        if ref.startswith("ORG-"):
            refresh_organization(ref)
        elif ref.startswith("PER-"):
            refresh_person(ref)


def page_changed(recorded: Recorded) -> None:
    page = Page.objects.filter(pk=recorded.entry.page).first()  # type: ignore[attr-defined] # page entries
    if page is not None:
        replace_pages([page.translation_key])


def refresh_organization(ref: str) -> None:
    """The firm, what it offers, and who works there."""
    if _is_paused:
        return
    people = Affiliation.objects.filter(organization__ref=ref, person__isnull=False)
    offered = Offering.objects.filter(provider__ref=ref)
    replace("organization", [ref])
    replace("offering", offered.values_list("ref", flat=True))
    replace("practitioner", people.values_list("person__ref", flat=True))


def refresh_person(ref: str) -> None:
    if not _is_paused:
        replace("practitioner", [ref])


SOURCES = {
    "organization": sources.organizations,
    "practitioner": sources.practitioners,
    "offering": sources.offerings,
}


@transaction.atomic
def replace(kind: str, refs: Iterable[str]) -> int:
    """Put the documents that should be there, remove the others; how many are there."""
    wanted = set(refs)
    docs = SOURCES[kind](wanted)
    gone = wanted - {doc.ref for doc in docs}
    indexed = Document.objects.filter(kind=kind, ref__in=gone)
    for ref in indexed.values_list("ref", flat=True):
        backend.remove(kind, ref)
    backend.put(docs)
    return len(docs)


def refresh_grades(payload: Mapping[str, object] | None = None) -> int:
    """DAILY: windows end by time, without an entry; how many documents were old."""
    return sum(_refresh_kind(kind, refs) for kind, refs in sources.all_refs().items())


@transaction.atomic
def _refresh_kind(kind: str, refs: Sequence[str]) -> int:
    shown = {
        ref: (facets.get("grade"), rank)
        for ref, facets, rank in Document.objects.filter(kind=kind).values_list(
            "ref", "facets", "rank"
        )
    }
    docs = SOURCES[kind](refs)
    backend.put(
        old := [d for d in docs if shown.get(d.ref) != (d.facets["grade"], d.rank)]
    )
    return len(old)


@transaction.atomic
def replace_pages(keys: Iterable[UUID]) -> int:
    if _is_paused:
        return 0
    wanted = {str(key) for key in keys}
    for kind, ref in list(
        Document.objects.filter(ref__in=wanted).values_list("kind", "ref").distinct()
    ):
        backend.remove(kind, ref)
    docs = sources.pages(wanted)
    backend.put(docs)
    return len(docs)


@transaction.atomic
def rebuild() -> int:
    """Everything anew, in one transaction: readers see the old index until it is done."""
    for kind, ref in list(Document.objects.values_list("kind", "ref").distinct()):
        backend.remove(kind, ref)
    count = sum(replace(kind, refs) for kind, refs in sources.all_refs().items())
    docs = sources.pages()
    backend.put(docs)
    IndexState.objects.update(analysis_version=ANALYSIS_VERSION)
    return count + len(docs)
