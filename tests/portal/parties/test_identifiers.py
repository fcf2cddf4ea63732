import pytest
from stdnum.cn import uscc as reference

from portal.kernel.errors import Invalid
from portal.parties.identifiers import (
    check_licence,
    check_uscc,
    inner_check_character,
    normalise,
    uscc_check_character,
)
from tests import people

GOOD = "91110000600037341L"


def with_check(first: str) -> str:
    return first + uscc_check_character(first)


def test_a_genuine_code_passes_and_says_kind_and_region() -> None:
    found = check_uscc(GOOD)
    assert (found.code, found.kind, found.region_code) == (GOOD, "91", "110000")
    assert found.warnings == ()


@pytest.mark.parametrize("serial", range(1, 40))
def test_our_check_character_is_the_one_of_the_reference(serial: int) -> None:
    code = people.uscc(serial)
    assert reference.calc_check_digit(code[:-1]) == code[-1]
    assert check_uscc(code).warnings == ()


@pytest.mark.parametrize(
    "typed",
    [
        "９１１１００００６０００３７３４１Ｌ",
        " 9111 0000 6000 3734 1L\u200b",
        "91110000-600037341-l",
        "\ufeff91110000\u00a0600037341L",
    ],
)
def test_full_width_blank_and_invisible_characters_are_taken_away(typed: str) -> None:
    assert check_uscc(typed).code == GOOD


@pytest.mark.parametrize("prefix", ["N1", "N2", "N3", "A1", "Y1"])
def test_legal_prefixes_with_letters_are_accepted(prefix: str) -> None:
    code = with_check(prefix + "330200" + "MA00010" + "1" + "X")
    assert check_uscc(code).kind == prefix


def test_an_unusual_inner_digit_warns_and_does_not_refuse() -> None:
    inner = "MA000101"
    wrong = "0" if inner_check_character(inner) != "0" else "1"
    found = check_uscc(with_check("91330200" + inner + wrong))
    assert len(found.warnings) == 1


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("9111000060003734", "this one has 16"),
        ("91110000600037341I", "without I, O, S, V and Z"),
        ("9111000A600037341L", "characters 3 to 8 are digits"),
        ("B1110000600037341L", "is not a unified social credit code"),
        ("91110000600037342L", "last character does not fit"),
        ("91110000600037314L", "last character does not fit"),  # swapped
        ("", "this one has 0"),
    ],
)
def test_a_wrong_code_is_refused_with_what_is_wrong(typed: str, says: str) -> None:
    from django.utils import translation

    with translation.override("en"), pytest.raises(Invalid) as refused:
        check_uscc(typed)
    assert says in str(refused.value.message)
    assert refused.value.field == "uscc"


def test_every_single_wrong_character_is_noticed() -> None:
    for place in range(8, 17):
        for other in "0123456789ABCDEFGHJKLMNPQRTUWXY":
            if other != GOOD[place]:
                with pytest.raises(Invalid):
                    check_uscc(GOOD[:place] + other + GOOD[place + 1 :])


def test_licence_numbers_have_the_shape_of_their_kind() -> None:
    assert check_licence("patent_agent", "３３ 12345") == "3312345"
    assert check_licence("auditor", " 2024-n1ipms-1234567 ") == "2024N1IPMS1234567"
    with pytest.raises(Invalid):
        check_licence("patent_agent", "331234")
    with pytest.raises(Invalid):
        check_licence("auditor", "x" * 33)
    with pytest.raises(Invalid):
        check_licence("unknown", "1")


def test_a_practice_number_joins_the_qualification_number() -> None:
    joined = "33201" + "12345" + "6"
    assert check_licence("patent_practice", joined, qualification="3312345") == joined
    with pytest.raises(Invalid):
        check_licence("patent_practice", joined, qualification="3354321")


def test_an_identity_number_is_kept_as_a_fingerprint_only() -> None:
    number = "11010519491231002X"
    kept = check_licence("identity", number)
    assert number not in kept
    assert len(kept) == 64
    assert kept == check_licence("identity", normalise(number.lower()))
    with pytest.raises(Invalid):
        check_licence("identity", "110105194912310021")
