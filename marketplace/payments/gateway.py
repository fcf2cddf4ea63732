"""How does money move? One protocol; `outside` is the default: it does not move here.

Other gateways (bank transfer, card) come with the ledger. A gateway answers at once
(`passed`) or later (`waiting`), which then leaves a milestone in funding or releasing.
"""

from dataclasses import dataclass
from typing import Literal, Protocol

Answer = Literal["passed", "waiting", "failed"]


@dataclass(frozen=True, kw_only=True)
class Transfer:
    """What is asked of a gateway; the key makes a repeated call harmless."""

    key: str
    milestone_ref: str
    amount_minor: int
    currency: str


class PaymentGateway(Protocol):
    name: str

    def fund(self, transfer: Transfer) -> Answer: ...

    def release(self, transfer: Transfer) -> Answer: ...

    def refund(self, transfer: Transfer) -> Answer: ...


class OutsideGateway:
    """The parties pay each other outside; both record it, the portal holds nothing."""

    name = "outside"

    def fund(self, transfer: Transfer) -> Answer:
        return "passed"

    def release(self, transfer: Transfer) -> Answer:
        return "passed"

    def refund(self, transfer: Transfer) -> Answer:
        return "passed"


GATEWAYS: dict[str, PaymentGateway] = {"outside": OutsideGateway()}


def gateway(name: str) -> PaymentGateway:
    return GATEWAYS[name]
