"""Which words does sourcing refuse, and which harmless ones does it leave alone?"""

import pytest

from marketplace.sourcing.conditions import passing_conditions
from marketplace.sourcing.phases import default_phases, refund_stages
from marketplace.sourcing.secrets import secret_marks


@pytest.mark.parametrize(
    "text",
    [
        "尾款在通过认证后支付。",
        "取得证书后付清余款",
        "未通过认证全额退款",
        "The balance is due after the certificate is issued",
        "40 % of the price, payable upon passing the audit",
        "No pass, no fee",
        "We give a full refund if you fail",
    ],
)
def test_payment_on_passing_is_found(text: str) -> None:
    assert passing_conditions(text)


@pytest.mark.parametrize(
    "text",
    [
        "每个里程碑验收后付款。",
        "协助企业通过内部审核发现问题。",
        "Each milestone is paid after you accept it.",
        "We prepare you for the certification audit.",
    ],
)
def test_ordinary_terms_pass(text: str) -> None:
    assert passing_conditions(text) == []


@pytest.mark.parametrize(
    "text", ["本项目涉密", "涉及国家秘密", "国防专利的管理", "top secret designs"]
)
def test_marks_of_secrets_are_found(text: str) -> None:
    assert secret_marks(text)


@pytest.mark.parametrize(
    "text", ["本项目不涉密", "不涉及国家秘密", "商业秘密保护制度", "no state secrets"]
)
def test_trade_secrets_and_denials_are_no_marks(text: str) -> None:
    assert secret_marks(text) == []


def test_the_default_template_adds_up() -> None:
    phases = default_phases()
    assert [phase.position for phase in phases] == list(range(1, 9))
    assert sum(phase.payment for phase in phases) == 100
    assert sum(phase.time for phase in phases) == 100
    assert [phase.link for phase in phases] == [
        "plan",
        "plan",
        "implement",
        "implement",
        "implement",
        "check",
        "check",
        "improve",
    ]
    assert len(refund_stages()) == 4
