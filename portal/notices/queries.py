"""What is in a reader's inbox?"""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import get_language

from portal.accounts.desk import Line
from portal.accounts.models import User
from portal.notices.models import Notice
from portal.notices.send import render_in

PAGE = 25


def inbox(user_ref: str, after: int | None = None) -> QuerySet[Notice]:
    """Newest first, one page after the notice with this key."""
    rows = Notice.objects.filter(user_ref=user_ref).order_by("-pk")
    return rows.filter(pk__lt=after) if after else rows


def lines(notices: Sequence[Notice], user: User) -> list[Line]:
    language = get_language() or user.language
    found = []
    for notice in notices:
        subject, body = render_in(notice, user, language)
        url = f"/{language}{notice.url}" if notice.url else ""
        found.append(
            Line(
                text=subject,
                body=body,
                url=url,
                at=notice.created_at,
                unread=notice.read_at is None,
            )
        )
    return found


def latest_lines(user_ref: str, limit: int) -> list[Line]:
    """The newest lines, for the desk."""
    user = User.objects.filter(ref=user_ref).first()
    if user is None:
        return []
    return lines(list(inbox(user_ref)[:limit]), user)


def unread_count(user_ref: str) -> int:
    return Notice.objects.filter(user_ref=user_ref, read_at=None).count()
