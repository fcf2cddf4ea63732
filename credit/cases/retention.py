"""Which matters ended so long ago that what people wrote in them is erased?

A matter is a case with its appeals and records, or a record without a case, with the
objections, requests for repair and statements about it. It is over when the case has
ended, no review is open and the publication of its records is over.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from credit.cases.models import Appeal, Case, Objection, Repair
from credit.cases.periods import publication_end_in, rulebook_in_force
from credit.cases.states import ENDED
from credit.engine.rulebook import Rulebook
from credit.events.models import CreditEvent
from credit.events.record import FINAL
from portal.files.models import StoredFile
from portal.journal import privacy


@dataclass(frozen=True, kw_only=True)
class Matter:
    ref: str  # the case, or the record without one
    streams: frozenset[str]


def matters_over() -> Iterator[Matter]:
    """Those over for five years that still hold texts or files."""
    until = privacy.kept_since()
    book = rulebook_in_force()
    cases = Case.objects.filter(status__in=ENDED, closed_at__lte=until)
    for case in cases.order_by("pk").iterator():
        yield from _matter(case.ref, _events_of(case), book, until)
    for event in _spoken_about(until):
        yield from _matter(event.ref, [event], book, until)


def _matter(
    ref: str, events: list[CreditEvent], book: Rulebook, until: datetime
) -> Iterator[Matter]:
    if not all(_was_over(event, book, until) for event in events):
        return
    refs = [event.ref for event in events]
    reviews = [
        *Appeal.objects.filter(case__ref=ref),
        *Objection.objects.filter(event_ref__in=refs),
        *Repair.objects.filter(event_ref__in=refs),
    ]
    if any(one.is_open or (one.decided_at or until) > until for one in reviews):
        return
    streams = frozenset([ref, *refs, *(one.ref for one in reviews)])
    if privacy.has_texts(streams) or _has_files(streams):
        yield Matter(ref=ref, streams=streams)


def _events_of(case: Case) -> list[CreditEvent]:
    return list(CreditEvent.objects.filter(about=case.ref).prefetch_related("states"))


def _spoken_about(until: datetime) -> Iterator[CreditEvent]:
    """Records without a case to which somebody said something."""
    spoken = {
        *privacy.streams_with_texts("EVT-"),
        *Objection.objects.values_list("event_ref", flat=True),
        *Repair.objects.values_list("event_ref", flat=True),
    }
    events = CreditEvent.objects.filter(ref__in=spoken, valid_from__lte=until)
    return (
        events.exclude(about__startswith="CMP-")
        .prefetch_related("states")
        .iterator(chunk_size=500)
    )


def _was_over(event: CreditEvent, book: Rulebook, until: datetime) -> bool:
    """Voided, repaired or ended by then, or its publication over."""
    final = [row.valid_from for row in event.states.all() if row.state in FINAL]
    return min([publication_end_in(book, event), *final]) <= until


def _has_files(refs: Iterable[str]) -> bool:
    return StoredFile.objects.filter(owner_ref__in=refs).exclude(name="").exists()
