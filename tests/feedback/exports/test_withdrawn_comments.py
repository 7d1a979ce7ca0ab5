"""Words that their author withdrew are in no file that is made from then on, and earlier files are marked (PRV-14)."""

import pytest

from cms.web.one_time_keys import receipt_code
from feedback.cuts.services import make_cut
from tests.factories import cuts
from tests.factories import engagement as conversations
from tests.factories import feedback as make
from tests.furniture import furnished

WORDS = "zqcanary: my landlord at 12 Elm Street sold the house over our heads."


@furnished
def comment(coded, form):
    return make.make_submission(form, WORDS, state="published", answers={"useful": "yes"})


@furnished
def cut(comment, analyst):
    return make_cut(actor=analyst)


def withdraw(client, comment):
    path = f"/receipts/{receipt_code(comment.key)}/"
    answer = {"choice": "withdraw", "key": conversations.key("feedback.receipt")}
    assert client.post(path, answer).status_code == 303


@pytest.mark.parametrize("audience", cuts.AUDIENCES)
def test_a_file_made_after_a_withdrawal_leaves_the_words_out(client, analyst, cut, comment, audience):
    before = cuts.make_export(analyst, cut, audience=audience)
    withdraw(client, comment)
    after = cuts.make_export(analyst, cut, audience=audience)

    assert b"zqcanary" in cuts.content_of(before)
    assert b"zqcanary" not in cuts.content_of(after)
    assert (before.rows, before.left_out["withdrawn"]) == (after.rows, 0)
    assert after.left_out["withdrawn"] == 1


def test_a_file_made_before_is_marked_and_no_longer_handed_over(client, cast, analyst, cut, comment):
    export = cuts.make_export(analyst, cut)
    path = export.get_absolute_url()
    assert cast["analyst"].get(f"{path}file").status_code == 200
    assert "was withdrawn after" not in cast["analyst"].get(path).content.decode()
    withdraw(client, comment)

    html = cast["analyst"].get(path).content.decode()
    assert "1 comment of this data set was withdrawn after this file was created." in html
    assert f"{path}file" not in html
    assert cast["analyst"].get(f"{path}file").status_code == 404

    new = cuts.make_export(analyst, cut).get_absolute_url()
    assert cast["analyst"].get(f"{new}file").status_code == 200
    assert "was withdrawn after" not in cast["analyst"].get(new).content.decode()


def test_what_was_withdrawn_before_the_data_set_marks_nothing(client, cast, analyst, comment):
    withdraw(client, comment)
    export = cuts.make_export(analyst, make_cut(actor=analyst))
    assert export.left_out["withdrawn"] == 0
    assert "was withdrawn after" not in cast["analyst"].get(export.get_absolute_url()).content.decode()
