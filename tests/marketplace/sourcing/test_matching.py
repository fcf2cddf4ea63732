"""The order of matches: what excludes, what orders, and what can never change it."""

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketplace.sourcing.matching import RULES, exclusion, match, neutral_key
from marketplace.sourcing.measures import Candidate, Wish
from marketplace.sourcing.weights import TERMS, load

TODAY = date(2026, 11, 23)
NINGBO = ("100000", "330000", "330200")
SUZHOU = ("100000", "320000", "320500")
ZHEJIANG = ("100000", "330000")
WEIGHTS = load(1)


def wish(**more: object) -> Wish:
    given = {
        "today": TODAY,
        "services": frozenset({"consulting"}),
        "region_path": NINGBO,
        "industry_path": ("C", "C34"),
        "clauses": frozenset({"8", "9"}),
        "budget_min_minor": 6_000_000,
        "budget_max_minor": 9_000_000,
        "tied_refs": frozenset({"ORG-CERTIFIER"}),
    }
    return Wish(**(given | more))


def candidate(ref: str = "ORG-A", **more: object) -> Candidate:
    given = {
        "ref": ref,
        "home_path": NINGBO,
        "regions": (ZHEJIANG,),
        "services": frozenset({"consulting"}),
        "price_min_minor": 6_000_000,
        "price_max_minor": 8_000_000,
        "free_places": 3,
    }
    return Candidate(**(given | more))


def test_the_weights_add_up_to_one_hundred() -> None:
    assert sum(dict(WEIGHTS.terms).values()) == 100
    assert tuple(dict(WEIGHTS.terms)) == TERMS


@pytest.mark.parametrize(
    ("rule", "changed"),
    [
        ("not_active", {"is_active": False}),
        ("licence_expired", {"licence_until": date(2026, 11, 22)}),
        ("region", {"regions": (SUZHOU,)}),
        ("service", {"services": frozenset({"training"})}),
        ("service", {"services": frozenset()}),
        ("clause", {"clauses": frozenset({"7"})}),
        ("full", {"free_places": 0}),
        ("tie", {"tied_to": frozenset({"ORG-CERTIFIER"})}),
        ("grade_d", {"grade": "D"}),
    ],
)
def test_each_rule_leaves_out_and_is_counted(rule: str, changed: dict) -> None:
    result = match(wish(), [candidate(), candidate("ORG-B", **changed)], WEIGHTS)
    assert [m.ref for m in result.by_fit] == ["ORG-A"]
    assert result.left_out == ((rule, 1),)
    assert result.considered == 2


def test_a_check_holds_through_its_last_day() -> None:
    assert exclusion(wish(), candidate(licence_until=TODAY)) is None


def test_a_provider_is_counted_once_under_its_best_offering() -> None:
    training = candidate(offering_ref="OFR-1", services=frozenset({"training"}))
    full = candidate(offering_ref="OFR-2", free_places=0)
    result = match(wish(), [training, full], WEIGHTS)
    assert result.left_out == (("full", 1),)
    result = match(wish(), [training, full, candidate(offering_ref="OFR-3")], WEIGHTS)
    assert [m.offering_ref for m in result.by_fit] == ["OFR-3"]
    assert result.left_out == ()


def test_unknown_answers_leave_nobody_out() -> None:
    knows_nothing = Wish(today=TODAY)
    far = candidate("ORG-B", regions=(SUZHOU,), clauses=frozenset({"7"}))
    result = match(knows_nothing, [candidate(), far], WEIGHTS)
    assert {m.ref for m in result.by_fit} == {"ORG-A", "ORG-B"}


def test_a_wide_wish_is_met_by_a_part_and_a_county_by_its_province() -> None:
    assert exclusion(wish(region_path=ZHEJIANG), candidate(regions=(NINGBO,))) is None
    assert exclusion(wish(), candidate(regions=(ZHEJIANG,))) is None


def test_without_a_record_the_median_credit_counts() -> None:
    strong = candidate("ORG-S", grade="A", forecast_low=8500)
    weak = candidate("ORG-W", grade="C", forecast_low=4250)
    middle = candidate("ORG-M", grade="B", forecast_low=6375)
    new = candidate("ORG-N")
    scores = {
        m.ref: m.score
        for m in match(wish(), [strong, weak, middle, new], WEIGHTS).by_fit
    }
    assert scores["ORG-N"] == scores["ORG-M"]
    assert scores["ORG-S"] > scores["ORG-M"] > scores["ORG-W"]


def test_credit_saturates() -> None:
    best = candidate("ORG-S", grade="A+", forecast_low=9900)
    good = candidate("ORG-G", grade="A", forecast_low=8500)
    by_fit = match(wish(), [best, good], WEIGHTS).by_fit
    assert by_fit[0].score == by_fit[1].score


def test_reasons_name_facts_for_and_against() -> None:
    one = candidate(
        industries=frozenset({"C34"}), clauses=frozenset({"8"}), free_places=1
    )
    reasons = match(wish(), [one], WEIGHTS).by_fit[0].reasons
    assert [(r.code, r.kind) for r in reasons] == [
        ("industry_named", "plus"),
        ("price_inside", "plus"),
        ("region_same", "plus"),
        ("clauses_part", "minus"),
        ("no_forecast", "minus"),
    ]
    assert dict(reasons[3].facts) == {"met": 1, "wanted": 2}


def test_newly_vetted_ones_follow_the_best() -> None:
    known = [candidate(f"ORG-{i}", grade="A", forecast_low=8500) for i in range(20)]
    new = [candidate(f"ORG-NEW{i}", price_max_minor=10_000_000) for i in range(4)]
    shown = match(wish(), known + new, WEIGHTS).shown
    assert len(shown) == 10
    assert [m.is_new for m in shown] == [False] * 8 + [True] * 2


def test_the_neutral_order_knows_neither_wish_nor_provider_and_turns_weekly() -> None:
    many = [candidate(f"ORG-{i}", free_places=i + 1) for i in range(12)]
    one = [m.ref for m in match(wish(), many, WEIGHTS).neutral]
    other = [m.ref for m in match(Wish(today=TODAY), many, WEIGHTS).neutral]
    assert one == other
    later = match(wish(today=date(2026, 11, 30)), many, WEIGHTS).neutral
    assert [m.ref for m in later] != one
    assert neutral_key("ORG-1", TODAY) == neutral_key("ORG-1", date(2026, 11, 29))


codes = st.sampled_from(["4", "5", "7", "8", "9", "10"])
paths = st.sampled_from([NINGBO, SUZHOU, ZHEJIANG, ("100000",)])
maybe_price = st.none() | st.integers(0, 20_000_000)


@st.composite
def candidates(draw: st.DrawFn) -> list[Candidate]:
    refs = draw(st.lists(st.integers(0, 30), max_size=12))
    return [
        Candidate(
            ref=f"ORG-{ref}",
            offering_ref=f"OFR-{i}",
            is_active=draw(st.booleans()),
            licence_until=draw(
                st.none() | st.dates(date(2026, 11, 1), date(2027, 1, 1))
            ),
            home_path=draw(paths),
            regions=tuple(draw(st.lists(paths, max_size=2))),
            services=draw(
                st.frozensets(st.sampled_from(["consulting", "training"]), max_size=2)
            ),
            industries=draw(st.frozensets(st.sampled_from(["C", "C34", "L72"]))),
            clauses=draw(st.frozensets(codes, max_size=3)),
            price_min_minor=draw(maybe_price),
            price_max_minor=draw(maybe_price),
            free_places=draw(st.integers(0, 5)),
            grade=draw(st.sampled_from([None, "A+", "A", "B", "C", "D"])),
            forecast_low=draw(st.none() | st.integers(0, 10_000)),
            tied_to=draw(st.frozensets(st.just("ORG-CERTIFIER"))),
        )
        for i, ref in enumerate(refs)
    ]


wishes = st.builds(
    wish,
    services=st.frozensets(st.sampled_from(["consulting", "training"])),
    region_path=st.just(()) | paths,
    industry_path=st.sampled_from([(), ("C",), ("C", "C34")]),
    clauses=st.frozensets(codes, max_size=3),
    budget_max_minor=maybe_price,
)


@given(wishes, candidates(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_never_matters(
    asked: Wish, many: list[Candidate], luck: random.Random
) -> None:
    shuffled = list(many)
    luck.shuffle(shuffled)
    assert match(asked, many, WEIGHTS) == match(asked, shuffled, WEIGHTS)


@given(wishes, candidates())
def test_who_is_left_out_is_never_listed_and_everybody_is_counted(
    asked: Wish, many: list[Candidate]
) -> None:
    result = match(asked, many, WEIGHTS)
    listed = {m.ref for m in result.by_fit}
    fit = {one.ref for one in many if exclusion(asked, one) is None}
    assert listed == fit
    assert {m.ref for m in result.neutral} == listed
    assert {m.ref for m in result.shown} <= listed
    assert len(result.shown) >= min(3, len(listed))
    out = sum(count for _, count in result.left_out)
    assert out + len(listed) == result.considered == len({one.ref for one in many})
    assert [rule for rule, _ in result.left_out] == [
        rule for rule in RULES if rule in dict(result.left_out)
    ]


@given(wishes, candidates())
def test_every_match_has_reasons_a_rank_and_a_score_in_bounds(
    asked: Wish, many: list[Candidate]
) -> None:
    result = match(asked, many, WEIGHTS)
    assert [m.rank for m in result.by_fit] == list(range(1, len(result.by_fit) + 1))
    for one in result.by_fit:
        assert one.reasons
        assert 0 <= one.score <= 10_000
        assert sum(r.kind == "plus" for r in one.reasons) <= 3
        assert sum(r.kind == "minus" for r in one.reasons) <= 2
