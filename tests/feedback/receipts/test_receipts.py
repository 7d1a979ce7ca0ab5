"""Whoever holds the code sees what became of the words, and may take them back."""

import pytest

from cms.web import one_time_keys
from feedback.cuts.services import make_cut
from feedback.models import ContactDetail, Submission
from feedback.moderation.services import moderate
from feedback.submissions.services import withdraw
from tests.factories import feedback as make
from tests.factories import findings
from tests.furniture import furnished


def address(submission: Submission) -> str:
    return f"/receipts/{one_time_keys.receipt_code(submission.key)}/"


def choose(client, submission, choice):
    return client.post(
        address(submission), {"key": one_time_keys.issue("feedback.receipt"), "choice": choice}
    )


@furnished
def comment(form):
    return make.make_submission(form)


def test_it_shows_the_words_the_line_and_the_answer(client, comment):
    html = client.get(address(comment)).content.decode()
    assert "Show my county. Please do it soon." in html
    assert "We have your comment, and no one has read it yet." in html
    assert 'aria-current="step"' in html and "It came as a letter." in html
    assert f'href="{address(comment)}verify/"' in html


def test_it_sets_no_cookie_and_may_be_kept_by_no_cache(client, comment):
    response = client.get(address(comment))
    assert not response.cookies
    assert "no-store" in response["Cache-Control"] and response["X-Robots-Tag"] == "noindex"


def test_it_shows_the_finding_that_the_words_became_part_of(client, coded, analyst, code):
    cut = make_cut(actor=analyst)
    finding = findings.public(findings.draft(cut, code, analyst))
    html = client.get(address(coded[0])).content.decode()
    assert f"/findings/F-{finding.number}/" in html and "which is not on a posted agenda yet." in html


@pytest.mark.parametrize("typed", ["{code}", "{lower}", "  {spaced} "])
def test_a_code_is_found_however_it_is_typed(client, comment, typed):
    code = one_time_keys.receipt_code(comment.key)
    words = typed.format(code=code, lower=code.lower(), spaced=code.replace("-", " "))
    response = client.post("/receipts/", {"code": words})
    assert response.status_code == 303 and response["Location"] == f"/receipts/{code}/"
    assert client.get("/receipts/", {"code": words}).status_code == 303


@pytest.mark.parametrize("typed", ["", "TL-1", "x" * 61, "<script>", "TL-0000-0000-0000-0000"])
def test_what_cannot_be_a_code_is_told_beside_the_field(client, comment, typed):
    response = client.post("/receipts/", {"code": typed})
    html = response.content.decode()
    assert response.status_code == 422
    assert "<title>Problem:" in html and "<script>" not in html.replace("<script ", "")


@pytest.mark.engine
@pytest.mark.parametrize(
    "code", ["TL-7K4M-Q2XD-9HPA-W3C8", "TL-AAAA-AAAA-AAAA-AAAA", "nonsense", "1", "TL-%00"]
)
def test_an_unknown_code_and_no_code_at_all_lead_to_the_field_with_what_was_typed(client, comment, code):
    response = client.get(f"/receipts/{code}/")
    html = response.content.decode()
    assert response.status_code == 404 and "no-store" in response["Cache-Control"]
    assert "What happened to my comment?" in html and "Problem:" in html
    assert f'value="{code.removesuffix("%00")}"' in html and "did-you-mean" not in html


def test_words_are_taken_back_and_the_contact_is_gone(client, form):
    comment = make.make_submission(form, contact={"email": "a@example.org"})
    response = choose(client, comment, "withdraw")
    comment.refresh_from_db()
    assert response.status_code == 303 and comment.state == "withdrawn"
    assert not ContactDetail.objects.exists()
    assert "You withdrew this comment." in client.get(address(comment)).content.decode()
    row = Submission.history.filter(id=comment.pk).first()
    assert (row.history_actor, row.history_change_reason) == ("public", "withdrawn with the receipt")


def test_taking_back_twice_changes_nothing_more(client, comment):
    choose(client, comment, "withdraw")
    before = Submission.history.count()
    choose(client, comment, "withdraw")
    assert Submission.history.count() == before


def test_the_consent_to_be_quoted_can_be_changed_both_ways(client, comment):
    choose(client, comment, "quote_no")
    assert not Submission.objects.get().consent_quote
    choose(client, comment, "quote_yes")
    assert Submission.objects.get().consent_quote


@pytest.mark.parametrize(
    ("key", "choice"), [("", "withdraw"), ("forged", "withdraw"), (None, "burn"), (None, "")]
)
def test_a_choice_without_a_good_key_or_of_another_kind_does_nothing(client, comment, key, choice):
    key = one_time_keys.issue("feedback.receipt") if key is None else key
    response = client.post(address(comment), {"key": key, "choice": choice})
    assert response.status_code == 422
    assert Submission.objects.get().state == "received"


def test_a_hidden_comment_names_its_reason_to_the_person(client, comment, editor):
    moderate(actor=editor, submission=comment, act="hide", reason="duplicate")
    assert "The same text from the same person" in client.get(address(comment)).content.decode()


def test_guessing_is_slowed_down(client, comment, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"receipt": "3/m/ip"}
    answers = [client.get("/receipts/TL-AAAA-AAAA-AAAA-AAAA/").status_code for _try in range(5)]
    assert answers == [404, 404, 404, 429, 429]


@pytest.mark.engine
def test_a_receipt_takes_few_statements(client, comment, django_assert_max_num_queries):
    with django_assert_max_num_queries(13):  # one counts toward the limit of guesses
        client.get(address(comment))


@pytest.mark.parametrize("act", ["withdraw", "hide"])
def test_words_that_are_gone_are_not_said_to_be_heard_now(client, comment, analyst, act):
    """Unless they led somewhere: that stays on the line."""
    if act == "hide":
        moderate(actor=analyst, submission=comment, act="hide", reason="spam")
    else:
        withdraw(submission=comment, actor=None)
    html = client.get(address(comment)).content.decode()
    assert "Show my county." in html and "Being heard" not in html and "line-heading" not in html


def test_words_that_were_taken_back_keep_the_line_they_led_to(client, coded, analyst, code):
    finding = findings.public(findings.draft(make_cut(actor=analyst), code, analyst))
    withdraw(submission=coded[0], actor=None)
    html = client.get(address(coded[0])).content.decode()
    assert "You withdrew this comment." in html and f"/findings/F-{finding.number}/" in html
