"""How is a tie written? Once per cause, whatever is repeated."""

from datetime import date

from portal.parties.models import Tie


def record_tie(
    *,
    from_ref: str,
    to_ref: str,
    kind: str,
    since: date,
    source_ref: str,
    until: date | None = None,
) -> Tie:
    """Add the tie, or give its end day when it is known now."""
    tie, created = Tie.objects.get_or_create(
        from_ref=from_ref,
        to_ref=to_ref,
        kind=kind,
        source_ref=source_ref,
        defaults={"since": since, "until": until},
    )
    if not created and until is not None and tie.until != until:
        tie.until = until
        tie.save(update_fields=["until"])
    return tie


def end_ties(source_ref: str, until: date) -> int:
    """End every open tie of this cause; how many."""
    return Tie.objects.filter(source_ref=source_ref, until=None).update(until=until)
