"""From the guidance to an explained credit score: the whole loop, by links and forms.

Both languages, no scripts, no demo data: the standing cast brings the institute, a rival
and the certification body; the organization, its practitioner and the enterprise come
as visitors. Only the second and third engagement are made by actions.
"""

import csv
import io
import json
from dataclasses import dataclass, replace

import pytest
from django.core.management import call_command
from django.utils.translation import override

from credit.events import verify as credit_chain
from portal.accounts.models import User
from portal.journal.verify import breaks
from portal.kernel import clock
from portal.outbox import worker
from portal.outbox.models import Job
from portal.parties.models import Party
from portal.ui import text
from tests.conftest import FrozenClock
from tests.marketplace.engagements import given
from tests.marketplace.sourcing.world import list_everybody
from tests.people import Cast
from tests.stories.loop import asking, judging, listing, work
from tests.stories.loop.people import Loop, begin
from tests.support.reader import Reader

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]
LANGUAGES = ("en", "zh-hans")
NO_RECORD = {"en": "1 of 3", "zh-hans": "3 项中的 1 项"}


@dataclass(frozen=True)
class Shown:
    """What the public page and its files say of the organization."""

    points: str  # "" while there is no grade
    sum_words: str
    chance: str  # "" while there is not enough evidence
    record: str
    csv: list[dict[str, str]]

    @property
    def rows(self) -> set[tuple[str, str]]:
        return {(row["event"], row["points"]) for row in self.csv if row["event"]}

    @property
    def added_up(self) -> int:
        return sum(hundredths(row["points"]) for row in self.csv)


def hundredths(shown: str) -> int:
    return round(float(shown.replace("−", "-")) * 100)


def shown(loop: Loop) -> Shown:
    page = loop.reader().open("/organizations/")
    page.follow(rf"/organizations/{loop.provider}/$")

    def words(selector: str) -> str:
        found = page.soup.select_one(selector)
        return " ".join(found.get_text(" ").split()) if found else ""

    return Shown(
        points=words(".grade-points .figure"),
        sum_words=words(".credit-sum"),
        chance=words(".forecast-figure .figure"),
        record=words(".grade"),
        csv=csv_of(page),
    )


def csv_of(page: Reader) -> list[dict[str, str]]:
    link = next(one for one in page.links() if one.endswith("events.csv"))
    return list(csv.DictReader(io.StringIO(page.client.get(link).content.decode())))


def replayed(loop: Loop) -> dict:
    """What `portal credit show` prints, the same each time."""
    today = clock.today().isoformat()
    printed = []
    for _turn in range(2):
        out = io.StringIO()
        call_command(
            "credit",
            "show",
            loop.provider,
            f"--as-of={today}",
            f"--known-at={today}",
            "--json",
            stdout=out,
        )
        printed.append(out.getvalue())
    assert printed[0] == printed[1]
    return json.loads(printed[0])


def two_more_engagements(loop: Loop) -> None:
    """Short ones, by the actions, between the same people."""
    parties = {
        ref: Party.objects.get(ref=ref) for ref in (loop.provider, loop.enterprise)
    }
    people = replace(
        loop.cast,
        haishi=parties[loop.provider],
        ningbo_tools=parties[loop.enterprise],
        zhao_hai=User.objects.get(email=listing.OWNER),
        lin_wei=User.objects.get(email=asking.BUYER),
        chen_yu_person=Party.objects.get(ref=loop.person),
    )
    for _turn in range(2):
        given.completed(people)


def until_the_certificate(loop: Loop) -> None:
    listing.visitor_reads(loop)
    listing.organization_registers(loop)
    listing.organization_prepares(loop)
    listing.practitioner_accepts(loop)
    listing.institute_vets(loop)
    listing.public_notice_ends(loop)
    listing.offering_is_published(loop)
    asking.visitor_finds_matches(loop)
    asking.enterprise_publishes(loop)
    asking.authority_is_checked(loop)
    asking.two_propose(loop)
    asking.enterprise_awards(loop)
    work.both_sign(loop)
    work.all_milestones(loop)
    work.payment_is_confirmed(loop)
    work.body_is_admitted(loop)
    work.certificate_is_granted(loop)


@pytest.fixture(params=LANGUAGES)
def loop(
    request: pytest.FixtureRequest,
    guidance: None,
    cast: Cast,
    frozen_clock: FrozenClock,
) -> Loop:
    list_everybody(cast)
    return begin(request.param, cast, frozen_clock)


def test_the_loop_runs_from_the_guidance_to_an_explained_grade(loop: Loop) -> None:
    until_the_certificate(loop)
    released = check_what_counts_without_a_grade(loop)
    check_that_nothing_undecided_counts(loop, released)
    judging.two_decide(loop)
    decided = shown(loop)
    assert (decided.points, len(decided.csv)) == ("", len(released.csv) + 1)

    two_more_engagements(loop)
    graded = check_the_sum_and_the_replay(loop)
    check_what_an_upheld_objection_changes(loop, graded)

    worker.run_pending()
    assert not Job.objects.filter(done_at=None).exists()
    assert breaks() == []
    assert list(credit_chain.breaks()) == []


def check_what_counts_without_a_grade(loop: Loop) -> Shown:
    """The body's finding only after the release; no number below three engagements."""
    kinds = {"engagement_completed", "engagement_on_time"}
    assert {row["kind"] for row in shown(loop).csv} == kinds
    work.enterprise_releases(loop)
    work.both_review(loop)
    released = shown(loop)
    kinds |= {"certificate_granted_minor", "client_review"}
    assert {row["kind"] for row in released.csv} == kinds
    assert (released.points, released.chance) == ("", "")
    assert NO_RECORD[loop.language] in released.record
    return released


def check_that_nothing_undecided_counts(loop: Loop, before: Shown) -> None:
    judging.complaint_is_filed(loop)
    judging.institute_hears(loop)
    assert shown(loop) == before
    assert loop.case not in loop.reader().open(f"/credit/{loop.provider}/").html


def check_the_sum_and_the_replay(loop: Loop) -> Shown:
    """Page, file and command line say the same; the sum is all its rows."""
    graded, printed = shown(loop), replayed(loop)
    assert graded.points == "102.0"
    assert graded.sum_words == "100 − 2.0 + 1.5 + 2.5 = 102.0"
    assert graded.added_up == hundredths(graded.points)
    assert printed["grade"]["score_hundredths"] == hundredths(graded.points)
    with override(loop.language):
        chance = text.chance(printed["forecast"]["p"])
    assert graded.chance == " ".join(chance.split())
    return graded


def check_what_an_upheld_objection_changes(loop: Loop, before: Shown) -> None:
    """The grade changes by exactly the row that goes, and nothing shows that it was."""
    (event,) = {ref for ref, points in before.rows if points == "-2.00"}
    judging.objection_is_upheld(loop, event)
    after = shown(loop)
    assert before.rows ^ after.rows == {(event, "-2.00")}
    assert hundredths(after.points) - hundredths(before.points) == 200
    assert after.added_up == hundredths(after.points)
    assert event not in loop.reader().open(f"/credit/{loop.provider}/").html
