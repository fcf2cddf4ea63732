"""How are people told? One inbox row and one mail each, once per cause.

The text is `templates/notices/<kind>.txt` of the app that tells: the first line is
the subject, then an empty line, then the body. It is rendered in the reader's
language with `facts`, `ref` and `user`; a fact that holds both names of a party
(portal.parties.names) becomes the one of that language. Mails leave through the outbox, each by
itself, so that one bad address holds up nobody.
"""

import html
from collections.abc import Iterable, Mapping
from typing import cast

from django.conf import settings
from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string
from django.utils import translation

from portal.accounts.models import User
from portal.accounts.queries import members_of, officers_of, users_by_ref
from portal.kernel import clock
from portal.notices.models import Notice
from portal.outbox.jobs import enqueue
from portal.parties.names import spoken

MAIL_JOB = "notices.mail"
SUBJECT_LENGTH = 200


def notify(
    *,
    to: Iterable[str],
    kind: str,
    ref: str,
    url: str,
    facts: Mapping[str, object],
    key: str,
) -> int:
    """Tell these users; how many were told now (others knew from this cause)."""
    told = 0
    for user in users_by_ref(to).values():
        told += _tell(user, kind, ref, url, facts, f"{key}:{user.ref}")
    return told


def notify_party(
    party_ref: str,
    *,
    kind: str,
    ref: str,
    url: str,
    facts: Mapping[str, object],
    key: str,
) -> int:
    """All current members of a legal person, or the user who claimed the person."""
    to = members_of(party_ref)
    return notify(to=to, kind=kind, ref=ref, url=url, facts=facts, key=key)


def notify_institute(
    institute_ref: str,
    *,
    kind: str,
    ref: str,
    url: str,
    facts: Mapping[str, object],
    key: str,
) -> int:
    to = officers_of(institute_ref)
    return notify(to=to, kind=kind, ref=ref, url=url, facts=facts, key=key)


def render(notice: Notice, user: User) -> tuple[str, str]:
    """Subject and body in the user's language."""
    return render_in(notice, user, user.language)


def render_in(notice: Notice, user: User, language: str) -> tuple[str, str]:
    context = {
        "facts": notice.facts,
        "ref": notice.ref,
        "user": user,
        "link": link_of(notice, language),
    }
    return _rendered(notice.kind, language, context)


def link_of(notice: Notice, language: str) -> str:
    return f"{settings.PORTAL_URL}/{language}{notice.url}" if notice.url else ""


def send_notice_mail(payload: Mapping[str, object]) -> None:
    """Outbox handler: mail one notice; without an address the inbox must do."""
    notice = Notice.objects.select_for_update().get(pk=str(payload["notice"]))
    user = users_by_ref([notice.user_ref]).get(notice.user_ref)
    if notice.mailed_at or user is None or not user.email:
        return
    subject, body = render(notice, user)
    link = link_of(notice, user.language)
    text = body if not link or link in body else f"{body}\n\n{link}"
    notice.mailed_at = clock.now()
    notice.save(update_fields=["mailed_at"])
    send_mail(subject, text, None, [user.email])


def invite_by_mail(
    *, to: str, kind: str, language: str, url: str, facts: Mapping[str, object]
) -> None:
    """A mail to an address that may have no account yet; it has no inbox row."""
    link = f"{settings.PORTAL_URL}/{language}{url}"
    context = {"facts": facts, "link": link}
    subject, body = _rendered(kind, language, context)
    text = body if link in body else f"{body}\n\n{link}"
    send_plain_mail(to, subject, text)


def send_plain_mail(to: str, subject: str, body: str) -> None:
    """A ready text to an address."""
    subject = subject[:SUBJECT_LENGTH]
    send_mail(subject, body, None, [to])


def _rendered(
    kind: str, language: str, context: Mapping[str, object]
) -> tuple[str, str]:
    facts = cast("Mapping[str, object]", context["facts"])
    with translation.override(language):
        told = {name: spoken(fact) for name, fact in facts.items()}
        text = render_to_string(f"notices/{kind}.txt", {**context, "facts": told})
    # Templates escape for pages; a mail is plain text.
    subject, _, body = html.unescape(text).strip().partition("\n")
    return subject.strip()[:SUBJECT_LENGTH], body.strip()


def _tell(
    user: User,
    kind: str,
    ref: str,
    url: str,
    facts: Mapping[str, object],
    key: str,
) -> bool:
    try:
        with transaction.atomic():
            notice = Notice.objects.create(
                user_ref=user.ref,
                kind=kind,
                ref=ref,
                url=url,
                facts=dict(facts),
                key=key[:200],
            )
            enqueue(MAIL_JOB, key=str(notice.pk), payload={"notice": notice.pk})
    except IntegrityError:
        return False
    return True
