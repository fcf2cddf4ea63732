"""Cases at every stage, made through the same actions that people use."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.utils import translation

from credit.cases.actions.accept_case import accept_case
from credit.cases.actions.answer_case import answer_case
from credit.cases.actions.decide_case import decide_case
from credit.cases.actions.file_complaint import file_complaint
from credit.cases.actions.propose_decision import propose_decision
from credit.cases.actions.record_findings import record_findings
from credit.cases.actions.request_hearing import request_hearing
from credit.cases.actions.serve_decision import serve_decision
from credit.cases.actions.start_investigation import start_investigation
from credit.cases.models import Case
from credit.events.models import CreditEvent
from portal import wiring
from portal.accounts.actors import Actor
from portal.accounts.models import User
from portal.deadlines import timers
from tests.conftest import FrozenClock
from tests.people import Cast, join, user


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Sentences are compared in English, whatever a page test before has left on."""
    with translation.override("en"):
        yield


@dataclass
class Desk:
    """The cast, four officers of one institute, and a clock that stands still."""

    cast: Cast
    clock: FrozenClock
    second_approver: User

    def __getattr__(self, name: str) -> Actor:
        """`desk.wang_min`: the actor of that member of the cast."""
        return self.cast.actor(getattr(self.cast, name))

    @property
    def zhou_ping(self) -> Actor:
        return self.cast.actor(self.second_approver)

    def to_next_deadline(self, kind: str, ref: str) -> None:
        """Stand just after that deadline and sweep."""
        due = timers.due_at(kind, ref)
        assert due is not None, f"no open deadline {kind} of {ref}"
        self.clock.moment = due + timedelta(minutes=1)
        timers.sweep()

    def filed(self, **more: object) -> Case:
        values = {
            "about_ref": self.cast.haishi.ref,
            "complainant_ref": self.cast.ningbo_tools.ref,
            "ground": "refund",
            "text": "The refund table was not kept.",
            "actor": self.lin_wei,
        } | more
        return file_complaint(**values)

    def investigated(self) -> Case:
        case = self.filed()
        accept_case(ref=case.ref, actor=self.wang_min)
        start_investigation(ref=case.ref, actor=self.wang_min)
        return case

    def with_findings(self) -> Case:
        case = self.investigated()
        answer_case(ref=case.ref, text="We disagree.", actor=self.zhao_hai)
        record_findings(ref=case.ref, findings="It is so.", actor=self.wang_min)
        return case

    def proposed(self, severity: str = "general", sanction: str = "") -> Case:
        case = self.with_findings()
        propose_decision(
            ref=case.ref,
            finding="complaint_upheld",
            severity=severity,
            sanction=sanction,
            reasons="The table was agreed and not kept.",
            actor=self.wang_min,
        )
        return case

    def decided(self, severity: str = "general", sanction: str = "") -> Case:
        case = self.proposed(severity, sanction)
        request_hearing(ref=case.ref, wanted=False, actor=self.zhao_hai)
        decide_case(ref=case.ref, seen=1, actor=self.wu_jie)
        return case

    def served(self, severity: str = "general", sanction: str = "") -> Case:
        case = self.decided(severity, sanction)
        serve_decision(ref=case.ref, way="portal", actor=self.wang_min)
        return case

    def effective(self, severity: str = "general", sanction: str = "") -> Case:
        case = self.served(severity, sanction)
        self.to_next_deadline("cases.effect", case.ref)
        return self.again(case)

    def again(self, case: Case) -> Case:
        return Case.objects.get(pk=case.pk)

    def event(self) -> CreditEvent:
        return CreditEvent.objects.get()


@pytest.fixture
def desk(cast: Cast, frozen_clock: FrozenClock) -> Desk:
    second = user("zhou.ping", "Zhou Ping")
    join(second, cast.ningbo_institute, "approver")
    wiring.install()
    return Desk(cast, frozen_clock, second)
