"""How is a person erased from inboxes?"""

from collections.abc import Iterator, Mapping

from portal.accounts.erasure import Subject
from portal.notices.models import Notice

LONG = 5


def erase_notices(subject: Subject) -> None:
    """The person's own inbox, and whatever names the person in the inboxes of others."""
    Notice.objects.filter(user_ref=subject.user_ref).delete()
    # Facts are JSON: the database may have escaped the characters, Python has not.
    for notice in Notice.objects.exclude(facts={}).only("pk", "facts").iterator():
        texts = list(_texts(notice.facts))
        if any(_names(text, value) for value in subject.values for text in texts):
            notice.delete()


def _texts(facts: Mapping[str, object]) -> Iterator[str]:
    """Also both names of a party, which are one fact."""
    for fact in facts.values():
        if isinstance(fact, str):
            yield fact
        elif isinstance(fact, Mapping):
            yield from _texts(fact)


def _names(text: str, value: str) -> bool:
    """A short name must be the whole fact: "Li" stands inside too many words."""
    return value == text or (len(value) >= LONG and value in text)
