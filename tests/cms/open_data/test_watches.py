"""Every kind of public record, on the demo: what it reads is watched, read at once, described exactly, and public."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.models.sql import Query
from django.test import Client
from django.utils import translation

import pytest
from jsonschema import Draft202012Validator

from cms.open_data.copies import copy_of
from cms.open_data.registry import Entry, Kind, kind_named, kinds
from cms.open_data.values import record_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_database")]
TABLE = re.compile(r'(?:FROM|JOIN) "(\w+)"')
ANSWERS = re.compile(r"\((?:%s(?:, )?)+\)")
# Tables that a kind may read without watching them.
HOLD_NO_FACT = {
    "wagtailcore_locale": "the languages of the site, which are in the settings",
    "wagtailcore_site": "where the pages begin, which the gate lets nobody change (S14)",
    "django_content_type": "the names of the models",
    "cms_publishedrecord": "the copies themselves: the text of a document is not read again",
}
each_kind = pytest.mark.parametrize("name", [kind.name for kind in kinds()])


@contextmanager
def statements() -> Iterator[list[str]]:
    """The SQL that is sent meanwhile, with placeholders; lists of them count as one."""
    sent: list[str] = []

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        sent.append(ANSWERS.sub("(%s)", sql))
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield sent


def kind_of(name: str) -> Kind:
    kind = kind_named(name)
    assert kind is not None
    return kind


def read(name: str) -> list[Entry]:
    kind = kind_of(name)
    found = list(kind.entries(kind.rows()))
    assert found, f"the demo has no {name}"
    return found


@each_kind
def test_a_kind_watches_every_table_it_reads(name):
    """It may watch more: some rows are read only for a record that was, say, undone."""
    with statements() as sent:
        read(name)
    tables = {table for sql in sent for table in TABLE.findall(sql)} - HOLD_NO_FACT.keys()
    assert tables - {watch.table for watch in kind_of(name).all_watches} == set()


@each_kind
def test_the_path_of_each_watch_leads_to_its_table(name):
    kind = kind_of(name)
    led: dict[str, str] = {}
    for watch in kind.watches:
        if watch.path and not watch.column:
            steps, *_rest = Query(kind.model).names_to_path(watch.path.split("__"), kind.model._meta)
            led[watch.path] = steps[-1].to_opts.db_table
    assert led == {watch.path: watch.table for watch in kind.watches if watch.path in led}


@each_kind
def test_more_records_take_no_more_statements(name):
    kind = kind_of(name)
    with statements() as of_one:
        list(kind.entries(kind.rows()[:1]))
    with statements() as of_all:
        read(name)
    before = Counter(of_one)
    assert {sql: count for sql, count in Counter(of_all).items() if count > max(1, before[sql])} == {}


@each_kind
def test_the_attributes_are_what_the_schema_says(name):
    schema = record_of(**kind_of(name).fields)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    wrong = {
        entry.key: [each.message for each in validator.iter_errors(entry.attributes)] for entry in read(name)
    }
    assert {key: messages for key, messages in wrong.items() if messages} == {}


@each_kind
def test_each_record_has_a_key_of_its_own_a_title_and_a_page(name):
    found = read(name)
    keys = Counter(entry.key for entry in found)
    assert [key for key, count in keys.items() if count > 1] == []
    assert [entry.key for entry in found if not entry.title or not entry.paths] == []


@each_kind
def test_a_record_reads_the_same_whatever_language_is_active(name):
    kind = kind_of(name)
    english = {entry.key: copy_of(kind, entry).digest for entry in read(name)}
    with translation.override("es"):
        assert {entry.key: copy_of(kind, entry).digest for entry in read(name)} == english


def test_every_page_of_a_record_opens_for_anybody_at_its_place():
    addresses = {path for kind in kinds() for entry in read(kind.name) for path in entry.paths.values()}
    pages: dict[str, str] = {}
    lost = []
    for address in sorted(addresses):
        path, _sharp, anchor = address.partition("#")
        if path not in pages:
            answer = Client().get(path)
            pages[path] = answer.content.decode() if answer.status_code == 200 else ""
        if not pages[path] or (anchor and f'id="{anchor}"' not in pages[path]):
            lost.append(address)
    assert lost == []


def test_every_reference_leads_to_a_public_record():
    keys = {kind.name: {entry.key for entry in read(kind.name)} for kind in kinds()}
    lost = {
        (kind.name, entry.key, found["kind"], found["id"])
        for kind in kinds()
        for entry in read(kind.name)
        for found in references(entry.attributes)
        if found["kind"] in keys and found["id"] not in keys[found["kind"]]
    }
    assert lost == set()


def references(value: Any) -> Iterator[dict[str, str]]:
    if isinstance(value, dict):
        if value.keys() == {"kind", "id", "api_url"}:
            yield value
        for each in value.values():
            yield from references(each)
    elif isinstance(value, list):
        for each in value:
            yield from references(each)
