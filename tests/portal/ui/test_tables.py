"""On a phone each cell names its column, whoever wrote the table."""

from portal.ui.tables import labelled
from tests.portal.ui.test_components import render

HEAD = "<thead><tr><th>Name</th><th class='num'>Price &amp; term</th><th></th></tr></thead>"


def test_cells_after_the_first_take_their_columns_heading() -> None:
    rows = labelled(
        HEAD
        + "<tbody><tr><th scope=row>A</th><td class=num>1</td><td>x</td></tr></tbody>"
    )

    assert '<td class=num data-label="Price &amp; term">1</td><td>x</td>' in rows
    assert "<th scope=row>A</th>" in rows


def test_every_row_begins_anew_and_a_label_of_its_own_stays() -> None:
    rows = labelled(
        HEAD
        + '<tr><td>A</td><td>1</td></tr><tr><td>B</td><td data-label="Fee">2</td></tr>'
    )

    assert rows.count('data-label="Price &amp; term"') == 1
    assert 'data-label="Fee"' in rows
    assert "<td>B</td>" in rows


def test_a_heading_for_screen_readers_only_labels_nothing() -> None:
    rows = labelled(
        '<thead><tr><th>A</th><th><span class="visually-hidden">Step</span></th></tr></thead>'
        "<tr><td>1</td><td>2</td></tr>"
    )

    assert "data-label" not in rows


def test_spans_and_headless_tables_are_left_alone() -> None:
    for rows in (HEAD + "<tr><td colspan=2>1</td></tr>", "<tr><td>1</td></tr>"):
        assert labelled(rows) == rows


def test_the_component_labels_its_rows() -> None:
    html = render(
        "<c-table caption='x'><thead><tr><th>A</th><th>B</th></tr></thead>"
        "<tbody><tr><td>1</td><td>2</td></tr></tbody></c-table>"
    )

    assert '<td data-label="B">2</td>' in html
