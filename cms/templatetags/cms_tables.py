"""Cells with their column's heading: on a phone a row stacks and needs the names."""

from typing import Any

from django import template
from wagtail.contrib.typed_table_block.blocks import TypedTable

register = template.Library()


@register.filter
def labelled(table: TypedTable) -> list[list[tuple[str, Any]]]:
    headings = [column["heading"] for column in table.columns]
    return [list(zip(headings, row, strict=False)) for row in table.rows]
