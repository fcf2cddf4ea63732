"""The embedded backend against a brute-force oracle, and what a reader expects of it."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search import analysis
from search.backends.embedded import EmbeddedBackend
from search.models import Document
from search.query import SearchQuery
from search.schema import SearchDoc, expanded

pytestmark = pytest.mark.django_db


def doc(ref: str, name: str, **values: object) -> SearchDoc:
    return SearchDoc(
        kind=str(values.pop("kind", "organization")), ref=ref, name=name, **values
    )


@pytest.fixture
def backend() -> EmbeddedBackend:
    backend = EmbeddedBackend()
    backend.put(
        [
            doc(
                "ORG-1",
                "恒瑞智远知识产权咨询",
                name_en="Hengrui Zhiyuan IP Consulting",
                body="内部审核 辅导",
                facets={"region": ["CN/32/3205"], "grade": ["A"]},
                rank=0.9,
            ),
            doc(
                "ORG-2",
                "启明标准服务",
                body="内部审核",
                facets={"region": ["CN/32/3202"], "grade": ["B"]},
                rank=0.5,
            ),
            doc(
                "ORG-3",
                "兰亭知识产权",
                body="trusteeship",
                facets={"region": ["CN/31"], "grade": ["A"]},
            ),
            doc(
                "page-1",
                "如何做内部审核",
                kind="guidance",
                language="zh-hans",
                body="审核计划",
            ),
            doc(
                "page-1",
                "How to audit",
                kind="guidance",
                language="en",
                body="plans for auditing",
            ),
        ]
    )
    return backend


def refs(result: object) -> list[str]:
    return [hit.doc.ref for hit in result.hits]


def test_chinese_words_inside_names_are_found(backend: EmbeddedBackend) -> None:
    assert set(refs(backend.search(SearchQuery(text="知识产权")))) == {"ORG-1", "ORG-3"}


def test_english_words_are_found_by_their_stem(backend: EmbeddedBackend) -> None:
    found = backend.search(SearchQuery(text="audits", language="en"))

    assert refs(found) == ["page-1"]
    assert found.hits[0].doc.name == "How to audit"


def test_a_page_is_shown_in_the_readers_language_only(backend: EmbeddedBackend) -> None:
    assert [
        h.doc.name
        for h in backend.search(SearchQuery(text="审核")).hits
        if h.doc.kind == "guidance"
    ] == ["如何做内部审核"]


def test_a_word_in_the_name_comes_first(backend: EmbeddedBackend) -> None:
    assert refs(backend.search(SearchQuery(text="内部审核")))[0] == "page-1"


def test_values_of_a_facet_are_or_and_its_counts_leave_out_its_own_filter(
    backend: EmbeddedBackend,
) -> None:
    query = SearchQuery(
        kinds=("organization",), filters={"grade": ("A",)}, facets=("grade", "region")
    )

    result = backend.search(query)

    assert result.total == 2
    assert [(v.value, v.count, v.is_selected) for v in result.facets["grade"]] == [
        ("A", 2, True),
        ("B", 1, False),
    ]
    assert ("CN/32", 1, False) in [
        (v.value, v.count, v.is_selected) for v in result.facets["region"]
    ]


def test_a_province_finds_its_cities(backend: EmbeddedBackend) -> None:
    assert set(refs(backend.search(SearchQuery(filters={"region": ("CN/32",)})))) == {
        "ORG-1",
        "ORG-2",
    }


def test_tabs_count_every_kind(backend: EmbeddedBackend) -> None:
    result = backend.search(SearchQuery(text="审核", kinds=("organization",)))

    assert dict(result.kinds) == {"organization": 2, "guidance": 1}
    assert result.total == 2


def test_partial_matches_follow_and_are_said_to_be_partial(
    backend: EmbeddedBackend,
) -> None:
    result = backend.search(SearchQuery(text="兰亭 内部审核"))

    assert result.is_relaxed
    assert "ORG-3" in refs(result)


def test_pages_go_on_behind_the_last_hit(backend: EmbeddedBackend) -> None:
    first = backend.search(SearchQuery(size=2))
    second = backend.search(SearchQuery(size=2, after=first.after))

    assert len(set(refs(first) + refs(second))) == 4
    assert second.after == ""


def test_a_removed_document_is_gone_at_once(backend: EmbeddedBackend) -> None:
    backend.remove("organization", "ORG-1")

    assert refs(backend.search(SearchQuery(text="恒瑞"))) == []


def test_a_changed_document_is_found_by_its_new_words_only(
    backend: EmbeddedBackend,
) -> None:
    backend.put([doc("ORG-2", "晨曦咨询")])

    assert refs(backend.search(SearchQuery(text="晨曦"))) == ["ORG-2"]
    assert refs(backend.search(SearchQuery(text="启明"))) == []
    assert Document.objects.get(ref="ORG-2").version == 2


def test_a_rolled_back_change_leaves_nothing(backend: EmbeddedBackend) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        backend.put([doc("ORG-9", "回滚咨询")])
        raise ZeroDivisionError

    assert refs(backend.search(SearchQuery(text="回滚"))) == []


@pytest.mark.parametrize(
    "hostile",
    ['"', "*", "AND", "NEAR(", "a\x00b", "'; DROP TABLE", "（）", "😀", "x" * 10_000],
)
def test_hostile_queries_answer_without_an_error(
    backend: EmbeddedBackend, hostile: str
) -> None:
    assert backend.search(SearchQuery(text=hostile)).total >= 0


WORDS = st.sampled_from(
    ["知识产权", "咨询", "内部审核", "audit", "audits", "plan", "9.2", "苏州"]
)
TEXTS = st.lists(WORDS, max_size=4).map(" ".join)
DOCS = st.lists(
    st.tuples(TEXTS, TEXTS, st.sampled_from(["CN/32/3205", "CN/32", "CN/31"])),
    max_size=8,
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(docs=DOCS, text=TEXTS, region=st.sampled_from(["", "CN/32", "CN/31"]))
def test_hits_equal_those_of_a_brute_force_search(
    docs: list[tuple[str, str, str]], text: str, region: str
) -> None:
    backend = EmbeddedBackend()
    with transaction.atomic():
        made = [
            doc(f"ORG-{i}", name or "x", body=body, facets={"region": [place]})
            for i, (name, body, place) in enumerate(docs)
        ]
        backend.put(made)
        filters = {"region": (region,)} if region else {}
        wanted = set(analysis.query_tokens(text))
        oracle = {
            d.ref
            for d in made
            if wanted <= analysis.index_tokens([d.name, d.body])
            and (not region or region in expanded("region", d.facets["region"]))
        }

        result = backend.search(SearchQuery(text=text, filters=filters, size=50))

        found = set(refs(result))
        assert oracle <= found
        assert result.is_relaxed or found == oracle
        transaction.set_rollback(True)
