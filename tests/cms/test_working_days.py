"""The State Council's yearly notice, entered by an editor, moves what is counted next."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from wagtail.users.models import UserProfile

from cms.actions.enter_day import enter_day
from cms.actions.remove_day import remove_day
from cms.actions.set_up_editors import set_up_editors
from portal.accounts.actors import Actor
from portal.deadlines import timers
from portal.deadlines.models import DayOverride, Deadline
from portal.journal.models import EntryRow
from portal.kernel import clock, workdays
from portal.kernel.errors import Conflict, Invalid, NotAllowed, WrongState
from tests.people import Cast

pytestmark = pytest.mark.django_db
PAGE = "/cms/working-days/"
NOTICE = "国办发明电〔2026〕9号"
THURSDAY = date(2026, 12, 3)


@pytest.fixture(autouse=True)
def counted_with_the_database(frozen_clock) -> Iterator[None]:
    workdays.install(timers.overrides)
    yield
    workdays.install(timers.overrides)


@pytest.fixture
def editor(cast: Cast) -> Actor:
    cast.editor.groups.add(set_up_editors())
    return cast.actor(cast.editor)


def enter(actor: Actor, day: date = THURSDAY, *, is_working: bool = False) -> None:
    enter_day(day=day, is_working=is_working, source=NOTICE, actor=actor)


def test_a_day_of_rest_lengthens_what_is_counted_from_now_on(editor: Actor) -> None:
    wednesday = date(2026, 12, 2)
    timers.set_deadline("test.before", "X-1", clock.end_of(THURSDAY))
    assert workdays.add_working_days(wednesday, 1) == THURSDAY

    enter(editor)

    assert workdays.add_working_days(wednesday, 1) == date(2026, 12, 4)
    assert Deadline.objects.get().due_at == clock.end_of(THURSDAY)  # it stands
    row = EntryRow.objects.get(stream="CALENDAR-2026")
    assert (row.kind, row.actor) == ("CalendarDayEntered", editor.ref)


def test_a_weekend_can_be_a_working_day(editor: Actor) -> None:
    saturday = date(2026, 12, 5)

    enter(editor, saturday, is_working=True)

    assert workdays.add_working_days(date(2026, 12, 4), 1) == saturday


def test_a_day_is_entered_once(editor: Actor) -> None:
    enter(editor)

    with pytest.raises(Conflict) as refused:
        enter(editor, is_working=True)

    assert refused.value.field == "day"
    assert not DayOverride.objects.get().is_working
    assert EntryRow.objects.filter(stream="CALENDAR-2026").count() == 1


@pytest.mark.parametrize(
    "day", [date(2026, 11, 23), date(2026, 11, 20), date(2028, 1, 1)]
)
def test_only_days_to_come_until_the_end_of_next_year(editor: Actor, day: date) -> None:
    with pytest.raises(Invalid) as refused:
        enter(editor, day)

    assert refused.value.field == "day"
    assert not DayOverride.objects.exists()


def test_a_day_entered_by_mistake_is_removed(editor: Actor) -> None:
    enter(editor)

    remove_day(day=THURSDAY, actor=editor)

    assert not DayOverride.objects.exists()
    kinds = EntryRow.objects.filter(stream="CALENDAR-2026").values_list("kind")
    assert [k for (k,) in kinds.order_by("number")][-1] == "CalendarDayRemoved"
    with pytest.raises(WrongState):
        remove_day(day=THURSDAY, actor=editor)


def test_a_day_that_has_begun_stays(editor: Actor, frozen_clock) -> None:
    enter(editor)
    frozen_clock.advance(days=10)  # to that very day

    with pytest.raises(Invalid):
        remove_day(day=THURSDAY, actor=editor)

    assert DayOverride.objects.count() == 1


@pytest.mark.parametrize("name", ["wang_min", "wu_jie", "stranger"])
def test_nobody_else_touches_the_calendar(cast: Cast, name: str) -> None:
    who = getattr(cast, name)
    with pytest.raises(NotAllowed):
        enter(cast.actor(who))

    assert cast.client(who).get(PAGE).status_code == 302
    assert not DayOverride.objects.exists()


@pytest.fixture
def admin(cast: Cast, editor: Actor) -> Client:
    return cast.client(cast.editor)


@pytest.mark.parametrize(
    ("language", "stands"),
    [("en", "Deadlines that are open keep their day"), ("zh-hans", "已设定的期限不变")],
)
def test_the_page_lists_a_year_and_says_what_stands(
    cast: Cast, admin: Client, editor: Actor, language: str, stands: str
) -> None:
    UserProfile.objects.create(user=cast.editor, preferred_language=language)
    enter(editor)

    this_year = admin.get(PAGE, {"year": "2026"}).content.decode()
    next_year = admin.get(PAGE, {"year": "2027"}).content.decode()

    assert stands in this_year
    assert NOTICE in this_year
    assert NOTICE not in next_year


def test_a_day_is_entered_and_removed_on_the_page(admin: Client) -> None:
    typed = {"day": "2026-12-03", "is_working": "rest", "source": NOTICE}

    assert admin.post(PAGE, typed).status_code == 302
    again = admin.post(PAGE, typed)
    assert again.status_code == 409
    assert "2026-12-03" in again.content.decode()
    assert admin.post(PAGE, {**typed, "source": ""}).status_code == 422
    assert admin.post(PAGE, {"remove": "2026-12-03"}).status_code == 302
    assert admin.post(PAGE, {"remove": "2026-12-03"}).status_code == 409
    assert admin.post(PAGE, {"remove": "soon"}).status_code == 422
    assert not DayOverride.objects.exists()
