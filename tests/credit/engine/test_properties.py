"""What must hold for every history, not only for those that we thought of."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from credit.engine.assess import assess
from credit.engine.explain import Case, contributions
from credit.engine.values import MODEL_1, Event
from tests.credit.engine.build import NOW, book, event

KINDS = sorted(book().kinds)
BAD = [code for code, row in book().kinds.items() if row.points < 0]
GOOD = [
    code
    for code, row in book().kinds.items()
    if row.points >= 0 and (row.outcome is None or row.outcome == 1.0)
]


@st.composite
def events(draw: st.DrawFn, kinds: list[str] = KINDS) -> Event:
    return event(
        draw(st.sampled_from(kinds)),
        draw(st.integers(0, 2000)),
        ref=f"EVT-{draw(st.integers(0, 10**9))}",
        outcome=draw(st.none() | st.integers(0, 10).map(lambda n: n / 10)),
        weight_bp=draw(st.sampled_from([5_000, 10_000])),
        share_bp=draw(st.sampled_from([2_500, 10_000])),
        part=draw(st.sampled_from(["own", "shared", "overseen"])),
        trust=draw(st.sampled_from([0.0, 1.0])),
        counterparty=draw(st.sampled_from(["", "A", "B"])),
        state=draw(st.sampled_from(["active", "objected", "repaired", "voided"])),
    )


histories = st.lists(events(), max_size=12, unique_by=lambda one: one.ref)


def run(history: list[Event]):
    return assess(history, book(), MODEL_1, NOW)


@given(histories, st.randoms(use_true_random=False))
def test_the_order_of_the_events_changes_no_bit(history, random) -> None:
    mixed = list(history)
    random.shuffle(mixed)
    assert run(mixed) == run(history)


@given(histories)
def test_the_same_again_is_the_same_to_the_last_bit(history) -> None:
    assert repr(run(history)) == repr(run(list(history)))


@given(histories)
def test_all_stays_within_its_bounds(history) -> None:
    result = run(history)
    assert 0 <= result.grade.score <= 11000
    assert 0 < result.forecast.p < 1
    assert 0 <= result.forecast.low <= result.forecast.high <= 1
    assert result.forecast.n_eff >= 0


@given(histories)
def test_the_lines_add_up_to_the_score(history) -> None:
    grade = run(history).grade
    assert sum(line.points for line in grade.lines) == grade.score
    assert {line.ref for line in grade.lines if line.ref} == {
        one.ref for one in run(history).counted
    }


@given(histories, st.sampled_from(BAD), st.integers(0, 800))
def test_an_adverse_event_never_raises_the_score(history, kind, days_ago) -> None:
    more = [*history, event(kind, days_ago, ref="new", counterparty="C")]
    assert run(more).grade.score <= run(history).grade.score


@given(histories, st.sampled_from(GOOD), st.integers(0, 800))
def test_a_good_event_never_lowers_score_or_forecast(history, kind, days_ago) -> None:
    good = event(kind, days_ago, ref="new", outcome=1.0)
    before, after = run(history), run([*history, good])
    assert after.grade.score >= before.grade.score
    assert after.forecast.p >= before.forecast.p - 1e-12


@given(histories, st.integers(0, 800))
def test_a_bad_outcome_never_raises_the_forecast(history, days_ago) -> None:
    bad = event("certificate_refused", days_ago, ref="new", outcome=0.0)
    assert run([*history, bad]).forecast.p <= run(history).forecast.p + 1e-12


@given(histories, events(), st.sampled_from(["repaired", "voided", "ended"]))
def test_a_repaired_or_voided_event_leaves_no_trace(history, gone, state) -> None:
    history = [one for one in history if one.ref != gone.ref]
    assert run([*history, replace(gone, state=state)]) == run(history)


@given(histories)
def test_the_shares_of_the_forecast_are_the_whole(history) -> None:
    forecast = run(history).forecast
    whole = forecast.prior_share + sum(one.share for one in forecast.evidence)
    assert abs(whole - 1) < 1e-12


@settings(max_examples=25)
@given(histories)
def test_a_contribution_is_what_is_lost_without_the_event(history) -> None:
    case = Case(events=tuple(history), rulebook=book(), model=MODEL_1, at=NOW)
    score = case.result().grade.score
    for row in contributions(case):
        rest = [one for one in history if one.ref != row.ref]
        assert score - run(rest).grade.score == row.points
