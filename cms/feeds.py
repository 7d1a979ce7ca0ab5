"""Atom feeds. XML has no place for control characters: without this, one in a name would break a whole feed."""

from typing import Any

from django.utils.feedgenerator import Atom1Feed

from cms.cleaning import clean_text


class Feed(Atom1Feed):
    def __init__(self, title: str, link: str, description: str, **facts: Any) -> None:
        super().__init__(clean_text(title), link, clean_text(description), **facts)

    def add_item(  # type: ignore[override]  # the other facts are passed on
        self, title: str, link: str, description: str, **facts: Any
    ) -> None:
        super().add_item(clean_text(title), link, clean_text(description), **facts)
