"""Are the shared codes complete, and are they ended instead of deleted?"""

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import translation

from portal.reference import load, queries
from portal.reference.models import Clause, Industry, Region, StandardEdition

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded() -> None:
    load.everything()


def test_regions_have_34_provinces_and_the_two_overlays() -> None:
    counts = {
        kind: Region.objects.filter(kind=kind).count() for kind in Region.Kind.values
    }

    assert counts == {
        "country": 1,
        "province": 34,
        "prefecture": 328,
        "plan_city": 5,
        "xpcc": 1,
        "county": 2845,
    }


def test_every_code_has_six_digits_and_a_path_that_ends_in_it() -> None:
    for code, path in Region.objects.values_list("code", "path"):
        assert len(code) == 6
        assert code.isdigit()
        assert path.split("/")[0] == "100000"
        assert path.split("/")[-1] == code


def test_the_cities_listed_in_the_state_plan_are_these_five() -> None:
    cities = Region.objects.filter(kind="plan_city").values_list("name", "name_en")

    assert set(cities) == {
        ("大连市", "Dalian"),
        ("青岛市", "Qingdao"),
        ("宁波市", "Ningbo"),
        ("厦门市", "Xiamen"),
        ("深圳市", "Shenzhen"),
    }


def test_the_corps_is_a_jurisdiction_of_its_own_inside_xinjiang() -> None:
    shihezi = Region.objects.get(code="659001")

    assert shihezi.parent_id == "660000"
    assert shihezi.ancestor_codes == ["100000", "650000", "660000", "659001"]


@pytest.mark.parametrize(
    ("code", "name", "name_en"),
    [
        ("110101", "东城区", "Dongcheng District"),
        ("320500", "苏州市", "Suzhou"),
        ("341500", "六安市", "Lu'an"),
        ("361181", "德兴市", "Dexing"),
        ("222400", "延边朝鲜族自治州", "Yanbian Korean Autonomous Prefecture"),
        ("710000", "台湾省", "Taiwan"),
        ("810000", "香港特别行政区", "Hong Kong"),
        ("820000", "澳门特别行政区", "Macao"),
        ("659012", "白杨市", "Baiyang"),
        ("653228", "和康县", "Hekang County"),
    ],
)
def test_a_region_has_both_names(code: str, name: str, name_en: str) -> None:
    region = Region.objects.get(code=code)

    assert (region.name, region.name_en) == (name, name_en)


def test_a_municipality_has_its_districts_directly_below() -> None:
    assert Region.objects.get(code="310115").parent_id == "310000"


def test_industries_are_20_sections_and_97_divisions_in_both_languages() -> None:
    assert Industry.objects.filter(parent=None).count() == 20
    assert Industry.objects.exclude(parent=None).count() == 97
    assert not Industry.objects.filter(name_en="").exists()
    assert Industry.objects.get(code="C34").name == "通用设备制造业"
    assert Industry.objects.get(code="M75").parent_id == "M"


def test_the_2013_edition_is_replaced_by_the_2023_one() -> None:
    old = StandardEdition.objects.get(code="gbt29490_2013")

    assert old.replaced_by_id == "gbt29490_2023"
    assert old.valid_to == date(2023, 12, 31)
    assert Clause.objects.filter(edition=old).count() == 31
    assert Clause.objects.filter(edition=old, number__contains=".").count() == 25


def test_the_2023_edition_has_ten_chapters_and_annex_b() -> None:
    tops = Clause.objects.filter(edition_id="gbt29490_2023", parent=None)

    assert [c.number for c in tops] == [*(str(n) for n in range(1, 11)), "B"]
    assert Clause.objects.get(edition_id="gbt29490_2023", number="4.5").title == (
        "知识产权合规义务"
    )


def test_loading_again_changes_nothing() -> None:
    before = list(Region.objects.order_by("code").values())

    call_command("load_reference", verbosity=0)

    assert list(Region.objects.order_by("code").values()) == before


def test_the_command_is_silent_when_told_and_says_its_counts_otherwise() -> None:
    quiet, loud = StringIO(), StringIO()

    call_command("load_reference", verbosity=0, stdout=quiet)
    call_command("load_reference", stdout=loud)

    assert quiet.getvalue() == ""
    assert loud.getvalue() == "Loaded: regions 3214, industries 117, editions 2.\n"


def test_a_code_that_a_newer_file_lacks_is_ended_and_no_choice_any_more(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, frozen_clock: object
) -> None:
    rows = [r for r in load.read_json("regions.json") if r["code"] != "320500"]
    rows = [r for r in rows if "/320500/" not in r["path"]]
    new = {**rows[0], "code": "990000", "parent": "100000", "path": "100000/990000"}
    (tmp_path / "regions.json").write_text(
        json.dumps([*rows, {**new, "kind": "province"}])
    )
    (tmp_path / "industries.json").write_text(
        json.dumps(load.read_json("industries.json"))
    )
    (tmp_path / "standards.toml").write_bytes(
        (load.DATA / "standards.toml").read_bytes()
    )
    monkeypatch.setattr(load, "DATA", tmp_path)

    load.everything()

    assert Region.objects.get(code="320500").valid_to == date(2026, 11, 22)
    assert Region.objects.get(code="990000").valid_from == date(2026, 11, 23)
    offered = {code for _, group in queries.region_choices() for code, _ in group}
    assert "320500" not in offered
    with translation.override("zh-hans"):
        assert queries.region_name("320500") == "苏州市"


def test_names_follow_the_language_of_the_page() -> None:
    with translation.override("en"):
        assert queries.region_full_name("320500") == "Suzhou, Jiangsu"
        assert queries.industry_name("C34") == (
            "Manufacture of general-purpose machinery"
        )
    with translation.override("zh-hans"):
        assert queries.region_full_name("320500") == "江苏省苏州市"
        assert queries.region_full_name("110101") == "北京市东城区"


def test_region_choices_show_the_corps_and_its_cities_under_xinjiang() -> None:
    with translation.override("en"):
        groups = dict(queries.region_choices())

    labels = [label for _, label in groups["Xinjiang"]]
    assert labels[0] == "Xinjiang"
    assert "Xinjiang Production and Construction Corps" in labels
    assert "Shihezi" in labels
    assert len(groups["Beijing"]) == 17


def test_within_follows_the_path() -> None:
    assert queries.within("320506", "320000")
    assert not queries.within("320506", "330000")


def test_names_cost_one_query_once_they_are_in_memory(
    django_assert_num_queries,
) -> None:
    queries.regions()

    with django_assert_num_queries(1):
        queries.region_name("320500")


def test_the_clause_tree_costs_one_query(django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        tree = queries.clause_tree("gbt29490_2013")

    assert [c.number for c in tree[1].children] == ["5.1", "5.2", "5.3", "5.4", "5.5"]
