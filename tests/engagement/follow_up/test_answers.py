"""A private link opens the form itself, takes one response, and makes it a comment of the conversation."""

from datetime import timedelta

import pytest

from cms import clock
from cms.components.dates import plain_date
from engagement.models import FollowUpLink, Heard
from engagement.recaps.release_figures import _refuse_a_cut_without_its_comments
from feedback.cuts.services import make_cut
from feedback.models import Draft, FeedbackFormPage, Submission
from tests.factories import follow_up as make
from tests.feedback.filling import PAGED, code_in, open_paged, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def links(talk, form):
    """The private links, in the order of Ana, Luz and Vy."""
    make.sent(talk, form)
    return make.addresses()


def _answer(client, link, text="It was good.", **fields):
    return client.post(link, sent("ask", q_who=["red"], q_missing=text, **fields))


def _later(days=15):
    return clock.at(clock.now() + timedelta(days=days))


def test_the_link_opens_the_form_and_says_what_it_is_for(client, talk, links):
    page = client.get(links[0])
    assert page.status_code == 200 and f"Follow-up survey about “{talk.name['en']}”" in page.text
    assert "not linked to your registration" in page.text and "Its language is stored" in page.text
    assert "Privacy notice" in page.text
    assert "noindex" in page["X-Robots-Tag"] and page["Referrer-Policy"] == "no-referrer"
    assert "no-store" in page["Cache-Control"] and not page.cookies


def test_a_response_gets_a_receipt_and_is_a_comment_of_the_conversation(cast, client, talk, links):
    answer = _answer(client, links[0])
    assert answer.status_code == 303 and client.get(answer["Location"]).status_code == 200
    made = Submission.objects.get()
    heard = Heard.objects.get()
    assert (heard.submission, heard.conversation, heard.source) == (made, talk, "follow_up")
    assert made.channel == "web" and made.texts.get().text == "It was good."
    cut = make_cut(actor="system:test", form=talk.form, filters={"conversation": talk.slug})
    assert cut.rows == 1
    page = cast["editor"].get(f"/desk/conversations/{talk.slug}/heard/")
    assert ("Follow-up survey", 1) in page.context["sources"] and page.text.count("Follow-up survey") == 2
    desk = cast["editor"].get(f"/desk/conversations/{talk.slug}/follow-up/")
    assert desk.context["counts"]["answered"] == 1


def test_the_receipt_dates_the_comment_to_its_day_not_to_the_conversation(client, talk, links):
    page = client.get(_answer(client, links[0])["Location"]).text
    assert plain_date(clock.now()) in page and "You sent this on this site." in page
    assert plain_date(talk.starts_at) not in page and talk.name["en"] not in page


def test_a_survey_with_another_form_is_in_the_data_set_of_the_conversation(cast, client, talk, home):
    make.sent(talk, make.open_form(home, "other"))
    link = make.addresses()[0]
    assert client.post(link, sent("other", q_who=["red"], q_missing="It was good.")).status_code == 303
    steps = cast["publisher"].get(f"/desk/conversations/{talk.slug}/").context["next"].steps
    address = next(each.url for each in steps if "data set" in each.title)
    assert address.endswith(f"?conversation={talk.slug}")
    assert make_cut(actor="system:test", form=None, filters={"conversation": talk.slug}).rows == 1


def test_a_double_click_is_one_response(client, links):
    fields = sent("ask", q_who=["red"], q_missing="It was good.")
    first, second = (client.post(links[0], fields) for _click in (1, 2))
    assert first["Location"] == second["Location"] and second.status_code == 303
    assert Submission.objects.count() == Heard.objects.count() == 1


def test_a_used_link_says_so_and_leads_on(client, talk, links):
    _answer(client, links[0])
    page = client.get(links[0])
    assert page.status_code == 410 and "This link has already been used" in page.text
    assert "/receipts/" in page.text and f"/conversations/{talk.slug}/" in page.text
    assert client.get(links[1]).status_code == 200


def test_a_second_response_by_one_link_is_refused_and_what_was_typed_stays(client, form, links):
    _answer(client, links[0])
    refused = _answer(client, links[0], "Second words.")
    assert refused.status_code == 409 and "This link has already been used" in refused.text
    assert "Second words." in refused.text and 'action="/feedback/ask/"' in refused.text
    assert Submission.objects.count() == Heard.objects.count() == 1
    assert FollowUpLink.objects.filter(is_used=True).count() == 1
    fields = sent("ask", q_who=["red"], q_missing="Second words.")
    assert client.post("/feedback/ask/", fields).status_code == 303
    assert Submission.objects.count() == 2 and Heard.objects.count() == 1


def test_a_response_with_an_error_uses_up_nothing(client, links):
    answer = client.post(links[0], sent("ask", q_missing="It was good."))
    assert (
        answer.status_code == 422
        and "It was good." in answer.text
        and "Follow-up survey about" in answer.text
    )
    assert not Submission.objects.exists() and not FollowUpLink.objects.filter(is_used=True).exists()
    assert _answer(client, links[0]).status_code == 303


@pytest.mark.parametrize("key", ["TL-7K4M-Q2XD-9HPA-W3C8", "zz", "TL-" + "A" * 400, "%00", "²"])
def test_an_unknown_link_has_a_clear_page(client, talk, links, key):
    for answer in (client.get(f"/conversations/{talk.slug}/survey/{key}/"), client.post(links[0][:-2] + "/")):
        assert answer.status_code == 404
    page = client.get(f"/es/conversations/{talk.slug}/survey/{key}/")
    assert page.status_code == 404 and "conversations/" in page.text


def test_the_link_of_another_conversation_is_unknown(client, talk, links):
    other = make.talk()
    key = links[0].rstrip("/").rpartition("/")[2]
    page = client.get(f"/conversations/{other.slug}/survey/{key}/")
    assert page.status_code == 404 and "This link does not lead to a survey" in page.text


def test_a_closed_survey_says_since_when_and_takes_no_response(client, talk, links):
    with clock.at(clock.now() + timedelta(days=13)):
        assert client.get(links[0]).status_code == 200
    with _later():
        page = client.get(links[0])
        assert page.status_code == 410 and "This survey is closed" in page.text
        refused = _answer(client, links[0])
        assert refused.status_code == 409 and "This survey is closed." in refused.text
    assert not Submission.objects.exists() and not FollowUpLink.objects.filter(is_used=True).exists()


def test_a_form_that_closed_or_left_the_site_ends_the_survey(client, form, links):
    FeedbackFormPage.objects.update(live=False)
    assert client.get(links[0]).status_code == client.post(links[0]).status_code == 410
    FeedbackFormPage.objects.update(live=True)
    form.closes_at = clock.now() - timedelta(hours=1)
    form.save()
    assert client.get(links[0]).status_code == 410
    assert _answer(client, links[0]).status_code == 409
    assert not Submission.objects.exists()


@pytest.fixture
def paged(home, talk):
    make.sent(talk, open_paged(home, questions=make.anonymous(PAGED)))
    return make.addresses()[0]


def _begin(client, link):
    turned = client.post(link, sent("pages", "next", q_who=["red"], q_missing="It was good."))
    return f"/feedback/pages/{code_in(turned['Location'])}/"


def _end(client, draft):
    client.post(f"{draft}?page=2", sent("pages", "next", q_word="Buses"))
    return client.post(f"{draft}?page=3", sent("pages"))


def test_a_form_of_several_pages_counts_when_it_is_sent_also_from_a_saved_draft(client, talk, paged):
    draft = _begin(client, paged)
    assert not FollowUpLink.objects.filter(is_used=True).exists()
    assert "Follow-up survey about" in client.get(f"{draft}?page=2").text
    assert _end(client, draft).status_code == 303
    assert Heard.objects.get().source == "follow_up" and not Draft.objects.exists()
    assert client.get(paged).status_code == 410


def test_of_two_drafts_by_one_link_the_second_is_an_ordinary_comment(client, paged):
    first, second = _begin(client, paged), _begin(client, paged)
    assert _end(client, first).status_code == 303
    refused = _end(client, second)
    assert refused.status_code == 409 and "This link has already been used" in refused.text
    assert Submission.objects.count() == 1 and Draft.objects.get().ticket == ""
    assert client.post(f"{second}?page=3", sent("pages")).status_code == 303
    assert Submission.objects.count() == 2 and Heard.objects.count() == 1


@pytest.mark.parametrize(
    ("ends", "words"), [("used", "This link has already been used."), ("over", "This survey is closed.")]
)
def test_a_draft_opened_again_too_late_says_so_and_names_no_day(client, paged, ends, words):
    draft = f"{_begin(client, paged)}?page=2"
    assert "You can answer until" in client.get(draft).text
    if ends == "used":
        _end(client, _begin(client, paged))
    with _later(15 if ends == "over" else 0):
        page = client.get(draft)
    assert page.status_code == 200 and words in page.text
    assert "You can answer until" not in page.text


def test_a_draft_whose_ticket_nobody_takes_becomes_an_ordinary_comment(client, paged):
    draft = _begin(client, paged)
    Draft.objects.update(ticket="gone:1")
    refused = _end(client, draft)
    assert refused.status_code == 409 and "This link is no longer valid." in refused.text
    assert client.post(f"{draft}?page=3", sent("pages")).status_code == 303 and not Heard.objects.exists()


def test_the_ticket_of_another_form_does_not_count(client, form, links, home):
    open_paged(home)
    turned = client.post("/feedback/pages/", sent("pages", "next", q_who=["red"]))
    Draft.objects.update(ticket=f"follow-up:{FollowUpLink.objects.first().pk}")
    refused = _end(client, f"/feedback/pages/{code_in(turned['Location'])}/")
    assert refused.status_code == 409 and not Heard.objects.exists()


def test_a_ticket_cannot_be_posted(client, form, links):
    fields = sent("ask", q_who=["red"], q_missing="x") | {
        "ticket": f"follow-up:{FollowUpLink.objects.first().pk}"
    }
    assert client.post("/feedback/ask/", fields).status_code == 303 and not Heard.objects.exists()


def test_the_recap_does_not_wait_for_answers_that_came_later(client, talk, links):
    cut = make_cut(actor="system:test", form=talk.form, filters={})
    _answer(client, links[0])
    _refuse_a_cut_without_its_comments(talk, cut)
