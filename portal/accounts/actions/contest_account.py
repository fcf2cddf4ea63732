"""Say that others registered one's organization without right."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.actors import Actor
from portal.accounts.entries import AccountContested
from portal.accounts.jurisdiction import institute_for
from portal.accounts.members import locked_party, user_of
from portal.accounts.models import AccountContest, Answer
from portal.files.store import save_upload
from portal.journal.entries import Private, record
from portal.kernel.errors import Conflict, Invalid, NotFound
from portal.parties.models import Party


@transaction.atomic
def contest_account(
    *, party_ref: str, grounds: str, file: UploadedFile | None, actor: Actor
) -> AccountContest:
    """Needs grounds and a document; contesting again while one waits gives the first."""
    party = locked_party(party_ref)
    if party.kind != Party.Kind.LEGAL:
        raise NotFound(_("There is no such organization."))
    user = user_of(actor)
    waiting = AccountContest.objects.filter(
        user=user, party=party, status__in=[Answer.OPEN, Answer.PROPOSED]
    ).first()
    if waiting is not None:
        return waiting
    if not grounds.strip():
        raise Invalid(_("Write why the account is yours."), field="grounds")
    if file is None:
        raise Invalid(
            _("Add the business licence or a letter with the company seal."),
            field="file",
        )
    institute = institute_for(party.region)
    if institute is None:
        raise Conflict(
            _("No institute answers for this region yet. Try again when one does.")
        )
    contest = AccountContest.objects.create(
        user=user,
        party=party,
        institute_ref=institute,
        grounds=grounds.strip()[:1000],
    )
    contest.file_ref = save_upload(file, contest.ref, actor).ref
    contest.save(update_fields=["file_ref"])
    record(
        AccountContested(
            stream=contest.ref,
            party=party_ref,
            user=actor.ref,
            institute=institute,
            file=contest.file_ref,
            grounds=Private(actor.ref, contest.grounds),
        ),
        actor=actor,
    )
    return contest
