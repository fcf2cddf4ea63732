"""The one file with signals: Wagtail says so in no other way that a page went public.

Each becomes a journal entry in the same transaction; what follows stands in
portal/wiring.py as for everything else.
"""

from typing import Any

from django.db import transaction
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from cms.entries import PageMoved, PagePublished, PageUnpublished
from portal.journal.entries import Entry, record


def connect() -> None:
    page_published.connect(_published, dispatch_uid="cms.page_published")
    page_unpublished.connect(_unpublished, dispatch_uid="cms.page_unpublished")
    post_page_move.connect(_moved, dispatch_uid="cms.page_moved")


def _published(sender: Any, instance: Page, **kwargs: Any) -> None:
    _record(PagePublished, instance, kwargs.get("revision"))


def _unpublished(sender: Any, instance: Page, **kwargs: Any) -> None:
    _record(PageUnpublished, instance)


def _moved(sender: Any, instance: Page, **kwargs: Any) -> None:
    if instance.live:
        _record(PageMoved, instance)


def _record(kind: type[Entry], page: Page, revision: Any = None) -> None:
    user = getattr(revision, "user", None)
    with transaction.atomic():
        entry: Any = kind
        record(
            entry(
                stream=f"PAGE-{page.translation_key.hex[:10].upper()}",
                page=page.pk,
                language=page.locale.language_code,
                kind=type(page).__name__,
            ),
            actor=getattr(user, "ref", "system"),
        )
