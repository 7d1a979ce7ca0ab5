"""A person decides on each comment; the reasons are a closed list; each act can be undone (BK-23)."""

import pytest

from cms.records.verification import breaks
from feedback.models import ModerationAct, Submission, SubmissionText
from feedback.moderation.selectors import hidden_counts
from tests.factories import feedback as make
from tests.furniture import furnished


@furnished
def comment(form):
    return make.make_submission(form)


@furnished
def desk(client_for, editor):
    return client_for(editor)


def decide(desk, comment, **values):
    return desk.post(f"/desk/comments/{comment.pk}/moderate/", values, follow=True)


def state(comment) -> str:
    return Submission.objects.get(pk=comment.pk).state


def test_a_read_comment_becomes_public_and_the_act_is_signed(desk, comment, editor):
    decide(desk, comment, act="publish")
    act = ModerationAct.objects.get()
    assert state(comment) == "published"
    assert (act.by, act.before) == (editor, "received")
    assert Submission.history.first().history_user == editor
    assert not list(breaks())


@pytest.mark.parametrize("reason", ModerationAct.Reason.values)
def test_a_comment_is_hidden_for_a_reason_of_the_list_and_its_words_stay(desk, comment, reason):
    decide(desk, comment, act="hide", reason=reason)
    assert state(comment) == "hidden"
    assert SubmissionText.objects.get().text == "Show my county. Please do it soon."


@pytest.mark.parametrize("reason", ["", "negative", "criticism", "<script>", "x" * 400])
def test_without_a_reason_of_the_list_nothing_is_hidden(desk, comment, reason):
    decide(desk, comment, act="hide", reason=reason)
    assert state(comment) == "received" and not ModerationAct.objects.exists()


@pytest.mark.parametrize("act", ["", "burn", "withdraw", "withdrawn"])
def test_no_other_act_exists(desk, comment, act):
    decide(desk, comment, act=act)
    assert state(comment) == "received"


def test_hiding_is_undone_and_both_acts_stay_on_record(desk, comment):
    decide(desk, comment, act="publish")
    decide(desk, comment, act="hide", reason="spam")
    decide(desk, comment, act="undo")
    assert state(comment) == "published"
    assert list(ModerationAct.objects.order_by("pk").values_list("act", flat=True)) == [
        "publish",
        "hide",
        "undo",
    ]


def test_there_is_nothing_to_undo_before_the_first_act(desk, comment):
    assert "There is nothing to undo." in decide(desk, comment, act="undo").content.decode()


def test_what_was_taken_back_is_out_of_reach(desk, form):
    comment = make.make_submission(form, state="withdrawn")
    decide(desk, comment, act="publish")
    assert state(comment) == "withdrawn"


def test_a_note_that_is_too_long_or_hostile_does_no_harm(desk, comment):
    decide(desk, comment, act="publish", note="x" * 301)
    assert state(comment) == "received"
    page = decide(desk, comment, act="publish", note="<script>alert(1)</script>\x0b")
    assert "<script>alert" not in page.content.decode()
    assert "\x0b" not in ModerationAct.objects.get().note


def test_the_public_sees_how_many_are_hidden_by_reason_under_disclosure_control(form, desk, client):
    for number in range(12):
        comment = make.make_submission(form, f"Buy now {number}")
        decide(desk, comment, act="hide", reason="spam")
    few = make.make_submission(form, "A threat")
    decide(desk, few, act="hide", reason="threat")
    cells = {row["label"]: row["cell"] for row in hidden_counts()}
    assert cells["Obscenity"].value == 0
    assert cells["A threat"].value is None
    assert client.get("/feedback/").status_code == 200


@pytest.mark.engine
def test_the_queue_filters_by_a_plain_form(desk, form):
    make.make_submission(form, "About phones", state="published", language="es")
    make.make_submission(form, "About words")
    html = desk.get("/desk/comments/", {"state": "published", "language": "es"}).content.decode()
    assert "About phones" in html and "About words" not in html
    assert "About words" in desk.get("/desk/comments/", {"words": "WORDS"}).content.decode()
    assert "About words" in desk.get("/desk/comments/", {"code": "-"}).content.decode()


@pytest.mark.engine
@pytest.mark.parametrize("query", ["?state=nonsense", "?page=999", "?form=x", "?words=%00", "?code=%27--"])
def test_a_senseless_filter_breaks_nothing(desk, comment, query):
    assert desk.get(f"/desk/comments/{query}").status_code == 200


@pytest.mark.engine
def test_more_comments_take_no_more_statements(desk, form, django_assert_max_num_queries):
    for number in range(3):
        make.make_submission(form, f"Number {number}")
    desk.get("/desk/comments/")
    with django_assert_max_num_queries(14):
        desk.get("/desk/comments/")
    for number in range(5):
        make.make_submission(form, f"More {number}")
    with django_assert_max_num_queries(14):
        desk.get("/desk/comments/")
