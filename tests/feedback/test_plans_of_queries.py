"""How SQLite goes through a large archive: by what is asked for, never through every row for each part."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from cms.search.queries import query_of
from feedback.coding.presenters import texts_of
from feedback.coding.suggestion_presenters import waiting
from feedback.cuts import files as cut_files
from feedback.cuts.services import make_cut
from feedback.models import Form, Submission, SubmissionText
from feedback.moderation import desk_search
from tests.factories import feedback as make
from tests.factories.coding import make_translation

sqlite_only = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="the planner of SQLite")


def plan(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return "\n".join(row[3] for row in cursor.fetchall())


@sqlite_only
def test_a_cut_finds_codings_by_their_texts(coded, analyst):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        make_cut(actor=analyst)
    (sql,) = [each["sql"] for each in queries if "passage_sha256" in each["sql"]]

    assert "feedback_coding_text_id" in plan(sql) or "one_coding_of_a_passage" in plan(sql)
    assert "feedback_coding_code_id" not in plan(sql)


def test_a_cut_leaves_out_codes_of_another_codebook(coded, form, analyst):
    other = make.make_code(make.make_codebook(), "other")
    form_rows = Form.objects.filter(pk=form.pk)
    form_rows.update(codebook=other.codebook)  # around the register, which would refuse it
    make.code_text(coded[0], other, analyst)
    form_rows.update(codebook=None)
    cut = make_cut(actor=analyst)

    assert {code["code"] for row in cut_files.rows(cut) for code in row["codes"]} == {"place"}


@sqlite_only
@pytest.mark.django_db
def test_waiting_suggestions_do_not_list_every_text_first():
    """Each text (V0) is looked up by its key; listed are only the tasks (U0) of open samples (U1)."""
    plan = waiting().explain()
    assert "SEARCH V0 USING INTEGER PRIMARY KEY" in plan and plan.count("LIST SUBQUERY") == 1


@sqlite_only
@pytest.mark.django_db
def test_the_texts_beside_the_one_being_coded_are_found_in_order(form):
    """They are neither sorted nor looked for among all comments of the form."""
    plan = texts_of(form).filter(pk__gt=1).order_by("pk")[:5].explain()
    assert "text_of_form (form_id=? AND id>?)" in plan and "ORDER BY" not in plan


@sqlite_only
@pytest.mark.django_db
def test_the_newest_comments_with_a_frequent_word_are_found_without_sorting_all(analyst, monkeypatch):
    monkeypatch.setattr(desk_search, "few_of_any", lambda *_asked: None)  # many texts have it
    plan = desk_search.comments(analyst).filter(desk_search.with_words(query_of("escuela")))[:100].explain()
    assert "submission_newest" in plan and "ORDER BY" not in plan


@pytest.mark.engine
def test_texts_to_code_are_counted_without_those_that_may_not_be_analyzed(form):
    each = {"withdrawn": {"state": "withdrawn"}, "refused": {"consent_analyse": False}}
    for facts in (each["withdrawn"], each["refused"], each["withdrawn"] | each["refused"], {}, {}):
        Submission.objects.filter(pk=make.make_submission(form, "Show county.").pk).update(**facts)
    make_translation(make.make_submission(form, "Show all."))
    texts = SubmissionText.objects
    assert texts.number_to_code(form) == texts.to_code().filter(submission__form=form).count() == 3


@sqlite_only
@pytest.mark.django_db
@pytest.mark.parametrize("name", ["channel", "language"])
def test_the_newest_comments_of_a_channel_or_language_are_found_without_reading_the_others(name):
    """Of few among very many, a page would otherwise be looked for among all comments."""
    plan = Submission.objects.filter(**{name: "ko"})[:20].explain()
    assert f"submission_by_{name} ({name}=?)" in plan and "ORDER BY" not in plan
