import pytest

from marketplace.directory.promises import forbidden_phrases


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("我们确保通过认证", "guaranteed_pass"),
        ("贯标包过,不过退款", "guaranteed_pass"),
        ("包 过", "guaranteed_pass"),
        ("包\u200b过", "guaranteed_pass"),
        ("保证一次性通过", "guaranteed_pass"),
        ("100%通过", "guaranteed_pass"),
        ("Certificate GUARANTEED", "guaranteed_pass"),
        ("we guarantee a pass", "guaranteed_pass"),
        ("not only cheap, we guarantee your certificate", "guaranteed_pass"),
        ("当天出证", "instant_certificate"),
        ("three things: same-day certificate", "instant_certificate"),
        ("直出证书", "direct_certificate"),
        ("不送样检测", "direct_certificate"),
        ("代做全套材料", "made_up_material"),
        ("补贴稳赚", "subsidy_profit"),
    ],
)
def test_a_promise_is_found_however_it_is_spelled(text: str, code: str) -> None:
    assert [hit.code for hit in forbidden_phrases(text)] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "我们不承诺包过,是否发证由认证机构决定。",
        "提供包括诊断、培训在内的服务;保过程留痕",
        "保护、维护、运用全过程辅导",
        "We cannot guarantee a certificate: an independent body decides.",
        "We never promise guaranteed certification",
        "Support up to the certification audit; after it we help with corrections.",
    ],
)
def test_honest_wording_is_left_alone(text: str) -> None:
    assert forbidden_phrases(text) == []


def test_every_hit_names_the_rule_and_its_source_in_both_languages() -> None:
    [hit] = forbidden_phrases("确保通过")

    assert hit.found == "确保通过"
    assert "certification body decides" in hit.why
    assert "认证机构" in hit.why_zh
    assert "2023" in hit.source
    assert "2023" in hit.source_zh
