"""Every kind of this app on the demo: as its schema says, in a fixed number of queries, with each table watched."""

import json
import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

import jsonschema
import pytest

from cms.open_data.values import record_of
from tests.boards.open_data.copies import of

pytestmark = [pytest.mark.usefixtures("demo_database"), pytest.mark.django_db]

KINDS = (
    "motions", "decisions", "action-items", "proposals", "cycles", "openings", "agreements", "parties",
)  # fmt: skip
TABLES = re.compile(r'(?:FROM|JOIN)\s+"?(\w+)"?')
WALK = {"asked", "reach"}  # of the query that walks the chain


@pytest.fixture(params=KINDS)
def kind(request):
    return of(request.param)


def test_each_record_is_as_its_schema_says(kind):
    schema = record_of(**kind.fields)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    found = list(kind.entries(kind.rows()))
    assert found
    for entry in found:
        wrong = [each.message for each in validator.iter_errors(json.loads(json.dumps(entry.attributes)))]
        assert not wrong, (entry.key, wrong)


def test_each_record_has_its_own_key_a_title_and_a_page(kind, client):
    found = list(kind.entries(kind.rows()))
    assert len({entry.key for entry in found}) == len(found)
    for entry in found:
        assert entry.title and set(entry.paths) == {"en", "es"}
        for path in entry.paths.values():
            assert client.get(path).status_code == 200, path


def queries(kind, rows) -> int:
    with CaptureQueriesContext(connection) as taken:
        kind.read(rows)
    return len(taken)


def test_more_records_take_no_more_queries(kind):
    """A single record may have nothing to load where others have; two queries stand for that."""
    rows = list(kind.rows().values_list("pk", flat=True))
    assert len(rows) > 1
    assert queries(kind, rows) <= max(queries(kind, [row]) for row in rows) + 2


def test_each_table_that_is_read_is_watched(kind):
    with CaptureQueriesContext(connection) as taken:
        list(kind.entries(kind.rows()))
    read = {table for query in taken for table in TABLES.findall(query["sql"])} - WALK
    assert read <= {watch.table for watch in kind.all_watches}
