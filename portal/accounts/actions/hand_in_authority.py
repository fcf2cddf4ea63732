"""Hand in what shows that one may speak for the organization."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.actors import Actor
from portal.accounts.entries import AuthorityHandedIn
from portal.accounts.jurisdiction import institute_for
from portal.accounts.models import Answer, AuthorityRequest, Membership
from portal.files.store import save_upload
from portal.journal.entries import record
from portal.kernel.errors import Conflict, Invalid, NotFound, WrongState


@transaction.atomic
def hand_in_authority(
    *,
    party_ref: str,
    actor: Actor,
    file: UploadedFile | None = None,
    bank_reference: str = "",
) -> AuthorityRequest:
    """A letter (file) or the reference of a bank transfer from the firm's account."""
    membership = (
        Membership.objects.select_for_update(of=("self",))
        .select_related("party__region")
        .filter(user__ref=actor.ref, party__ref=party_ref, until=None)
        .first()
    )
    if membership is None:
        raise NotFound(_("There is no such organization, or it is not yours."))
    if file is None and not bank_reference.strip():
        raise Invalid(
            _("Add the letter of authority or the reference of the bank transfer."),
            field="file",
        )
    if membership.authority_requests.filter(status=Answer.OPEN).exists():
        raise WrongState(
            _("Your letter waits for an officer already; you will be told the result.")
        )
    institute = institute_for(membership.party.region)
    if institute is None:
        raise Conflict(
            _("No institute answers for your region yet. Try again when one does.")
        )
    asked = AuthorityRequest.objects.create(
        membership=membership,
        institute_ref=institute,
        bank_reference=bank_reference.strip()[:64],
    )
    if file is not None:
        asked.file_ref = save_upload(file, asked.ref, actor).ref
        asked.save(update_fields=["file_ref"])
    record(
        AuthorityHandedIn(
            stream=asked.ref,
            party=party_ref,
            user=actor.ref,
            institute=institute,
            file=asked.file_ref,
        ),
        actor=actor,
    )
    return asked
