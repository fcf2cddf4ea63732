import pytest
from django.utils import translation

from marketplace.directory.size_class import size_class
from marketplace.sourcing.summary import summary_of


@pytest.mark.parametrize(
    ("industry", "staff", "revenue", "expected"),
    [
        ("C34", 1000, 400_000_000, "large"),
        ("C34", 1000, 399_999_999, "medium"),  # one criterion fails: one step down
        ("C34", 300, 20_000_000, "medium"),
        ("C34", 19, 50_000_000, "micro"),
        ("I65", 10, 500_000, "small"),
        ("M74", 120, None, "medium"),  # staff alone decides
        ("C34", 300, None, None),
        ("C34", None, 20_000_000, None),
        ("", 10, 10, None),
        ("E47", 500, 900_000_000, None),  # construction needs assets
        ("G54", 500, 900_000_000, None),  # transport has thresholds of its own
    ],
)
def test_both_criteria_decide_the_class(
    industry: str, staff: int | None, revenue: int | None, expected: str | None
) -> None:
    assert size_class(industry=industry, staff=staff, revenue_yuan=revenue) == expected


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "as stated by the firm; not checked"), ("zh-hans", "企业自述，未经核对")],
)
@pytest.mark.django_db
def test_a_class_never_stands_as_a_fact(language: str, words: str) -> None:
    with translation.override(language):
        rows = {row.name: row.value for row in summary_of({"size_class": "small"})}

    assert words in rows["size_class"]
