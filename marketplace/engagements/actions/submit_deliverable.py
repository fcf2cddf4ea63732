"""Hand in the files of a milestone; the silence period starts anew."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.engagements.actions.fund_milestone import fund_milestone
from marketplace.engagements.entries import DeliverableSubmitted
from marketplace.engagements.locks import locked_milestone
from marketplace.engagements.models import Deliverable, Milestone
from marketplace.engagements.rights import require_side, works_on
from marketplace.engagements.silence import start_silence
from marketplace.engagements.states import MILESTONE_MOVES, MilestoneStatus
from portal.accounts.actors import SYSTEM, Actor
from portal.files.models import StoredFile
from portal.journal.entries import record
from portal.kernel import clock
from portal.kernel.errors import Invalid
from portal.kernel.moves import check_move


@transaction.atomic
def submit_deliverable(
    *, ref: str, file_refs: Sequence[str], note: str, language: str, actor: Actor
) -> Milestone:
    """`file_refs`: stored files that belong to this milestone."""
    milestone = locked_milestone(ref)
    engagement = milestone.engagement
    if not works_on(engagement, actor):
        require_side(engagement, actor, "provider")
    if milestone.status == MilestoneStatus.PLANNED and engagement.active_at:
        # Work may run ahead of the order; with no money held here that is harmless.
        fund_milestone(ref=ref, actor=SYSTEM)
        milestone.refresh_from_db(fields=["status"])
    check_move(
        MILESTONE_MOVES,
        milestone.status,
        MilestoneStatus.SUBMITTED,
        _("This milestone takes no delivery now. The page says where it stands."),
    )
    files = list(StoredFile.objects.filter(ref__in=file_refs, owner_ref=ref))
    if not files or len(files) != len(set(file_refs)):
        raise Invalid(
            _("Attach at least one file: it is what will be accepted."), field="file"
        )
    milestone.status = MilestoneStatus.SUBMITTED
    milestone.submissions += 1
    milestone.submitted_at = clock.now()
    milestone.first_submitted_at = (
        milestone.first_submitted_at or milestone.submitted_at
    )
    milestone.save()
    for file in files:
        Deliverable.objects.create(
            milestone=milestone,
            number=milestone.submissions,
            file=file,
            note=note,
            language=language,
            submitted_by=actor.ref,
        )
    answer_by = start_silence(milestone)
    record(
        DeliverableSubmitted(
            stream=engagement.ref,
            milestone=ref,
            number=milestone.submissions,
            files={file.ref: file.sha256 for file in files},
            answer_by=answer_by.isoformat(),
        ),
        actor=actor,
    )
    return milestone
