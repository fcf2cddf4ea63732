"""Who walks the loop, in one language, on one clock."""

from dataclasses import dataclass, field

from django.core.files.uploadedfile import SimpleUploadedFile

from portal.accounts.models import User
from portal.deadlines import timers
from portal.kernel import clock, workdays
from tests.conftest import FrozenClock
from tests.people import Cast, join, user
from tests.support.reader import Reader

PASSWORD = "lantern-harbour-42"
ORG, REF = r"/my/organizations/(ORG-\w+)/", r"[A-Z]{3}-\w+"


@dataclass
class Loop:
    language: str
    cast: Cast
    clock: FrozenClock
    second_approver: User
    owner: Reader = field(init=False)  # of the service organization
    practitioner: Reader = field(init=False)
    buyer: Reader = field(init=False)  # of the enterprise
    provider: str = ""
    person: str = ""
    enterprise: str = ""
    request: str = ""
    engagement: str = ""
    case: str = ""

    def reader(self, who: User | None = None) -> Reader:
        return Reader(self.language, who)

    def officer(self, who: User, pattern: str) -> Reader:
        """An officer at the first matter of this kind in the institute's queue."""
        queue = self.reader(who).open("/institute/")
        for tab in ("mine", "team", "others"):
            if queue.follow(rf"tab={tab}").has_link(pattern):
                break
        return queue.follow(pattern)

    def until(self, working_days: int) -> None:
        """That many working days later, in the morning; what is due then has happened."""
        day = workdays.add_working_days(clock.today(), working_days)
        self.clock.set(day.year, day.month, day.day, 2)
        timers.sweep()

    def days(self, count: int) -> None:
        self.clock.advance(days=count)
        timers.sweep()


def begin(language: str, cast: Cast, frozen_clock: FrozenClock) -> Loop:
    approver = user("zhou.ping", "Zhou Ping")
    join(approver, cast.ningbo_institute, "approver")
    return Loop(language, cast, frozen_clock, approver)


def sign_up(reader: Reader, email: str) -> Reader:
    """From a sign-in page to an account of one's own."""
    reader.follow(r"/account/signup/")
    return reader.send(r"/account/signup/", email=email, password1=PASSWORD)


def file(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"%PDF-1.4\n%%EOF\n", "application/pdf")
