"""What must be true together with an entry of the directory? Work rows and ties."""

from marketplace.directory import periods
from marketplace.directory.entries import OfferingsScanned
from marketplace.directory.models import (
    BodyAdmission,
    ListingMeasure,
    ProviderProfile,
    VettingCase,
)
from marketplace.directory.scan import broken_offerings
from marketplace.directory.states import Proposal, Vetting
from portal.deadlines.timers import due_at
from portal.journal.entries import Recorded
from portal.kernel import clock, workdays
from portal.kernel.given import given
from portal.parties.models import Affiliation, Tie
from portal.parties.ties import end_ties, record_tie
from portal.worklist import rows

LOOK_DAYS = 10  # working days for an officer to look at what a scan found
# Where a vetting case stands → code of the institute's next step.
NEXT = {
    Vetting.SUBMITTED: "take_up",
    Vetting.UNDER_CHECK: "check_and_propose",
    Vetting.PROPOSED: "decide",
}


def show_vetting(recorded: Recorded) -> None:
    """The institute's row: open while somebody there has to act."""
    case = VettingCase.objects.select_related("party").get(ref=recorded.entry.stream)
    filed = case.objections.filter(status="filed").order_by("pk").first()
    step = NEXT.get(Vetting(case.status)) or ("answer_objection" if filed else "")
    is_extended = case.status == Vetting.PUBLIC_NOTICE and has_accepted(case)
    if not step and is_extended:
        step = "check_and_propose"
    if not step:
        rows.close("vetting", case.ref)
        return
    due = due_at(periods.DECIDE, case.ref)
    if filed and case.status == Vetting.PUBLIC_NOTICE:
        due = due_at(periods.OBJECTION, filed.ref)
    elif is_extended:
        due = case.notice_until
    rows.put(
        kind="vetting",
        ref=case.ref,
        institute_ref=case.institute_ref,
        title=case.party.name,
        title_en=case.party.name_en,
        stands=case.status,
        next_step=step,
        url_name="directory:vetting",
        due_at=due,
        owner_ref="" if case.status == Vetting.PROPOSED else case.owner_ref,
        excluded_ref=case.proposed_by if case.status == Vetting.PROPOSED else "",
    )


def has_accepted(case: VettingCase) -> bool:
    return case.objections.filter(status="accepted").exists()


def show_measure(recorded: Recorded) -> None:
    measure = ListingMeasure.objects.select_related("profile__party").get(
        ref=recorded.entry.stream
    )
    if measure.status != Proposal.PROPOSED:
        rows.close("listing", measure.ref)
        return
    rows.put(
        kind="listing",
        ref=measure.ref,
        institute_ref=measure.institute_ref,
        title=measure.profile.party.name,
        title_en=measure.profile.party.name_en,
        stands="lift" if measure.kind == "reinstate" else measure.kind,
        next_step="decide",
        url_name="directory:measure",
        excluded_ref=measure.proposed_by,
    )


def show_admission(recorded: Recorded) -> None:
    admission = BodyAdmission.objects.select_related("party").get(
        ref=recorded.entry.stream
    )
    if admission.status != Proposal.PROPOSED:
        rows.close("admission", admission.ref)
        return
    rows.put(
        kind="admission",
        ref=admission.ref,
        institute_ref=admission.institute_ref,
        title=admission.party.name,
        title_en=admission.party.name_en,
        stands="proposed",
        next_step="decide",
        url_name="directory:admission",
        excluded_ref=admission.proposed_by,
    )


def show_broken_offerings(recorded: Recorded) -> None:
    """After a scan, and whenever an offering changes: open while a promise stands."""
    ref = getattr(recorded.entry, "provider", "") or recorded.entry.stream
    is_scan = isinstance(recorded.entry, OfferingsScanned)
    if not is_scan and not rows.is_open("offering", ref):
        return
    # The institute that listed it: only its officers can open the listing's page.
    profile = ProviderProfile.objects.select_related("party").filter(party__ref=ref)
    listed = profile.exclude(institute_ref="").first()
    if listed is None or not broken_offerings(ref):
        rows.close("offering", ref)
        return
    rows.put(
        kind="offering",
        ref=ref,
        institute_ref=listed.institute_ref,
        title=listed.party.name,
        title_en=listed.party.name_en,
        stands="promise_found",
        next_step="look_at_offerings",
        url_name="directory:listing",
        due_at=clock.end_of(workdays.add_working_days(clock.today(), LOOK_DAYS))
        if is_scan
        else rows.due_of("offering", ref),
    )


def tie_employment(recorded: Recorded) -> None:
    """A person and the employer: read by every conflict check."""
    affiliation = Affiliation.objects.select_related("person", "organization").get(
        ref=recorded.entry.stream
    )
    record_tie(
        from_ref=given(affiliation.person).ref,
        to_ref=affiliation.organization.ref,
        kind=Tie.Kind.EMPLOYMENT,
        since=given(affiliation.since),
        source_ref=affiliation.ref,
    )


def end_employment(recorded: Recorded) -> None:
    affiliation = Affiliation.objects.get(ref=recorded.entry.stream)
    end_ties(affiliation.ref, given(affiliation.until))
