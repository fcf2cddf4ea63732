"""Who is told what after each step? One line per entry; sent later, once per cause.

c complainant, r respondent, b who filed a review, i the institute.
"""

from collections.abc import Mapping

from credit.cases import entries
from credit.cases.models import Case, Review, TipOff
from credit.cases.reviewing import MODELS, case_of
from portal.journal.entries import Entry, Recorded
from portal.notices.send import notify_institute, notify_party
from portal.parties import queries as parties
from portal.parties.names import both

TOLD: Mapping[type[Entry], Mapping[str, str]] = {
    entries.ComplaintFiled: {"i": "filed", "c": "received"},
    entries.CaseOpenedExOfficio: {"r": "answer_asked"},
    entries.CaseAccepted: {"c": "accepted", "r": "answer_asked"},
    entries.CaseDeclined: {"c": "declined"},
    entries.CaseTransferred: {"c": "moved_on", "i": "filed"},
    entries.CaseWithdrawn: {"r": "moved_on", "i": "moved_on"},
    entries.CaseAnswered: {"c": "answered", "i": "answered"},
    entries.AnswerTimeEnded: {"i": "answer_over", "r": "answer_over"},
    entries.EvidenceAdded: {"c": "evidence", "r": "evidence", "i": "evidence"},
    entries.MediationStarted: {"c": "moved_on", "r": "moved_on"},
    entries.MediationOpened: {"c": "mediation", "r": "mediation", "i": "mediation"},
    entries.MediationEnded: {"c": "moved_on", "r": "moved_on"},
    entries.RulingProposed: {"i": "proposed_inside"},
    entries.MediationRuled: {"c": "ruled", "r": "ruled"},
    entries.InvestigationStarted: {"c": "moved_on", "r": "moved_on"},
    entries.InvestigationExtended: {"c": "moved_on", "r": "moved_on"},
    entries.FindingsRecorded: {"c": "moved_on", "r": "moved_on"},
    entries.DecisionProposed: {
        "r": "hearing_asked",
        "c": "moved_on",
        "i": "proposed_inside",
    },
    entries.HearingRequested: {"i": "hearing"},
    entries.HearingHeld: {"r": "moved_on"},
    entries.DecisionServed: {"c": "served", "r": "served"},
    entries.DecisionEffective: {"c": "effective", "r": "effective"},
    entries.CaseClosedWithoutEffect: {"c": "moved_on", "r": "moved_on"},
    entries.PublicationEnded: {"r": "publication_ended"},
    entries.ClockMissed: {"i": "late"},
    entries.ObjectionFiled: {"i": "review_filed", "b": "review_received"},
    entries.AppealFiled: {
        "i": "review_filed",
        "b": "review_received",
        "c": "appealed",
        "r": "appealed",
    },
    entries.RepairRequested: {"i": "review_filed", "b": "review_received"},
    entries.AnswerProposed: {"i": "proposed_inside"},
    entries.ObjectionExtended: {"b": "review_longer"},
    entries.ReviewTransferred: {"i": "review_filed", "b": "review_received"},
    entries.ObjectionDecided: {"b": "review_decided"},
    entries.AppealDecided: {"b": "review_decided", "c": "moved_on", "r": "moved_on"},
    entries.RepairDecided: {"b": "review_decided"},
    entries.TipOffReceived: {"i": "tip_off"},
}


def tell(recorded: Recorded) -> None:
    """The reaction of every entry that somebody has to hear of."""
    ref = recorded.row.stream
    prefix = ref.partition("-")[0]
    told = TOLD[type(recorded.entry)]
    if prefix == "CMP":
        _tell_case(recorded, told, Case.objects.get(ref=ref))
    elif prefix == "TIP":
        tip = TipOff.objects.get(ref=ref)
        _tell_institute(
            recorded, told, tip.institute_ref, f"/institute/tip-offs/{ref}/"
        )
    elif prefix in MODELS:
        _tell_review(recorded, told, MODELS[prefix].objects.get(ref=ref))


def _tell_case(recorded: Recorded, told: Mapping[str, str], case: Case) -> None:
    """Before it is told officially, the respondent hears nothing."""
    sides = {"c": case.complainant_ref}
    if case.noticed_at:
        sides["r"] = case.respondent_ref
    facts = _facts(recorded, case)
    for letter, party_ref in sides.items():
        if letter in told and party_ref:
            notify_party(
                party_ref,
                kind=f"cases.{told[letter]}",
                ref=case.ref,
                url=f"/cases/{case.ref}/",
                facts=facts,
                key=f"{recorded.key}:{letter}",
            )
    _tell_institute(
        recorded, told, case.institute_ref, f"/institute/cases/{case.ref}/", facts
    )


def _tell_review(recorded: Recorded, told: Mapping[str, str], review: Review) -> None:
    case = case_of(review)
    facts = {"what": review.PREFIX, "granted": bool(review.grants), "ref": review.ref}
    if "b" in told:
        notify_party(
            review.by_ref,
            kind=f"cases.{told['b']}",
            ref=review.ref,
            url=f"/cases/reviews/{review.ref}/",
            facts=facts,
            key=f"{recorded.key}:b",
        )
    _tell_institute(
        recorded,
        told,
        review.institute_ref,
        f"/institute/reviews/{review.ref}/",
        facts,
    )
    if case is not None and {"c", "r"} & set(told):
        others = {"c": case.complainant_ref, "r": case.respondent_ref}
        for letter, party_ref in others.items():
            if party_ref and party_ref != review.by_ref:
                notify_party(
                    party_ref,
                    kind=f"cases.{told[letter]}",
                    ref=case.ref,
                    url=f"/cases/{case.ref}/",
                    facts=_facts(recorded, case),
                    key=f"{recorded.key}:{letter}",
                )


def _tell_institute(
    recorded: Recorded,
    told: Mapping[str, str],
    institute_ref: str,
    url: str,
    facts: Mapping[str, object] | None = None,
) -> None:
    if "i" in told:
        notify_institute(
            institute_ref,
            kind=f"cases.{told['i']}",
            ref=recorded.row.stream,
            url=url,
            facts=facts or {},
            key=f"{recorded.key}:i",
        )


def _facts(recorded: Recorded, case: Case) -> dict[str, object]:
    """Names and dates only; what people wrote is read on the case's page."""
    known = parties.parties_by_ref([case.complainant_ref, case.respondent_ref])
    return {
        "complainant": both(known.get(case.complainant_ref)),
        "respondent": both(known.get(case.respondent_ref)),
        "effective_on": getattr(recorded.entry, "effective_on", ""),
    }
