"""How is a person erased from the index? After all others, from what they left."""

from uuid import UUID

from portal.accounts.erasure import Subject
from search.backends import tokens
from search.follow import backend, replace, replace_pages
from search.models import Document


def erase_from_index(subject: Subject) -> None:
    """The person's own document goes; those that name the person are made anew."""
    if subject.person_ref:
        backend.remove("practitioner", subject.person_ref)
    stale: dict[str, set[str]] = {}
    for row in Document.objects.only("kind", "ref", "content").iterator():
        if subject.struck(row.content) != row.content:
            stale.setdefault(row.kind, set()).add(row.ref)
    for kind, refs in stale.items():
        if kind in {"guidance", "policy"}:
            replace_pages(
                UUID(ref) for ref in refs
            )  # what editors wrote they change themselves
        else:
            replace(kind, refs)
    tokens.forget_removed()
