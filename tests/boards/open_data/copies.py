"""Public records of a kind as the API will have them, and the copies of single ones."""

import json
from typing import Any

from cms.models import PublishedRecord
from cms.open_data import sync
from cms.open_data.registry import Kind, kind_named


def of(name: str) -> Kind:
    found = kind_named(name)
    assert found, name
    return found


def attributes(name: str) -> dict[str, dict[str, Any]]:
    """Key → attributes, of every record that is public now."""
    kind = of(name)
    return {entry.key: json.loads(json.dumps(entry.attributes)) for entry in kind.entries(kind.rows())}


def followed(name: str, key: object) -> PublishedRecord | None:
    """The copy of one record after what was written was followed."""
    sync.follow()
    return PublishedRecord.objects.filter(kind=name, key=str(key)).first()


def is_gone(copy: PublishedRecord) -> bool:
    """Only a tombstone stays."""
    return copy.removed_at is not None and not (copy.title or copy.attributes or copy.texts or copy.paths)
