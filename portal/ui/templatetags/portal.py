"""The portal's template vocabulary."""

from django import template

register = template.Library()
