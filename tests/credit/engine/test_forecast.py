import math

import pytest

from credit.engine.forecast import Prior, forecast
from credit.engine.values import MODEL_1
from tests.credit.engine.build import NOW, book, event, several


def test_without_evidence_it_is_the_prior_and_not_enough() -> None:
    result = forecast([], book(), MODEL_1, NOW)
    assert (result.p, result.n_eff, result.is_enough) == (0.9, 0.0, False)
    assert result.prior_share == 1.0


def test_three_fresh_certificates_by_hand() -> None:
    result = forecast(several("certificate_granted", 3), book(), MODEL_1, NOW)
    assert result.p == (3 + 4 * 0.9) / 7
    assert (result.n_eff, result.is_enough) == (3.0, True)
    # 5 % and 95 % of Beta(p·4, (1−p)·4), by an integration of our own.
    assert (round(result.low, 4), round(result.high, 4)) == (0.7166, 1.0)


def test_a_mixed_record_by_hand() -> None:
    events = [
        *several("certificate_granted", 3),
        event("certificate_refused", 730),
        event("client_review", outcome=0.5),
    ]
    result = forecast(events, book(), MODEL_1, NOW)
    # weights: 3 × 1, 1 × 0.5 (one half-life old), 0.3; prior 4 at 0.9
    assert result.n_eff == pytest.approx(3.8, abs=1e-15)
    assert result.p == pytest.approx((3 + 0.15 + 3.6) / 7.8, abs=1e-15)


def test_a_serious_decision_weighs_twice_but_is_one_observation() -> None:
    result = forecast([event("complaint_upheld_serious")], book(), MODEL_1, NOW)
    assert result.n_eff == 1.0
    assert result.p == 3.6 / 6


def test_half_weight_is_half_an_observation() -> None:
    half = event("certificate_granted", weight_bp=5_000)
    assert forecast([half], book(), MODEL_1, NOW).n_eff == 0.5


def test_a_share_carries_over_to_the_practitioner() -> None:
    shared = event("certificate_granted", part="shared", share_bp=3_000)
    prior = Prior(mean=0.8, strength=8.0, from_organization=True)
    result = forecast([shared], book(), MODEL_1, NOW, prior)
    assert result.p == pytest.approx((0.3 + 6.4) / 8.3, abs=1e-15)


def test_a_crowd_of_strangers_moves_half_an_observation_each_way() -> None:
    praise = several("client_review", 500, 0, trust=0.0, outcome=1.0)
    slander = several("client_review", 400, 1, trust=0.0, outcome=0.0)
    good = forecast(praise, book(), MODEL_1, NOW)
    assert good.p == pytest.approx((0.5 + 3.6) / 4.5, abs=1e-12)
    assert good.n_eff == 0.0
    both = forecast([*praise, *slander], book(), MODEL_1, NOW)
    assert both.p == pytest.approx((0.5 + 3.6) / 5.0, abs=1e-12)


def test_below_three_effective_observations_it_is_not_enough() -> None:
    assert not forecast(
        several("certificate_granted", 3, 1), book(), MODEL_1, NOW
    ).is_enough


def test_an_honour_and_a_bare_completion_are_no_outcome() -> None:
    events = [event("honour"), event("engagement_completed")]
    assert forecast(events, book(), MODEL_1, NOW).evidence == ()


def test_shares_and_the_priors_share_are_the_whole() -> None:
    events = [
        *several("certificate_granted", 5, 100),
        event("complaint_upheld_general", 20),
        *several("client_review", 9, 3, trust=0.0, outcome=0.25),
    ]
    result = forecast(events, book(), MODEL_1, NOW)
    whole = math.fsum([result.prior_share, *(one.share for one in result.evidence)])
    assert whole == pytest.approx(1.0, abs=1e-12)
