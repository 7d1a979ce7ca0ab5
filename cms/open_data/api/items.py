"""A public record as the API and the archive give it. The same shape everywhere; ``schemas.py`` describes it."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings

from cms.models import PublishedRecord
from cms.open_data.api.addresses import with_addresses
from cms.open_data.values import iso

Item = dict[str, Any]


def item_of(copy: PublishedRecord) -> Item:
    """The record; of one that is public no more only that and since when."""
    if copy.removed_at is not None:
        return {
            "kind": copy.kind,
            "id": copy.key,
            "removed_at": precise(copy.removed_at),
            "modified_at": precise(copy.modified_at),
        }
    item = {
        "kind": copy.kind,
        "id": copy.key,
        "title": copy.title,
        "url": _first(copy.paths),
        "urls": copy.paths,
        "number": copy.number,
        "body": copy.body,
        "day": iso(copy.day),
        "standing": copy.standing,
        "published_at": iso(copy.published_at),
        "modified_at": precise(copy.modified_at),
        "is_demo": copy.is_demo,
        "attributes": copy.attributes,
    }
    return with_addresses(item)


def precise(moment: datetime) -> str:
    """With microseconds: who asks again from here gets what came later, and little twice."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _first(paths: dict[str, str]) -> str | None:
    """The page in the site's first language, or in another one."""
    return paths.get(settings.LANGUAGE_CODE) or next(iter(paths.values()), None)
