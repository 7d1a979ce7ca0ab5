"""From one vote to all comments: all are counted, and the words are there of those who said yes (PRV-10, PRV-14)."""

from datetime import timedelta

import pytest

from cms import chain
from feedback.cuts.services import make_cut
from feedback.findings.services import add_quote
from feedback.models import FindingQuote, Submission, SubmissionText
from feedback.moderation.services import moderate
from feedback.submissions.services import withdraw
from tests.factories import boards as boards_make
from tests.factories import feedback as make
from tests.factories import findings
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


def commented(analyst, count: int, *, others: int = 0, first=None, **facts):
    """Comments that carry one code, and others; their public finding stands under an item that was voted on."""
    form = make.make_form()
    code = make.make_code(make.make_codebook())
    rows = [
        make.make_submission(form, f"Show my county, number {number}. Please.", **facts)
        for number in range(count)
    ]
    if first:
        first(rows)
    for number in range(others):
        make.make_submission(form, f"Something else, {number}.", **facts)
    for each in rows:
        make.code_text(each, code, analyst)
    finding = findings.draft(make_cut(actor=analyst, form=form), code, analyst)
    text = SubmissionText.objects.said().filter(submission=rows[0]).get()
    add_quote(actor=analyst, finding=finding, text=text, start=0, end=12)
    return findings.public(finding), rows


@furnished
def fourteen(analyst):
    return commented(analyst, 14, state="published")


def voices(client, home, finding) -> str:
    vote = boards_make.held(home, seats=3, ayes=3, findings=[finding])
    return client.get(f"/trace/motion/{vote.pk}/voices/").content.decode()


def test_public_comments_are_read_whole_twenty_to_a_page(client, home, analyst):
    finding, rows = commented(analyst, 21, state="published")
    page = voices(client, home, finding)

    assert "21 comments." in page
    assert page.count("number ") == 20 and "page=2" in page
    assert f"/trace/submission/{rows[0].pk}/" in page


def test_who_said_only_yes_to_a_quote_is_read_as_quoted(client, home, analyst):
    finding, _rows = commented(analyst, 14, consents={"quote": True, "publish": False})
    page = voices(client, home, finding)

    assert "14 comments." in page
    assert "“Show my coun”" in page and "number 1" not in page


def test_words_taken_back_or_hidden_later_are_gone(client, home, analyst, fourteen):
    finding, rows = fourteen
    withdraw(submission=rows[3], actor=None)
    moderate(actor=analyst, submission=rows[4], act="hide", reason="spam")
    page = voices(client, home, finding)

    assert "number 2." in page and "number 3." not in page and "number 4." not in page


def test_where_the_number_is_hidden_whole_comments_cannot_be_counted(client, home, analyst):
    finding, _rows = commented(analyst, 5, others=12, state="published")
    page = voices(client, home, finding)

    assert "Fewer than 11 comments." in page
    assert page.count("<blockquote") == 1 and FindingQuote.objects.count() == 1


def told_of(client, rows, finding) -> int:
    """On how many pages and in how many files of single comments the finding is named."""
    found = 0
    for each in rows:
        for path in (f"/trace/submission/{each.pk}/", f"/trace/submission/{each.pk}/data.json"):
            found += finding.reference in client.get(path).content.decode()
    return found


def test_a_comment_names_what_it_led_to_if_its_numbers_are_public(client, home, fourteen):
    finding, rows = fourteen
    page = voices(client, home, finding)
    assert page.count("<blockquote") == 14 and "<figcaption>Letter" not in page
    assert told_of(client, rows, finding) == 28
    assert (
        "The Office received this comment." in client.get(f"/trace/submission/{rows[0].pk}/").content.decode()
    )


def change_few(rows, how: str) -> None:
    few = Submission.objects.filter(pk__in=[each.pk for each in rows[:3]])
    if how == "channel":
        few.update(channel="phone")
    else:
        few.update(submitted_at=rows[0].submitted_at - timedelta(days=70))


@pytest.mark.parametrize("how", ["channel", "month"])
def test_where_a_number_is_hidden_nobody_can_count_it_by_single_comments(client, home, analyst, how):
    """PRV-10: neither in the list, nor by opening every comment, nor beside the rows of a file."""
    finding, rows = commented(analyst, 14, first=lambda made: change_few(made, how), state="published")
    page = voices(client, home, finding)

    assert "14 comments." in page and page.count("<blockquote") == 1
    assert "only quoted passages are shown" in page and "Those whose authors gave permission" not in page
    assert told_of(client, rows, finding) == 0


def test_a_finding_whose_number_is_hidden_is_named_by_none_of_its_comments(client, home, analyst):
    finding, rows = commented(analyst, 5, others=12, state="published")
    assert told_of(client, rows, finding) == 0


def test_a_passage_quoted_elsewhere_is_not_listed_here(client, home, analyst, fourteen):
    """Nor with the position that its author took there."""
    other, rows = fourteen
    FindingQuote.objects.filter(finding=other).update(stance="against")
    code = make.make_code(other.code.codebook, "other")
    for each in rows:
        make.code_text(each, code, analyst)
    Submission.objects.update(consent_publish=False)
    finding = findings.public(findings.draft(make_cut(actor=analyst, form=rows[0].form), code, analyst))
    assert "<blockquote" not in voices(client, home, finding)


def test_no_one_is_said_to_disagree_but_in_a_quote(client, home, analyst, fourteen):
    finding, _rows = fourteen
    assert "Disagrees" not in voices(client, home, finding)


def test_a_total_hidden_for_another_reason_is_not_called_fewer_than_eleven(client, home):
    """Ten for and ten against hide each other's number and their sum; together they are twenty."""
    form, item = make.make_form(), boards_make.held(home, seats=3, ayes=3).item
    for number in range(20):
        comment = make.make_submission(form, f"Comment {number}.", state="published")
        stance = "for" if number < 10 else "against"
        chain.link(
            ("submission", comment.pk), ("item", item.pk), actor="system:test", why="said", stance=stance
        )
    for path in (f"/trace/item/{item.pk}/", f"/trace/item/{item.pk}/voices/"):
        page = client.get(path).content.decode()
        assert "ewer than 11" not in page and "Few comments" not in page and "hidden" in page
