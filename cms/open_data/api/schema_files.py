"""The schema of a kind as a file of its own."""

from django.utils import translation

from cms.open_data.api import schemas
from cms.open_data.api.addresses import address
from cms.open_data.registry import Kind
from cms.open_data.values import Schema


def schema_file(kind: Kind) -> Schema:
    """Of one record, with its address; in English, whatever the language of the request."""
    with translation.override("en"):
        return {
            "$schema": schemas.DIALECT,
            "$id": address("schema", kind.name),
            "title": str(kind.label_of_one),
            "description": str(kind.about),
            **schemas.item_schema(kind),
        }
