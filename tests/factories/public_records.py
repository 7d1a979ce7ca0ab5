"""What anybody finds in the read model, once it has followed every change."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jsonschema import Draft202012Validator

from cms.models import PublishedRecord
from cms.open_data import sync
from cms.open_data.registry import kind_named
from cms.open_data.values import record_of


def copies(kind: str) -> dict[str, PublishedRecord]:
    """Key → copy of each record that is public now; all are as the schema of the kind says."""
    sync.follow()
    found = {each.key: each for each in PublishedRecord.objects.filter(kind=kind, removed_at=None)}
    schema = Draft202012Validator(record_of(**kind_named(kind).fields))
    for each in found.values():
        schema.validate(json.loads(json.dumps(each.attributes)))
    return found


def stones(kind: str) -> set[str]:
    """Keys of which only a tombstone stays."""
    sync.follow()
    gone = PublishedRecord.objects.filter(kind=kind).exclude(removed_at=None)
    assert not any(each.attributes or each.texts or each.title or each.paths for each in gone)
    return {each.key for each in gone}


def everything() -> str:
    """All that the read model holds, as text."""
    sync.follow()
    return json.dumps(list(PublishedRecord.objects.values()), cls=DjangoJSONEncoder, ensure_ascii=False)


def statements(kind: str) -> int:
    """How many statements it takes to read all records of a kind."""
    found = kind_named(kind)
    with CaptureQueriesContext(connection) as caught:
        assert list(found.entries(found.rows()))
    return len(caught)


def grows(kind: str, more: Callable[[], Any]) -> bool:
    """Whether it takes more statements once there are more records."""
    before, count = statements(kind), len(copies(kind))
    more()
    assert len(copies(kind)) > count
    return statements(kind) > before


def numbers_in(value: Any) -> Iterator[int]:
    """Each published number within attributes, and the ends of each published range."""
    if isinstance(value, dict) and value.keys() == {"value", "hidden", "least", "most"}:
        yield from (each for each in (value["value"], value["least"], value["most"]) if each is not None)
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from numbers_in(each)
