"""Translations of what public records said and say no more go at once; a redaction takes its own (known_copies.py)."""

from collections.abc import Iterable, Iterator
from html import unescape

from django.utils.html import strip_tags

from cms.extension_points import provide
from cms.models import MachineTranslation, PublishedRecord
from cms.open_data.copies import REPLACED_POINT


def forget_replaced(copies: Iterable[PublishedRecord]) -> None:
    """Delete the translations of all that these former copies said. What is still said can be translated again."""
    rows = MachineTranslation.objects.order_by()
    if not rows.exists():
        return
    former = "\n".join(_plain(text) for copy in copies for text in _texts(copy))
    gone = [pk for pk, source in rows.values_list("pk", "source").iterator(500) if _plain(source) in former]
    rows.filter(pk__in=gone).delete()


def _texts(copy: PublishedRecord) -> Iterator[str]:
    for value in (copy.title, copy.attributes, copy.texts):
        yield from _strings(value)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


def _plain(text: str) -> str:
    """As a reader compares it: without markup, marks of emphasis and breaks of lines."""
    return " ".join(unescape(strip_tags(text)).replace("*", "").split())


provide(REPLACED_POINT, forget_replaced)
