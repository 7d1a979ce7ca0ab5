"""Words that moderation hid since the data set was made are in no file for readers from then on (BK-23)."""

from django.core.management import call_command

import pytest

from feedback.cuts.services import make_cut
from feedback.models import Export
from tests.factories import cuts
from tests.factories import feedback as make
from tests.factories.conversations import statements
from tests.furniture import furnished

WORDS = "zqcanary: buy cheap pills at my shop."


@furnished
def comment(coded, form):
    return make.make_submission(form, WORDS, answers={"useful": "yes"})


@pytest.fixture
def cut(desk, comment, analyst):
    moderate(desk, comment, act="publish")
    return make_cut(actor=analyst)


@furnished
def desk(client_for, editor):
    return client_for(editor)


def moderate(desk, comment, **values):
    assert desk.post(f"/desk/comments/{comment.pk}/moderate/", values).status_code == 302


def hide(desk, comment):
    moderate(desk, comment, act="hide", reason="private")


def exported(cut, tmp_path, audience: str) -> bytes:
    cuts.released(cut)
    call_command("export_cut", cut.number, format="jsonl", audience=audience, out=str(tmp_path))
    return (tmp_path / f"cut-{cut.number}-{audience}.jsonl").read_bytes()


@pytest.mark.parametrize("audience", ["public", "board"])
def test_a_file_made_after_the_comment_was_hidden_leaves_the_words_out(
    desk, cut, comment, tmp_path, audience
):
    assert b"zqcanary" in exported(cut, tmp_path, audience)
    hide(desk, comment)
    assert b"zqcanary" not in exported(cut, tmp_path, audience)
    before, after = Export.objects.order_by("made_at")
    assert before.rows == after.rows
    moderate(desk, comment, act="undo")
    assert b"zqcanary" in exported(cut, tmp_path, audience)


def test_so_does_a_workbook(desk, cut, comment, analyst):
    assert "zqcanary" in str(cuts.sheets_of(cuts.make_export(analyst, cut, "xlsx", "board")))
    hide(desk, comment)
    assert "zqcanary" not in str(cuts.sheets_of(cuts.make_export(analyst, cut, "xlsx", "board")))


def test_words_whose_approval_was_undone_leave_as_well(desk, cut, comment, tmp_path):
    moderate(desk, comment, act="undo")
    assert b"zqcanary" not in exported(cut, tmp_path, "public")


def test_a_records_request_gets_what_is_hidden(desk, cut, comment, analyst):
    hide(desk, comment)
    assert b"zqcanary" in cuts.content_of(cuts.make_export(analyst, cut, audience="records"))


def test_a_file_made_before_is_marked_and_no_longer_handed_over(desk, cast, cut, comment, analyst):
    page = cuts.make_export(analyst, cut).get_absolute_url()
    assert cast["analyst"].get(f"{page}file").status_code == 200
    hide(desk, comment)

    html = cast["analyst"].get(page).content.decode()
    assert "1 comment of this data set was hidden after this file was created." in html
    assert f"{page}file" not in html
    refused = cast["analyst"].get(f"{page}file")
    assert refused.status_code == 404
    assert "A comment in this file was hidden. Request the file again." in refused.content.decode()

    new = cuts.make_export(analyst, cut).get_absolute_url()
    assert cast["analyst"].get(f"{new}file").status_code == 200
    assert "was hidden after" not in cast["analyst"].get(new).content.decode()


def test_one_hidden_for_one_shown_again_is_noticed(desk, cast, cut, comment, analyst, coded):
    moderate(desk, coded[0], act="hide", reason="spam")
    page = cuts.make_export(analyst, cut).get_absolute_url()
    moderate(desk, coded[0], act="undo")
    hide(desk, comment)
    assert cast["analyst"].get(f"{page}file").status_code == 404


def test_a_records_file_made_before_is_still_handed_over(desk, cast, cut, comment, analyst):
    page = cuts.make_export(analyst, cut, audience="records").get_absolute_url()
    hide(desk, comment)
    assert cast["analyst"].get(f"{page}file").status_code == 200


def test_what_was_never_public_marks_nothing(desk, cast, cut, comment, form, analyst):
    unread = make.make_submission(form, "Nobody read this")
    filtered = make_cut(actor=analyst, filters={"language": "vi"})
    pages = [
        cuts.make_export(analyst, each).get_absolute_url() for each in (make_cut(actor=analyst), filtered)
    ]
    hide(desk, unread)
    moderate(desk, comment, act="hide", reason="spam")
    moderate(desk, comment, act="undo")
    assert [cast["analyst"].get(f"{page}file").status_code for page in pages] == [200, 200]


def test_a_comment_outside_the_data_set_marks_nothing(desk, cast, cut, comment, analyst):
    other = make_cut(actor=analyst, filters={"language": "vi"})
    page = cuts.make_export(analyst, other).get_absolute_url()
    hide(desk, comment)
    assert cast["analyst"].get(f"{page}file").status_code == 200


def test_the_page_of_a_file_asks_as_much_for_many_hidden_comments_as_for_one(
    desk, cast, comment, form, coded, analyst
):
    others = [make.make_submission(form, f"Buy number {each}.") for each in range(4)]
    for each in (comment, *others):
        moderate(desk, each, act="publish")
    filtered = make_cut(actor=analyst, filters={"language": "en", "state": "published"})
    page = cuts.make_export(analyst, filtered).get_absolute_url()
    hide(desk, comment)
    cast["analyst"].get(page)
    with_one = statements(lambda: cast["analyst"].get(page))
    for each in others:
        hide(desk, each)
    assert "5 comments of this data set were hidden" in cast["analyst"].get(page).content.decode()
    assert statements(lambda: cast["analyst"].get(page)) == with_one
