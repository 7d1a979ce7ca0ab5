"""Template tag for the forms beside one text of an item."""

from typing import Any

from django import template

register = template.Library()


@register.simple_tag
def own_forms(forms: dict[str, Any], about: str) -> Any:
    return forms[about]
