"""What does the portal keep about a person? All of it, for the person alone."""

from portal.accounts.models import User
from portal.journal.entries import load
from portal.journal.models import EntryRow

EXPORTED_PARTY = ("ref", "name", "name_en", "licence_kind", "licence_number")


def personal_data(user: User) -> dict[str, object]:
    memberships = user.memberships.select_related("party").order_by("pk")
    claim = getattr(user, "person", None)
    subjects = [user.ref, *([claim.party.ref] if claim else [])]
    return {
        "account": {
            "ref": user.ref,
            "email": user.email,
            "mobile": user.mobile,
            "name": user.name,
            "language": user.language,
            "joined": user.date_joined.isoformat(),
        },
        "person": {name: getattr(claim.party, name) for name in EXPORTED_PARTY}
        if claim
        else None,
        "memberships": [
            {
                "organization": m.party.ref,
                "name": m.party.name,
                "role": m.role,
                "since": m.since.isoformat(),
                "until": m.until.isoformat() if m.until else None,
                "authority_until": m.authority_until.isoformat()
                if m.authority_until
                else None,
            }
            for m in memberships
        ],
        "did": [_line(row) for row in EntryRow.objects.filter(actor=user.ref)],
        "about_you": _private_texts(subjects),
    }


def _line(row: EntryRow) -> dict[str, str]:
    at = row.recorded_at.isoformat()
    return {"at": at, "what": row.kind, "about": row.stream}


def _private_texts(subjects: list[str]) -> list[dict[str, str]]:
    rows = EntryRow.objects.filter(private_texts__subject__in=subjects).distinct()
    lines = []
    for row in rows.prefetch_related("private_texts"):
        entry = load(row).entry
        for text in row.private_texts.all():
            if text.subject in subjects:
                value = getattr(entry, text.field).text
                lines.append({**_line(row), "field": text.field, "text": value})
    return lines
