"""How do engagements and the institute's cases speak to each other?

Cases stand below: they are told who is who, open a mediation by ref and summary, and
their ruling comes back as an entry that settles the milestone once.
"""

from django.utils.translation import gettext as _

from credit.cases.actions.open_mediation import open_mediation
from credit.cases.entries import MediationRuled
from credit.cases.subjects import About, Held
from marketplace.engagements.actions.settle_milestone import settle_milestone
from marketplace.engagements.entries import DisputeOpened
from marketplace.engagements.models import Engagement, Milestone
from marketplace.engagements.queries import engagement_for, engagements_of
from marketplace.engagements.rights import side_of
from portal.accounts.actors import SYSTEM, Actor
from portal.journal.entries import Recorded
from portal.kernel.errors import NotAllowed
from portal.ui.templatetags.portal import party_text


def open_mediation_case(recorded: Recorded) -> None:
    """The projection of DisputeOpened: the case exists or the dispute does not."""
    entry = recorded.entry
    if not isinstance(entry, DisputeOpened):
        return
    milestone = Milestone.objects.select_related(
        "engagement__enterprise", "engagement__provider"
    ).get(ref=entry.milestone)
    case = open_mediation(
        about_ref=entry.stream,
        milestone_ref=entry.milestone,
        enterprise_ref=entry.enterprise,
        provider_ref=entry.provider,
        summary=_summary(milestone, entry.cause),
        actor=SYSTEM,
    )
    Milestone.objects.filter(pk=milestone.pk).update(mediation_ref=case.ref)


def settle_by_ruling(recorded: Recorded) -> None:
    """The projection of MediationRuled."""
    entry = recorded.entry
    if isinstance(entry, MediationRuled):
        settle_milestone(
            ref=entry.milestone,
            case_ref=entry.stream,
            to_provider_minor=entry.to_provider_minor,
            actor=SYSTEM,
        )


def about_engagement(actor: Actor, ref: str) -> About:
    """Who is who, for a complaint about this engagement."""
    found = engagement_for(actor, ref)
    own = side_of(found, actor)
    if own is None:
        raise NotAllowed(_("Only the two parties complain about their engagement."))
    complainant = found.enterprise if own == "enterprise" else found.provider
    shares = found.shares.select_related("practitioner")
    return About(
        ref=found.ref,
        complainant_ref=complainant.ref,
        respondent_ref=found.other_party(complainant.ref).ref,
        summary=f"{found.provider.name} / {found.enterprise.name}",
        shares={s.practitioner.ref: s.share_bp for s in shares}
        if found.shares_agreed and own == "enterprise"
        else {},
    )


def choices(actor: Actor) -> list[tuple[str, str]]:
    """The reader's own engagements, newest first, then the other sides as such."""
    found: dict[str, str] = {}
    others: dict[str, str] = {}
    for row in engagements_of(actor).rows:
        own = side_of(row, actor)
        if own is None:
            continue
        other = row.provider if own == "enterprise" else row.enterprise
        name = party_text(other)
        found[row.ref] = f"{name} · {row.ref}"
        others[other.ref] = name
    return [*found.items(), *others.items()]


def held_amount(milestone_ref: str) -> Held | None:
    """What a ruling about this milestone splits."""
    row = (
        Milestone.objects.filter(ref=milestone_ref)
        .values_list("amount_minor", "engagement__currency")
        .first()
    )
    return Held(*row) if row else None


def _summary(milestone: Milestone, cause: str) -> str:
    engagement: Engagement = milestone.engagement
    causes = {
        "silence": _("No answer to the delivery within ten working days."),
        "rework_limit": _("Sent back twice, and the two sides still disagree."),
        "party": _("One side asks for mediation."),
    }
    return (
        f"{engagement.provider.name} / {engagement.enterprise.name} · "
        f"{milestone.title} · {causes[cause]}"
    )
