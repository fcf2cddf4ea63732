"""Forms of engagements, milestones, certifications and reviews."""

from datetime import date

from marketplace.engagements import forms
from marketplace.engagements.actions.apply_certification import apply_certification
from marketplace.engagements.actions.contest_result import contest_result
from marketplace.engagements.actions.propose_settlement import propose_settlement
from marketplace.engagements.actions.record_nonconformity import record_nonconformity
from marketplace.engagements.actions.record_result import Result, record_result
from marketplace.engagements.actions.submit_review import submit_review
from marketplace.engagements.models import Certification, Milestone
from portal.accounts.models import Membership
from tests.architecture.forms_table.row import KEPT, TODAY, Row, pdf
from tests.credit.cases.conftest import Desk
from tests.marketplace.engagements import given

SCORES = dict.fromkeys(
    ("plan", "implement", "check_link", "improve", "schedule", "cost"), 4
)
RESULT = Result(
    outcome="granted",
    decided_on=date(2026, 11, 20),
    certificate_number="165IP260001R0S",
    valid_until=date(2029, 11, 19),
)


def at(milestone: Milestone) -> str:
    return f"/milestones/{milestone.ref}/"


def running(desk: Desk) -> str:
    return at(given.milestone(given.active(desk.cast)))


def delivered(desk: Desk) -> str:
    return at(given.submit(desk.cast, given.active(desk.cast)))


def engagement(page: str) -> object:
    return lambda desk: f"/engagements/{given.active(desk.cast).ref}/{page}/"


def ended(desk: Desk) -> str:
    return f"/engagements/{given.completed(desk.cast).ref}/review/"


def applied(desk: Desk) -> Certification:
    return apply_certification(
        ref=given.active(desk.cast).ref,
        body_ref=desk.cast.zhongheng.ref,
        actor=desk.lin_wei,
    )


def certification(desk: Desk) -> str:
    return f"/certifications/{applied(desk).ref}/"


def with_nonconformity(desk: Desk) -> str:
    row = applied(desk)
    record_nonconformity(
        ref=row.ref,
        severity="minor",
        clause="9.2",
        text="-",
        language="en",
        found_on=date(2026, 11, 20),
        actor=desk.sun_qi,
    )
    return f"/certifications/{row.ref}/"


def granted(desk: Desk) -> str:
    row = applied(desk)
    record_result(ref=row.ref, result=RESULT, actor=desk.sun_qi)
    return f"/certifications/{row.ref}/"


def to_check(desk: Desk) -> str:
    """Recorded by the enterprise, because nobody has an account at the body."""
    Membership.objects.filter(user=desk.cast.sun_qi).delete()
    row = applied(desk)
    file = given.stored(row.ref, desk.lin_wei, "certificate.pdf")
    result = Result(**{**vars(RESULT), "file_ref": file.ref})
    record_result(ref=row.ref, result=result, actor=desk.lin_wei)
    return f"/institute/certifications/{row.ref}/"


def contested(desk: Desk) -> str:
    ref = granted(desk).split("/")[2]
    contest_result(ref=ref, reason=KEPT, language="en", actor=desk.lin_wei)
    return f"/institute/certifications/{ref}/"


def settlement(desk: Desk) -> str:
    page = contested(desk)
    ref = page.split("/")[3]
    propose_settlement(ref=ref, is_upheld=False, answer=KEPT, actor=desk.wang_min)
    return page


def reviewed(desk: Desk) -> str:
    """Both have reviewed; the organization may reply to the enterprise's."""
    found = given.completed(desk.cast)
    made = [
        submit_review(
            ref=found.ref,
            scores=SCORES,
            again=True,
            text="",
            language="en",
            actor=actor,
        )
        for actor in (desk.lin_wei, desk.zhao_hai)
    ]
    return f"/reviews/{made[0].ref}/reply/"


ROWS: dict[str, Row] = {
    "delivery": Row(
        form=forms.DeliverableForm,
        who="zhao_hai",
        page=running,
        sends=r"/deliver/$",
        typed=lambda desk: {"file": pdf(), "note": KEPT},
    ),
    "changes": Row(
        form=forms.ChangesForm,
        who="lin_wei",
        page=delivered,
        sends=r"/changes/$",
        typed={"reasons": KEPT},
    ),
    "dispute": Row(
        form=forms.ReasonForm,
        who="lin_wei",
        page=delivered,
        sends=r"/dispute/$",
        typed={"reason": KEPT},
    ),
    "payment": Row(
        form=forms.PaymentForm,
        who="lin_wei",
        page=delivered,
        sends=r"/payments/$",
        typed={"direction": "payment", "amount": "12000", "paid_on": TODAY},
    ),
    "shares": Row(
        form=forms.SharesForm,
        who="zhao_hai",
        page=engagement("shares"),
        sends=r"/shares/$",
        typed=lambda desk: {desk.cast.chen_yu_person.ref: "100"},
        may_repeat=True,
    ),
    "ending": Row(
        form=forms.ReasonForm,
        who="lin_wei",
        page=engagement("ending"),
        sends=r"/ending/$",
        typed={"reason": KEPT},
    ),
    "choice of a body": Row(
        form=forms.BodyForm,
        who="lin_wei",
        page=engagement("certification"),
        sends=r"/certification/$",
        typed=lambda desk: {"body": desk.cast.zhongheng.ref},
    ),
    "stage": Row(
        form=forms.StageForm,
        who="sun_qi",
        page=certification,
        sends=r"/stage/$",
        typed={"stage": "1", "held_on": TODAY},
    ),
    "nonconformity": Row(
        form=forms.NonconformityForm,
        who="sun_qi",
        page=certification,
        sends=r"/nonconformity/$",
        typed={"severity": "minor", "clause": "9.2", "text": KEPT, "found_on": TODAY},
    ),
    "closing": Row(
        form=forms.ClosingForm,
        who="sun_qi",
        page=with_nonconformity,
        sends=r"/closing/$",
        typed={"closed_on": TODAY},
    ),
    "plan": Row(
        form=forms.PlanForm,
        who="sun_qi",
        page=with_nonconformity,
        sends=r"/plan/$",
        typed={"accepted_on": TODAY},
    ),
    "result": Row(
        form=forms.ResultForm,
        who="sun_qi",
        page=certification,
        sends=r"/result/$",
        typed={
            "outcome": "granted",
            "decided_on": TODAY,
            "certificate_number": "165IP260001R0S",
            "valid_until": "2029-11-19",
            "note": KEPT,
        },
    ),
    "what became of a certificate": Row(
        form=forms.LaterForm,
        who="sun_qi",
        page=granted,
        sends=r"/later/$",
        typed={"status": "suspended", "on": TODAY, "note": KEPT},
    ),
    "contest of a result": Row(
        form=forms.ReasonForm,
        who="lin_wei",
        page=granted,
        sends=r"/contest/$",
        typed={"reason": KEPT},
    ),
    "check of a result": Row(
        form=forms.CheckForm,
        who="wang_min",
        page=to_check,
        sends=r"/institute/certifications/",
        typed={"is_found": "yes", "source": KEPT},
    ),
    "answer to a contest": Row(
        form=forms.AnswerForm,
        who="wang_min",
        page=contested,
        sends=r"/institute/certifications/",
        typed={"is_upheld": "no", "answer": KEPT},
    ),
    "second word on a contest": Row(
        form=forms.SecondForm,
        who="wu_jie",
        page=settlement,
        sends=r"/institute/certifications/",
        typed={"confirms": "yes", "note": KEPT},
    ),
    "review": Row(
        form=forms.ReviewForm,
        who="lin_wei",
        page=ended,
        sends=r"/review/$",
        typed={**SCORES, "again": "yes", "text": KEPT},
    ),
    "reply": Row(
        form=forms.ReplyForm,
        who="zhao_hai",
        page=reviewed,
        sends=r"/reply/$",
        typed={"text": KEPT},
    ),
}
