"""Make the engagement of an awarded proposal, with its milestones; once per proposal."""

from datetime import timedelta

from django.db import transaction

from marketplace.engagements.entries import EngagementOpened
from marketplace.engagements.models import ContributionShare, Engagement, Milestone
from marketplace.engagements.states import SIGN_DAYS, WHOLE_BP
from marketplace.sourcing.terms import AwardedTerms
from portal.accounts.actors import Actor
from portal.deadlines import timers
from portal.journal.entries import record
from portal.kernel import clock, money
from portal.parties.queries import parties_by_ref

SIGN_DEADLINE = "engagements.signatures"


@transaction.atomic
def open_engagement(*, terms: AwardedTerms, actor: Actor) -> Engagement:
    known = Engagement.objects.filter(proposal_ref=terms.proposal_ref).first()
    if known:
        return known
    refs = [terms.enterprise_ref, terms.provider_ref, *terms.practitioner_refs]
    parties = parties_by_ref(refs)
    engagement = Engagement.objects.create(
        proposal_ref=terms.proposal_ref,
        request_ref=terms.request_ref,
        enterprise=parties[terms.enterprise_ref],
        provider=parties[terms.provider_ref],
        edition=terms.edition,
        currency=terms.currency,
        acceptance_by_silence=terms.acceptance_by_silence,
        refund_table=list(terms.refund_table),
        sign_until=clock.end_of(clock.today() + timedelta(days=SIGN_DAYS)),
    )
    milestones = Milestone.objects.bulk_create(
        Milestone(
            engagement=engagement,
            position=term.position,
            phase=term.phase,
            title=term.title,
            title_en=term.title_en,
            amount_minor=term.amount_minor,
            working_days=term.working_days,
            deliverables_due=list(term.deliverables),
            clauses=list(term.clauses),
        )
        for term in terms.milestones
    )
    people = [parties[ref] for ref in terms.practitioner_refs if ref in parties]
    for person, share in zip(people, _even(len(people)), strict=True):
        # A starting point only: it counts when both sides have agreed.
        ContributionShare.objects.create(
            engagement=engagement, practitioner=person, share_bp=share
        )
    timers.set_deadline(SIGN_DEADLINE, engagement.ref, engagement.sign_until)
    record(
        EngagementOpened(
            stream=engagement.ref,
            proposal=terms.proposal_ref,
            request=terms.request_ref,
            enterprise=terms.enterprise_ref,
            provider=terms.provider_ref,
            milestones=[m.ref for m in milestones],
        ),
        actor=actor,
    )
    return engagement


def _even(count: int) -> list[int]:
    return money.split(WHOLE_BP, [1] * count) if count else []
