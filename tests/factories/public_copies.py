"""What the read model holds of a kind once it followed the changes."""

import json

from django.core.serializers.json import DjangoJSONEncoder

from cms.models import PublishedRecord
from cms.open_data import sync


def copies(kind: str) -> dict[str, PublishedRecord]:
    """The public copies of this kind, by their keys."""
    sync.follow()
    return {copy.key: copy for copy in PublishedRecord.objects.filter(kind=kind, removed_at=None)}


def gone(kind: str) -> set[str]:
    """Keys of which only a tombstone is left."""
    sync.follow()
    return set(
        PublishedRecord.objects.filter(kind=kind, removed_at__isnull=False).values_list("key", flat=True)
    )


def everything() -> str:
    """All that is held of all kinds, tombstones too, as text."""
    sync.follow()
    return json.dumps(list(PublishedRecord.objects.values()), cls=DjangoJSONEncoder, ensure_ascii=False)
