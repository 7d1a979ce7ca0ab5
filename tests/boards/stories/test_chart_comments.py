"""A comment on a chart keeps the chart, the choice and the edition, and leads back to the same view (C2C-15)."""

import html
import re
from datetime import timedelta

import pytest

from boards.models import ChartComment, DataSet
from cms import clock
from cms.records import verification
from feedback.models import Draft, Form, Submission, ToolIndexPage, ToolPage
from feedback.receipts.personal_data_copy import copy_of
from tests.factories import data_sets as make
from tests.factories import feedback as ask
from tests.factories import stories
from tests.feedback.filling import code_in, open_paged, sent
from tests.furniture import furnished

KEY = stories.key_of("share")
CHOICE = "?place=06019&group=all&year=2020&show=employed&edition=1"
WHERE = f"/stories/pipeline/comment/{KEY}/"
ABOUT = "About the chart “Question share?”: Fresno · Everyone · 2020, edition 1"


@furnished
def form(home) -> Form:
    return ask.open_form(home, tool=ask.make_tool())


@furnished
def story(home, form, analyst, publisher):
    pipeline = make.data_set()
    make.released(pipeline, analyst, publisher)
    DataSet.objects.filter(pk=pipeline.pk).update(tool=form.tool)
    return stories.story(home, pipeline)


def comment(client, path: str = WHERE + CHOICE, text: str = "Show five years."):
    return client.post(path, sent("survey", q_who=["red"], q_missing=text))


def addresses(page: str) -> list[str]:
    return [html.unescape(each) for each in re.findall(r'href="([^"]+)"', page)]


def test_each_chart_leads_to_the_form_with_its_choice_and_edition(client, story):
    page = client.get("/stories/pipeline/?place=06019&year=2020").content.decode()
    told = [each for each in addresses(page) if "/comment/" in each]
    assert len(told) == len(stories.QUESTIONS)
    assert any(each.startswith(WHERE) and "place=06019" in each and "edition=1" in each for each in told)
    for each in told:
        form = client.get(each)
        assert "About the chart “Question" in form.text and "Fresno" in form.text
        assert "noindex" in form["X-Robots-Tag"] and not form.cookies


def test_the_page_of_the_tool_leads_to_its_stories(client, home, story, form):
    page = ToolPage(title="Dashboard", tool=form.tool, slug="dashboard")
    home.add_child(instance=ToolIndexPage(title="Tools", slug="tools")).add_child(instance=page)
    assert 'href="/stories/pipeline/"' in client.get("/tools/dashboard/").text
    story.unpublish()
    assert "/stories/" not in client.get("/tools/dashboard/").text


def test_a_comment_keeps_what_its_author_saw(client, story):
    assert comment(client).status_code == 303
    seen = ChartComment.objects.get()
    assert seen.submission == Submission.objects.get()
    assert (seen.story, str(seen.question), seen.key) == (story, KEY, "06019|all|2020")
    assert (seen.edition.number, seen.question_text) == (1, "Question share?")


@pytest.mark.parametrize("change", [{"key": "CA|all|2020"}, {"question_text": "Another question?"}])
def test_what_was_seen_cannot_be_changed_afterwards(client, story, change):
    comment(client)
    assert not list(verification.breaks())
    ChartComment.objects.update(**change)
    assert any("chart_comment" in str(each) or "pipeline/" in str(each) for each in verification.breaks())


def test_its_receipt_leads_back_to_the_same_view(client, story):
    receipt = client.get(comment(client)["Location"]).text
    assert ABOUT in receipt and f"You sent this on this site. {ABOUT}." in receipt
    back = next(each for each in addresses(receipt) if each.startswith("/stories/pipeline/?"))
    page = client.get(back.partition("#")[0]).text
    assert "Fresno · 2020: 62% taught a year later" in page and back.endswith("#question-2")
    picture = next(each for each in addresses(receipt) if ".png" in each)
    assert client.get(picture).content[:4] == b"\x89PNG"


def test_a_later_edition_does_not_change_what_was_seen(client, story, analyst, publisher):
    receipt = comment(client)["Location"]
    changed = [row if row[:3] != ["06019", "all", "2020"] else [*row[:4], 281, row[5]] for row in make.ROWS]
    changed = [row if row[:3] != ["CA", "all", "2020"] else [*row[:4], 491, row[5]] for row in changed]
    make.released(story.data_set, analyst, publisher, changed)
    back = next(
        each for each in addresses(client.get(receipt).text) if each.startswith("/stories/pipeline/?")
    )
    assert "These are the numbers of edition 1." in client.get(back).text


def test_those_who_read_and_code_it_see_the_chart(client, cast, story):
    comment(client)
    made = Submission.objects.get()
    desk = cast["analyst"].get(made.get_absolute_url()).text
    assert ABOUT in desk and f"/stories/pipeline/charts/{KEY}.png" in desk
    ask.make_codebook()
    coding = cast["analyst"].get(f"/desk/coding/{made.texts.get().pk}/").text
    assert ABOUT in coding and f"/stories/pipeline/charts/{KEY}.png" in coding


def test_a_draft_of_several_pages_keeps_the_chart(client, home, story):
    other = open_paged(home)
    DataSet.objects.update(tool=ask.make_tool("paged"))
    Form.objects.filter(pk=other.pk).update(tool=DataSet.objects.get().tool)
    first = client.post(
        WHERE + CHOICE, sent(other.slug, do="next", q_who=["red"], q_missing="Show five years.")
    )
    draft = Draft.objects.get()
    assert first.status_code == 303 and draft.ticket.startswith("chart:")
    assert ABOUT in client.get(first["Location"]).text
    assert code_in(first["Location"])


def test_what_is_not_there_takes_no_comment(client, story):
    other = f"/stories/pipeline/comment/{stories.key_of('nothing')}/"
    assert client.get(other).status_code == 404 and comment(client, other).status_code == 409
    nowhere = f"/stories/zz-nothing/comment/{KEY}/"
    assert client.get(nowhere).status_code == comment(client, nowhere).status_code == 404
    assert not Submission.objects.exists()


def test_an_address_of_nonsense_is_about_everything(client, story):
    comment(client, WHERE + "?place=%00&group=x&edition=99")
    assert ChartComment.objects.get().key == "CA|all|2021"


def test_a_story_that_ended_meanwhile_loses_no_comment(client, story):
    """The form was open when the story was taken down: what was typed stays, and is an ordinary comment."""
    typed = sent("survey", q_who=["red"], q_missing="Show five years.")
    story.unpublish()
    assert client.get(WHERE + CHOICE).status_code == 404
    refused = client.post(WHERE + CHOICE, typed)
    assert refused.status_code == 409 and "This link is no longer valid." in refused.text
    assert "Show five years." in refused.text and 'action="/feedback/survey/"' in refused.text
    assert client.post("/feedback/survey/", typed).status_code == 303
    assert Submission.objects.count() == 1 and not ChartComment.objects.exists()


def test_a_closed_form_says_so_and_no_chart_leads_to_it(client, story, form):
    Form.objects.filter(pk=form.pk).update(closes_at=clock.now() - timedelta(days=1))
    assert "This form closed on" in client.get(WHERE + CHOICE).text
    assert "/comment/" not in client.get("/stories/pipeline/").text


def test_a_story_with_comments_stays(client, story, publisher, client_for):
    comment(client)
    response = client_for(publisher).post(f"/admin/pages/{story.pk}/delete/", follow=True)
    assert "is a story whose charts have comments" in response.text
    assert type(story).objects.filter(pk=story.pk).exists()


def test_the_copy_of_ones_data_has_what_was_seen(client, story):
    comment(client)
    facts = copy_of(Submission.objects.get(), "")["comment"]
    assert facts["what_you_saw"] == ABOUT and facts["address_of_what_you_saw"].startswith(
        "/stories/pipeline/?"
    )
