"""From an entry to its credit events: load the plain context, translate, record.

Runs inside the entry's transaction. What follows from what stands in credit_events.
"""

from credit.events.record import change_state, record
from marketplace import credit_events
from marketplace.credit_events import Context, ResultView, ReviewView
from marketplace.engagements.models import Certification, Engagement
from marketplace.engagements.segments import segment_of
from portal.journal.entries import Recorded


def post(recorded: Recorded) -> None:
    """The projection of every entry in `credit_events.TRANSLATIONS` and of contests."""
    certification = (
        Certification.objects.filter(ref=recorded.entry.stream)
        .select_related("body")
        .prefetch_related("nonconformities")
        .first()
    )
    context = _context(recorded, certification)
    # A contested event is unmarked or struck before a new one may follow it.
    for change in credit_events.state_changes(recorded.entry, context):
        change_state(**change.__dict__)
    for fact in credit_events.facts(recorded.entry, context):
        event = record(fact)
        if certification and fact.kind in credit_events.OUTCOME_BP:
            _keep(certification, fact.kind, event.ref, fact.weight_bp)
    if (
        certification
        and certification.withdrawn_event_ref
        and not certification.withdrawn_on
    ):
        # A struck withdrawal is no withdrawal: a later one is a fact of its own.
        _keep(certification, credit_events.WITHDRAWN, "", 0)


def _keep(row: Certification, kind: str, event_ref: str, weight_bp: int) -> None:
    if kind == credit_events.WITHDRAWN:
        row.withdrawn_event_ref, row.withdrawn_weight_bp = event_ref, weight_bp
    else:
        row.event_ref, row.event_weight_bp = event_ref, weight_bp
    row.save(
        update_fields=[
            "event_ref",
            "event_weight_bp",
            "withdrawn_event_ref",
            "withdrawn_weight_bp",
        ]
    )


def _context(recorded: Recorded, certification: Certification | None) -> Context:
    ref = certification.engagement_id if certification else None
    found = Engagement.objects.select_related(
        "enterprise__region", "provider"
    ).prefetch_related("shares__practitioner", "reviews__author")
    engagement = (
        found.get(pk=ref) if ref is not None else found.get(ref=recorded.entry.stream)
    )
    return Context(
        key=recorded.key,
        at=recorded.at,
        engagement=engagement.ref,
        provider=engagement.provider.ref,
        enterprise=engagement.enterprise.ref,
        enterprise_group=engagement.enterprise.owner_group,
        segment=segment_of(engagement.enterprise),
        shares={s.practitioner.ref: s.share_bp for s in engagement.shares.all()}
        if engagement.shares_agreed
        else {},
        result=_result(certification) if certification else None,
        reviews=[
            ReviewView(
                ref=review.ref,
                side=review.side,
                author=review.author.ref,
                scores=list(review.scores.values()),
            )
            for review in engagement.reviews.all()
        ],
    )


def _result(row: Certification) -> ResultView:
    is_refused = row.status == "refused"
    return ResultView(
        body=row.body.ref,
        outcome="refused" if is_refused else "granted" if row.decided_on else "",
        standing=row.standing,
        decided_on=row.decided_on,
        is_released=row.released_at is not None,
        severities=[n.severity for n in row.nonconformities.all()],
        event_ref=row.event_ref,
        event_weight_bp=row.event_weight_bp,
        withdrawn_on=row.withdrawn_on,
        withdrawn_event_ref=row.withdrawn_event_ref,
        withdrawn_weight_bp=row.withdrawn_weight_bp,
    )
