"""Whom do we tell what about vetting, listings and people? Later, once each."""

import html

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from marketplace.directory import entries
from marketplace.directory.models import (
    BodyAdmission,
    ListingMeasure,
    Transfer,
    VettingCase,
)
from portal.accounts.models import User
from portal.journal.entries import Recorded
from portal.notices.send import (
    notify,
    notify_institute,
    notify_party,
    send_plain_mail,
)
from portal.parties.models import Affiliation
from portal.parties.names import both, spoken
from portal.parties.queries import party

LANGUAGES = ("zh-hans", "en")


def path_of(name: str, *args: str) -> str:
    """The address without its language prefix: the reader's own is put before it."""
    with translation.override("en"):
        return reverse(name, args=args).removeprefix("/en")


def tell_invited(recorded: Recorded) -> None:
    """By inbox where the address has an account, else by mail in both languages."""
    row = Affiliation.objects.select_related("organization").get(
        ref=recorded.entry.stream
    )
    url = path_of("directory:invitation", row.ref)
    facts = {"organization": both(row.organization)}
    user = User.objects.filter(email=row.invited_email, is_active=True).first()
    if user is not None:
        notify(
            to=[user.ref],
            kind="directory.invited",
            ref=row.ref,
            url=url,
            facts=facts,
            key=recorded.key,
        )
        return
    texts = []
    for language in LANGUAGES:
        with translation.override(language):
            link = f"{settings.PORTAL_URL}/{language}{url}"
            told = {name: spoken(fact) for name, fact in facts.items()}
            context = {"facts": told, "ref": row.ref, "link": link}
            text = render_to_string("notices/directory.invited.txt", context)
            texts.append(html.unescape(text).strip().partition("\n"))
    subject = " / ".join(text[0] for text in texts)
    body = "\n\n".join(text[2].strip() for text in texts)
    send_plain_mail(row.invited_email, subject, body)


def tell_organization_joined(recorded: Recorded) -> None:
    entry = recorded.as_a(entries.AffiliationStarted)
    notify_party(
        entry.organization,
        kind="directory.joined",
        ref=entry.stream,
        url=path_of("directory:people", entry.organization),
        facts={"person": both(party(entry.person))},
        key=recorded.key,
    )


def tell_organization_left(recorded: Recorded) -> None:
    entry = recorded.as_a(entries.AffiliationEnded)
    notify_party(
        entry.organization,
        kind="directory.left",
        ref=entry.stream,
        url=path_of("directory:people", entry.organization),
        facts={"person": both(party(entry.person))},
        key=recorded.key,
    )


def tell_transfer(recorded: Recorded) -> None:
    transfer = Transfer.objects.select_related("person", "to_organization").get(
        ref=recorded.entry.stream
    )
    notify_party(
        recorded.as_a(entries.PersonTransferred).from_organization,
        kind="directory.transfer",
        ref=transfer.ref,
        url=path_of("directory:transfer", transfer.ref),
        facts={
            "person": both(transfer.person),
            "organization": both(transfer.to_organization),
        },
        key=recorded.key,
    )


def tell_vetting(kind: str, recorded: Recorded, **facts: object) -> None:
    case = VettingCase.objects.select_related("party").get(ref=recorded.entry.stream)
    notify_party(
        case.party.ref,
        kind=kind,
        ref=case.ref,
        url=path_of("directory:application", case.ref),
        facts={"organization": both(case.party), **facts},
        key=recorded.key,
    )


def tell_returned(recorded: Recorded) -> None:
    tell_vetting(
        "directory.returned",
        recorded,
        count=len(recorded.as_a(entries.VettingReturned).defects),
    )


def tell_decided(recorded: Recorded) -> None:
    """The organization hears the outcome; an officer hears of a proposal sent back."""
    decided = recorded.as_a(entries.VettingDecided)
    outcome = decided.outcome
    if outcome == "send_back":
        return
    kind = "directory.public_notice" if outcome == "admit" else "directory.rejected"
    tell_vetting(kind, recorded, until=decided.notice_until[:10])


def tell_objection_answered(recorded: Recorded) -> None:
    """The organization, and the person who objected."""
    entry = recorded.as_a(entries.VettingObjectionAnswered)
    if entry.notice_until:
        kind, until = "directory.notice_extended", entry.notice_until[:10]
    elif entry.result == "declined":
        kind, until = "directory.objection_declined", ""
    else:
        return
    tell_vetting(kind, recorded, until=until)
    case = VettingCase.objects.select_related("party").get(ref=entry.stream)
    filed_by = case.objections.get(ref=entry.objection).filed_by
    notify(
        to=[filed_by],
        kind=kind,
        ref=case.ref,
        url=path_of("directory:organization", case.party.ref),
        facts={"organization": both(case.party), "until": until},
        key=f"{recorded.key}:{filed_by}",
    )


def tell_vetting_ended(recorded: Recorded) -> None:
    tell_vetting("directory.vetting_ended", recorded)


def tell_listed(recorded: Recorded) -> None:
    tell_vetting(
        "directory.listed",
        recorded,
        until=recorded.as_a(entries.ProviderActivated).listed_until,
    )


def tell_institute_submitted(recorded: Recorded) -> None:
    _tell_institute("directory.submitted", recorded)


def tell_institute_proposed(recorded: Recorded) -> None:
    _tell_institute("directory.proposed", recorded)


def tell_institute_overdue(recorded: Recorded) -> None:
    _tell_institute("directory.overdue", recorded)


def tell_institute_objected(recorded: Recorded) -> None:
    _tell_institute("directory.objected", recorded)


def _tell_institute(kind: str, recorded: Recorded) -> None:
    case = VettingCase.objects.select_related("party").get(ref=recorded.entry.stream)
    notify_institute(
        case.institute_ref,
        kind=kind,
        ref=case.ref,
        url=path_of("directory:vetting", case.ref),
        facts={"organization": both(case.party)},
        key=recorded.key,
    )


def tell_measure(recorded: Recorded) -> None:
    """Only what was confirmed concerns the organization."""
    if not recorded.as_a(entries.MeasureDecided).is_confirmed:
        return
    measure = ListingMeasure.objects.select_related("profile__party").get(
        ref=recorded.entry.stream
    )
    organization = measure.profile.party
    notify_party(
        organization.ref,
        kind=f"directory.{measure.kind}",
        ref=measure.ref,
        url=path_of("directory:organization", organization.ref),
        facts={"organization": both(organization), "reason": measure.reason},
        key=recorded.key,
    )


def tell_expiring(recorded: Recorded) -> None:
    organization = party(recorded.entry.stream)
    notify_party(
        organization.ref,
        kind="directory.expiring",
        ref=organization.ref,
        url=path_of("directory:tasks", organization.ref),
        facts={
            "organization": both(organization),
            "until": recorded.as_a(entries.ListingExpiring).listed_until,
        },
        key=recorded.key,
    )


def tell_lapsed(recorded: Recorded) -> None:
    organization = party(recorded.entry.stream)
    notify_party(
        organization.ref,
        kind="directory.lapsed",
        ref=organization.ref,
        url=path_of("directory:tasks", organization.ref),
        facts={"organization": both(organization)},
        key=recorded.key,
    )


def tell_body(recorded: Recorded) -> None:
    admission = BodyAdmission.objects.select_related("party").get(
        ref=recorded.entry.stream
    )
    if not recorded.as_a(entries.AdmissionDecided).is_confirmed:
        return
    notify_party(
        admission.party.ref,
        kind="directory.body_admitted",
        ref=admission.ref,
        url="/account/",
        facts={
            "organization": both(admission.party),
            "until": recorded.as_a(entries.AdmissionDecided).valid_until,
        },
        key=recorded.key,
    )


def tell_broken(recorded: Recorded) -> None:
    """What the list forbids now may have been allowed when it was published."""
    entry = recorded.as_a(entries.OfferingsScanned)
    if not entry.broken:
        return
    notify_party(
        entry.stream,
        kind="directory.broken",
        ref=entry.stream,
        url=path_of("directory:offerings", entry.stream),
        facts={"count": len(entry.broken)},
        key=recorded.key,
    )
