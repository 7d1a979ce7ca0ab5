"""A form opens and closes at its minute, says so in words, and can be filled in on paper."""

from datetime import UTC, datetime, timedelta

import pytest

from feedback.models import Form
from tests.factories import questions as ask
from tests.furniture import furnished

URL = "/feedback/survey/"
OPENS = datetime(2026, 5, 4, 16, tzinfo=UTC)
CLOSES = datetime(2026, 5, 8, 0, tzinfo=UTC)


@furnished
def form_page(home):
    made = ask.publish(home, closed_words="Thank you. See Findings.")
    Form.objects.update(opens_at=OPENS, closes_at=CLOSES)
    return made


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (OPENS - timedelta(seconds=1), "This form opens on"),
        (OPENS, "Send and get my receipt"),
        (CLOSES - timedelta(seconds=1), "Send and get my receipt"),
        (CLOSES, "Thank you. See Findings."),
    ],
)
def test_it_opens_and_closes_exactly_at_its_minute(form_page, client, set_clock, moment, words):
    set_clock(moment)
    html = client.get(URL).content.decode()
    every = ("This form opens on", "Send and get my receipt", "Thank you. See Findings.")
    said = [each for each in every if each in html or (each.startswith("Send") and 'name="q-find"' in html)]
    assert said == [words]


def test_the_moments_are_told_with_their_time(form_page, client, set_clock):
    set_clock(CLOSES)
    assert "Thursday, May 7, 2026 at 5:00" in client.get(URL).content.decode().replace("\xa0", " ")


def test_on_paper_every_question_has_its_place(form_page, client):
    response = client.get("/feedback/survey/paper/")
    html = response.content.decode()
    assert response.status_code == 200 and not response.cookies
    for words in ("Only if you answered “No” to “Can you find it?”", "About you", "Hmong",
                  "access words", "Where to send it:", "Version 1 of this form", "Enclose copies"):  # fmt: skip
        assert words in html
    assert "<input" not in html.split("<main")[1].split("</main")[0]
    assert "/feedback/survey/paper/" in client.get(URL).content.decode()


def test_what_is_not_public_has_no_paper(home, client):
    from tests.factories import feedback as make

    make.make_page(home, form=make.make_form("draft"), slug="draft")
    assert client.get("/feedback/draft/paper/").status_code == 404


def test_a_draft_with_every_kind_can_be_looked_at_before_it_is_published(home):

    form_page = ask.draft(home, invites_youth=True)
    for block in form_page.questions:
        if block.id not in form_page.conditions and block.id != "find":
            block.id = None  # just added, never stored
    html = form_page.make_preview_request().content.decode()
    assert "How old are you?" in html and "Only if you answered" in html
    assert html.count("<option") > 60 and "This is a preview. It cannot be submitted." in html
