"""What counts failed sign-ins must outlast a crowd of other visitors."""

import pytest
from allauth.core.ratelimit import consume
from django.core.cache import cache
from django.test import RequestFactory


@pytest.fixture(autouse=True)
def _empty() -> None:
    cache.clear()


def may_fail(email: str, address: str) -> bool:
    """A failed sign-in; is one more try allowed?"""
    request = RequestFactory().post("/en/account/login/", REMOTE_ADDR=address)
    return bool(consume(request, action="login_failed", key=email))


def test_a_crowd_does_not_make_the_portal_forget_failed_sign_ins() -> None:
    tries = [may_fail("lin.wei@example.cn", f"192.0.2.{n}") for n in range(6)]
    for n in range(1_000):
        may_fail(f"visitor-{n}@example.cn", f"198.18.{n // 250}.{n % 250}")

    assert tries == [True] * 5 + [False]
    assert not may_fail("lin.wei@example.cn", "192.0.2.7")
