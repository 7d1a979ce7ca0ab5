"""The registry of text columns is whole: each has a row, and nothing else in the database can hold text (PRV-06)."""

from django.apps import apps
from django.db import connection, models

import pytest

from cms.records import text_columns
from tests.factories.every_column import all_fields, label_of

pytestmark = [pytest.mark.django_db, pytest.mark.engine]
WITHOUT_TEXT = (
    models.BooleanField,
    models.DateField,
    models.DecimalField,
    models.FloatField,
    models.IntegerField,
    models.TimeField,
    models.UUIDField,
)


def test_every_text_column_has_a_row_in_the_registry_and_no_row_is_without_a_column():
    known, there = set(text_columns.columns()), text_columns.in_database()
    assert there - known == set()
    assert {each for each in known - there if not each.startswith("wagtailsearch.")} == set()  # by database


def test_a_column_of_file_names_is_known_as_one():
    """The daily run deletes private files that no such column names."""
    columns = text_columns.columns()
    named = {
        label_of(each) for each in all_fields() if isinstance(each, models.FileField) or each.name == "file"
    }
    assert len(named) > 10 and {each for each in named if not columns[each].treatment.is_file} == set()


def test_no_other_column_can_hold_text():
    """Numbers, times, yes or no, and keys of rows."""
    for model in apps.get_models(include_auto_created=True):
        for each in set(model._meta.local_concrete_fields) - set(text_columns.text_fields_of(model)):
            assert isinstance(kind_of(each), WITHOUT_TEXT), each


def kind_of(each):
    """Of a foreign key, the column that it leads to."""
    return kind_of(each.target_field) if each.remote_field else each


def test_no_other_table_can_hold_text_of_a_person():
    """The full-text indexes keep their parts in tables of their own; they follow them."""
    tables = {each._meta.db_table for each in apps.get_models(include_auto_created=True)}
    others = set(connection.introspection.table_names()) - tables
    indexes = ("wagtailsearch_indexentry_fts_", "feedback_text_words", "cms_search_tokens")
    parts = {each for each in others if each.startswith(indexes)}
    assert others - parts == {"django_migrations"}
