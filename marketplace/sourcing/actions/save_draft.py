"""Keep what somebody typed before there is an account."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from marketplace.sourcing.models import RequestDraft
from portal.kernel import clock


@transaction.atomic
def save_draft(*, typed: Mapping[str, Any], pk: int | None = None) -> RequestDraft:
    """A new draft, or the same one changed as long as it was not published."""
    known = (
        RequestDraft.objects.select_for_update().filter(pk=pk, published_ref="").first()
        if pk
        else None
    )
    draft = known or RequestDraft()
    draft.data = dict(typed)
    draft.updated_at = clock.now()
    draft.save()
    return draft
