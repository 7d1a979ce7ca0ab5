"""Memos on a code, a text and a codebook: dated, by a person, changed and removed with their history."""

from django.urls import reverse

import pytest

from cms.models import PossibleCopy
from feedback.cuts.services import make_cut
from feedback.models import Memo
from feedback.moderation.redaction import redact_comment
from tests.factories import cuts
from tests.factories.coding import draw, make_texts
from tests.furniture import furnished

WHERE = "/desk/coding/memos/"


@furnished
def desk(client_for, analyst):
    return client_for(analyst)


@furnished
def text(form, code):
    return make_texts(form, 1)[0]


def write(desk, subject, body="Discuss this."):
    name = {"SubmissionText": "text"}.get(type(subject).__name__, type(subject).__name__.lower())
    return desk.post(WHERE, {"about": f"{name}:{subject.pk}", "body": body})


def test_a_memo_stands_beside_its_code_its_text_and_in_the_list(desk, code, book, text, analyst):
    assert write(desk, code, "Too wide?").url == f"/desk/codebook/codes/{code.key}/#memos"
    assert write(desk, text, "Irony.").url == f"/desk/coding/{text.pk}/#memos"
    assert write(desk, book, "Second round.").url == WHERE
    assert "Too wide?" in desk.get(f"/desk/codebook/codes/{code.key}/").text
    page = desk.get(f"/desk/coding/{text.pk}/").text
    assert "Irony." in page and "Too wide?" not in page
    listed = desk.get(WHERE).text
    assert all(words in listed for words in ("Too wide?", "Irony.", "Second round.", str(analyst)))


def test_its_author_changes_and_removes_it_and_the_history_stays(desk, code):
    write(desk, code, "First.")
    made = Memo.objects.get()
    assert desk.post(f"{WHERE}{made.pk}/", {"body": "Second."}).status_code == 302
    page = desk.get(f"{WHERE}{made.pk}/").text
    assert "First." in page and "Second." in page and Memo.objects.get().changed_at
    assert "First." in desk.get(reverse("cms:history", args=["feedback.memo", made.pk])).text
    assert desk.post(f"{WHERE}{made.pk}/", {"remove": "1"}).url == WHERE
    past = Memo.history.filter(id=made.pk).values_list("history_type", "body")
    assert list(past) == [("-", "Second."), ("~", "Second."), ("+", "First.")]
    assert desk.get(f"{WHERE}{made.pk}/").status_code == 404


def test_nobody_else_changes_or_removes_it(desk, client_for, publisher, code):
    write(desk, code)
    made, other = Memo.objects.get(), client_for(publisher)
    assert "Save memo" not in other.get(f"{WHERE}{made.pk}/").text
    for sent in ({"body": "Mine now."}, {"remove": "1"}):
        answer = other.post(f"{WHERE}{made.pk}/", sent)
        assert answer.status_code == 409 and "Only the person who wrote a memo" in answer.text
    assert Memo.objects.get().body == "Discuss this."


@pytest.mark.parametrize(("body", "says"), [(" ", "Write the memo first."), ("x" * 2001, "at most 2,000")])
def test_an_empty_or_long_memo_is_refused_beside_its_field(desk, code, body, says):
    answer = write(desk, code, body)
    assert answer.status_code == 422 and says in answer.text and not Memo.objects.exists()
    write(desk, code)
    answer = desk.post(f"{WHERE}{Memo.objects.get().pk}/", {"body": body})
    assert answer.status_code == 422 and says in answer.text


def test_the_end_of_a_line_counts_once(desk, code):
    lines = ["x" * 99] * 20  # 1,999 characters with their ends
    assert write(desk, code, "\r\n".join(lines)).status_code == 302
    assert Memo.objects.get().body == "\n".join(lines)
    assert write(desk, code, "\r\n".join([*lines, "yy"])).status_code == 422


def test_only_coders_read_and_write_memos(client_for, desk, code, editor, clerk):
    write(desk, code)
    for person in (editor, clerk):
        other = client_for(person)
        assert other.get(WHERE).status_code in (403, 404) and write(other, code).status_code in (403, 404)
        assert other.get(f"{WHERE}{Memo.objects.get().pk}/").status_code in (403, 404)
    for about in ("code:99999", "text:99999", "codebook:99999", "form:1", "code:x"):
        assert desk.post(WHERE, {"about": about, "body": "x"}).status_code == 404
    assert Memo.objects.count() == 1


def test_a_memo_on_a_text_in_an_open_sample_is_its_own_coders_alone(
    desk, client_for, form, text, analyst, publisher
):
    draw(form, analyst, publisher, size=1)
    write(desk, text, "My view.")
    other = client_for(publisher)
    assert "My view." in desk.get(WHERE).text and "My view." not in other.get(WHERE).text
    assert other.get(f"{WHERE}{Memo.objects.get().pk}/").status_code == 404
    assert "My view." not in other.get(f"/desk/coding/{text.pk}/").text


def test_a_redaction_takes_out_memos_on_the_text_and_finds_copies_in_others(desk, code, text, publisher):
    words = text.text
    write(desk, text, f"It says: {words}")
    write(desk, code, f"As one person said: {words}")
    redact_comment(actor=publisher, submission=text.submission, reason="Asked")
    on_text, on_code = Memo.objects.get(text=text), Memo.objects.get(code=code)
    assert words not in on_text.body and not Memo.history.filter(text=text, body__contains=words).exists()
    found = PossibleCopy.objects.filter(kind="feedback.Memo")
    assert [each.key for each in found] == [str(on_code.pk)]


@pytest.mark.deep
def test_no_file_that_leaves_has_a_memo(desk, coded, code, analyst):
    write(desk, code, "A secret memo.")
    cut = make_cut(actor=analyst)
    for audience in cuts.AUDIENCES:
        export = cuts.make_export(analyst, cut, "jsonl", audience)
        assert b"secret memo" not in cuts.content_of(export)


def test_its_statements_do_not_grow(desk, code, book, text, django_assert_max_num_queries):
    write(desk, text)
    desk.get(WHERE)
    for _number in range(5):
        write(desk, code)
        write(desk, book)
    with django_assert_max_num_queries(14):
        desk.get(WHERE)
