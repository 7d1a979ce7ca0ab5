"""A search for words reads an index of runs of letters, which says the same as reading every text."""

from django.db import connection

import pytest

from feedback import word_index
from feedback.models import Submission, SubmissionText
from feedback.moderation.redaction import redact_comment
from tests.factories import feedback as make
from tests.furniture import furnished

pytestmark = pytest.mark.engine
TEXTS = [
    "The bus is late.",
    "“Late” buses, 100% of them",
    "BUSINESS as usual",
    "學校的巴士遲到",
    "A_b 'quoted' \"twice\"",
]
QUEUE = "/desk/comments/"


@furnished
def comments(form):
    return [make.make_submission(form, text) for text in TEXTS]


def found(cast, words: str) -> list[int]:
    """The places in ``TEXTS`` of the comments that the queue lists."""
    page = cast["editor"].get(QUEUE, {"words": words}).content.decode()
    here = Submission.objects.order_by("pk")
    return [at for at, each in enumerate(here) if each.reference in page]


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("bus", [0, 1, 2]),
        ("LATE", [0, 1]),
        ("late buses", []),
        ("100%", [1]),
        ("a_b", [4]),
        ("axb", []),
        ("is", [0]),
        ("學校", [3]),
        ("巴士遲", [3]),
        ('"twice"', [4]),
        ("'quoted'", [4]),
        ('" OR bus', []),
        ("zzz", []),
    ],
)
def test_it_finds_what_stands_in_a_text_and_nothing_else(comments, cast, words, places):
    assert found(cast, words) == places


@pytest.mark.parametrize("words", ["bus", "late"])
def test_it_finds_the_same_where_very_many_texts_have_the_words(comments, cast, monkeypatch, words):
    before = found(cast, words)
    monkeypatch.setattr(word_index, "MANY", 1)
    assert found(cast, words) == before != []


def test_a_redacted_word_is_found_no_more_by_anyone(
    comments, cast, publisher, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        redact_comment(actor=publisher, submission=comments[0], reason="It names a line")
    assert found(cast, "late") == [1]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(word_index.MATCH, ['"is late"'])
            assert cursor.fetchall() == []


def test_a_text_that_is_deleted_leaves_the_index(comments, cast):
    SubmissionText.objects.filter(submission=comments[3]).delete()
    assert found(cast, "巴士遲") == []


def test_a_part_that_is_missing_is_made_again_after_migrate(comments, cast, form):
    part = (
        "TRIGGER feedback_text_words_added" if connection.vendor == "sqlite" else "INDEX feedback_text_words"
    )
    with connection.cursor() as cursor:
        cursor.execute(f"DROP {part}")
    make.make_submission(form, "A new busway")
    connection.check_constraints()  # PostgreSQL makes no index while a constraint waits for its check
    word_index.ensure("default")
    assert found(cast, "busway") == [5] and is_there(part.split()[1])


def is_there(name: str) -> bool:
    catalog = ("sqlite_master", "name") if connection.vendor == "sqlite" else ("pg_indexes", "indexname")
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {catalog[0]} WHERE {catalog[1]} = %s", [name])  # noqa: S608
        return cursor.fetchone() is not None
