"""What does a page of matches show? Rows made of plain values and reasons in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from credit.publish.cards import CreditCard
from marketplace.directory.words import listing_words
from marketplace.sourcing.candidates import Field
from marketplace.sourcing.matching import Match, Result
from marketplace.sourcing.words import RULES, say
from portal.parties.models import Party


@dataclass(frozen=True, kw_only=True)
class ReasonLine:
    kind: str
    text: str


@dataclass(frozen=True, kw_only=True)
class MatchCard:
    party: Party
    rank: int
    score: int  # 0 to 10,000
    is_new: bool
    listed: Sequence[str]  # since when listed, when looked at anew
    offering_ref: str
    offering_title: str
    price_min_minor: int | None
    price_max_minor: int | None
    currency: str
    reasons: Sequence[ReasonLine]
    credit: CreditCard | None
    is_invited: bool


@dataclass(frozen=True, kw_only=True)
class MatchList:
    cards: Sequence[MatchCard]
    best: int
    newly_vetted: int
    fitting: int
    considered: int
    left_out: Sequence[tuple[str, int]]
    weights: int
    order: str  # fit or neutral
    is_all: bool


def match_list(
    result: Result,
    field: Field,
    *,
    order: str = "fit",
    show_all: bool = False,
    invited: frozenset[str] = frozenset(),
) -> MatchList:
    rows = result.by_fit if show_all else result.shown
    if order == "neutral":
        rows = result.neutral if show_all else result.neutral[: len(result.shown)]
    cards = [_card(one, field, invited) for one in rows]
    return MatchList(
        cards=cards,
        best=sum(not card.is_new for card in cards),
        newly_vetted=sum(card.is_new for card in cards),
        fitting=len(result.by_fit),
        considered=result.considered,
        left_out=[(str(RULES[rule]), count) for rule, count in result.left_out],
        weights=result.weights,
        order=order,
        is_all=show_all or len(cards) == len(result.by_fit),
    )


def _card(match: Match, field: Field, invited: frozenset[str]) -> MatchCard:
    profile = field.profiles[match.ref]
    offering = field.offerings[match.offering_ref]
    return MatchCard(
        party=profile.party,
        rank=match.rank,
        score=match.score,
        is_new=match.is_new,
        listed=listing_words(profile),
        offering_ref=offering.ref,
        offering_title=offering.title,
        price_min_minor=offering.price_min_minor,
        price_max_minor=offering.price_max_minor,
        currency=offering.currency,
        reasons=[ReasonLine(kind=r.kind, text=say(r)) for r in match.reasons],
        credit=field.cards.get(match.ref),
        is_invited=match.ref in invited,
    )
