"""What waits for members of organizations and for practitioners?"""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from marketplace.directory import periods, queries
from marketplace.directory.models import ProviderProfile, Transfer, VettingCase
from marketplace.directory.states import OPEN_VETTING, Listing, Vetting
from marketplace.directory.tasks import tasks_of
from portal.accounts.actors import Actor
from portal.accounts.desk import Step
from portal.kernel import clock
from portal.kernel.given import given
from portal.parties.models import Party, Role
from portal.ui.templatetags.portal import party_text


def steps(actor: Actor) -> Sequence[Step]:
    found = [*_invitations(actor), *_own_licences(actor)]
    parties = queries.own_organizations(actor)
    rows = VettingCase.objects.filter(party__in=parties, status__in=OPEN_VETTING)
    cases = {row.party_id: row for row in rows}
    for party in parties:
        roles = {r.role for r in party.roles.all() if r.until is None}
        if Role.PROVIDER in roles:
            # What is missing is read for one organization; the others' pages tell.
            is_only = len(parties) == 1
            found += _listing(party, cases.get(party.pk), is_detailed=is_only)
        if Role.ENTERPRISE in roles and party.region_id is None:
            found.append(_profile(party))
    return [*found, *_transfers(actor)]


def _invitations(actor: Actor) -> list[Step]:
    return [
        Step(
            title=_("%(organization)s invites you as a practitioner")
            % {"organization": party_text(row.organization)},
            url=reverse("directory:invitation", args=[row.ref]),
            label=_("Answer"),
        )
        for row in queries.invitations_of(actor)
    ]


def _own_licences(actor: Actor) -> list[Step]:
    if actor.person_ref is None:
        return []
    person = Party.objects.filter(ref=actor.person_ref).first()
    if person is None or person.licences.filter(removed_at=None).exists():
        return []
    return [
        Step(
            title=_("Enter your licence"),
            url=reverse("directory:practice"),
            label=_("Enter"),
            note=_("An officer compares it with the register."),
        )
    ]


def _listing(
    party: Party, case: VettingCase | None, *, is_detailed: bool
) -> list[Step]:
    profile: ProviderProfile | None = getattr(party, "provider_profile", None)
    if case is not None and case.status == Vetting.RETURNED:
        return [
            Step(
                title=_("Hand in what is missing in your application"),
                url=reverse("directory:application", args=[case.ref]),
                label=_("See all defects"),
            )
        ]
    if case is not None and case.status != Vetting.DRAFT:
        return []
    url = reverse("directory:tasks", args=[party.ref])
    if profile is not None and profile.listing == Listing.ACTIVE:
        until = given(profile.listed_until)
        days = (until - clock.today()).days
        if days > periods.RENEW_DAYS:
            return []
        due = clock.end_of(until)
        return [Step(title=_("Renew your listing"), url=url, label=_("Renew"), due=due)]
    if profile is not None and profile.listing == Listing.SUSPENDED:
        return []
    return [
        Step(
            title=_("Be listed as a service organization"),
            url=url,
            label=_("Continue"),
            note=_what_is_missing(party) if is_detailed else party_text(party),
        )
    ]


def _what_is_missing(party: Party) -> str:
    todo = next((task for task in tasks_of(party) if not task.is_done), None)
    return todo.missing if todo else _("Everything is ready: submit it.")


def _profile(party: Party) -> Step:
    return Step(
        title=_("Say where your enterprise stands"),
        url=reverse("directory:enterprise", args=[party.ref]),
        label=_("Fill in"),
        note=_("Region, industry and size decide which consultants fit."),
    )


def _transfers(actor: Actor) -> list[Step]:
    refs = [a.party_ref for a in actor.acting if a.role in {"owner", "member"}]
    rows = Transfer.objects.filter(
        from_organization__ref__in=refs,
        commented_at=None,
        comment_until__gte=clock.now(),
    ).select_related("person")
    return [
        Step(
            title=_("%(person)s moved; you may comment")
            % {"person": party_text(row.person)},
            url=reverse("directory:transfer", args=[row.ref]),
            label=_("Comment"),
            due=row.comment_until,
        )
        for row in rows
    ]
