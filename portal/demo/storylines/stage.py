"""How is a story played? On one clock, in date order, by people who sign in.

A story is a generator that yields the day on which it goes on; the stage always goes
on with the story whose day comes first, so that the journal is in order of time.
"""

import heapq
import random
from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import QuerySet

from portal.accounts.actors import Actor, actor_for
from portal.accounts.models import User
from portal.deadlines import timers
from portal.files.store import save_upload
from portal.kernel import clock, workdays
from portal.outbox import worker
from portal.outbox.models import Job
from portal.parties.models import Party

Story = Generator[date, None, None]
MORNING = time(2, 0, tzinfo=UTC)  # 10:00 in Shanghai


@dataclass
class Stage:
    seed: int
    chance: random.Random = field(init=False)
    moment: datetime = field(init=False)
    people: dict[str, User] = field(default_factory=dict)
    parties: dict[str, Party] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)  # noqa: S311 - the same story each time
        self.moment = datetime(2024, 9, 2, 2, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The clock source: each look is a little later, so that order shows."""
        self.moment += timedelta(seconds=1)
        return self.moment

    def move_to(self, day: date) -> None:
        """Go on to the morning of `day`, firing what becomes due on the way."""
        target = datetime.combine(day, MORNING)
        while self.moment < target:
            self.moment = min(target, self.moment + timedelta(days=1))
            timers.sweep()
            self.do_jobs()

    def do_jobs(self) -> None:
        """What the worker would do by now: alone in one transaction, without leases."""
        while jobs := list(_waiting(self.moment)):
            for job in jobs:
                if not worker.perform(job):
                    job.refresh_from_db()
                    msg = f"{job} failed: {job.last_error}"
                    raise RuntimeError(msg)

    def after(self, working_days: int) -> date:
        return workdays.add_working_days(clock.today(), working_days)

    def actor(self, person: str) -> Actor:
        """Read anew: memberships and authority change in the course of a story."""
        return actor_for(User.objects.get(pk=self.people[person].pk))

    def ref(self, party: str) -> str:
        return self.parties[party].ref

    def file(self, owner_ref: str, name: str, text: str, person: str) -> str:
        """A small private text file; its ref."""
        upload = SimpleUploadedFile(name, text.encode(), content_type="text/plain")
        return save_upload(upload, owner_ref, self.actor(person)).ref

    def play(self, stories: list[Story]) -> None:
        waiting: list[tuple[date, int, Story]] = []
        for number, story in enumerate(stories):
            day = next(story, None)
            if day is not None:
                heapq.heappush(waiting, (day, number, story))
        while waiting:
            day, number, story = heapq.heappop(waiting)
            self.move_to(day)
            following = next(story, None)
            self.do_jobs()
            if following is not None:
                heapq.heappush(waiting, (following, number, story))


def _waiting(moment: datetime) -> QuerySet[Job]:
    due = Job.objects.filter(done_at=None, dead_at=None, not_before__lte=moment)
    return due.order_by("not_before", "id")
