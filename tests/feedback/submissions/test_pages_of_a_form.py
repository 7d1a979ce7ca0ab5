"""A form of several pages: each page is kept when it is turned, the last one sends, nothing typed is lost."""

import pytest

from feedback.models import Draft, Submission
from tests.feedback.filling import code_in, open_paged, sent
from tests.furniture import furnished

URL = "/feedback/pages/"


@furnished
def paged(home):
    return open_paged(home)


@pytest.fixture
def begun(client, paged) -> str:
    """The address of the draft, its first page filled in."""
    response = client.post(URL, sent("pages", "next", q_who=["red"], q_missing="Show my county."))
    assert response.status_code == 303
    return f"{URL}{code_in(response['Location'])}/"


def turn(client, begun, page, do, **fields):
    return client.post(f"{begun}?page={page}", sent("pages", do, **fields))


def test_the_first_page_says_how_many_there_are_and_asks_its_own_questions_only(client, paged):
    html = client.get(URL).content.decode()
    assert "Page 1 of 3" in html and 'aria-current="step"' in html and "2. Part two" in html
    assert "About who" in html and "About word" not in html and 'value="next"' in html
    assert "enctype" not in html


def test_next_keeps_the_page_and_leads_to_the_second(client, begun):
    html = client.get(f"{begun}?page=2").content.decode()
    assert Draft.objects.get().values == {"q-who": ["red"], "q-missing": ["Show my county."]}
    assert "Page 2 of 3" in html and "About word" in html and "About who" not in html


def test_back_keeps_what_was_typed_on_both_pages(client, begun):
    response = turn(client, begun, 2, "back", q_word="Buses")
    assert response["Location"] == f"{begun}?page=1"
    html = client.get(response["Location"]).content.decode()
    assert "Show my county." in html
    assert 'value="Buses"' in client.get(f"{begun}?page=2").content.decode()


def test_the_map_leads_to_any_page_and_keeps_this_one(client, begun):
    response = turn(client, begun, 2, "page-3", q_word="Buses")
    assert response["Location"] == f"{begun}?page=3"
    assert turn(client, begun, 3, "page-99")["Location"] == f"{begun}?page=3"


@pytest.mark.engine
@pytest.mark.parametrize("figures", ["²", "٣", "9" * 5000])
def test_figures_that_are_no_page_lead_to_one_that_is(client, begun, figures):
    assert client.get(begun, {"page": figures}).status_code == 200
    assert turn(client, begun, 2, f"page-{figures}", q_word="Buses").status_code == 303
    assert Draft.objects.get().values["q-word"] == ["Buses"]


def test_a_problem_of_this_page_is_told_before_it_is_turned(client, paged):
    response = client.post(URL, sent("pages", "next", q_missing="Kept in the box."))
    html = response.content.decode()
    assert response.status_code == 422 and "Choose at least one" in html and "Kept in the box." in html
    assert not Draft.objects.exists()


def test_the_last_page_sends_all_of_them_under_the_code_of_the_draft(client, begun):
    turn(client, begun, 2, "next", q_word="Buses", q_find="green")
    html = client.get(f"{begun}?page=3").content.decode()
    assert 'value="send"' in html and 'value="next"' not in html
    response = turn(client, begun, 3, "send", q_quote="yes", q_publish="no", q_contact="no")
    made = Submission.objects.get()
    assert response["Location"] == f"/receipts/{code_in(begun)}/"
    assert made.answers == {"who": ["red"], "find": "green"} and made.consent_quote
    assert sorted(made.texts.values_list("text", flat=True)) == ["Buses", "Show my county."]
    assert turn(client, begun, 3, "send", q_quote="yes")["Location"] == response["Location"]
    assert not Draft.objects.exists()


def test_problems_of_other_pages_are_listed_with_the_way_there(client, begun):
    response = turn(client, begun, 3, "send", q_quote="yes")
    html = response.content.decode()
    assert response.status_code == 422 and "On other pages" in html
    assert f'href="{begun}?page=2#id_q-word"' in html
    assert Draft.objects.get().values["q-quote"] == ["yes"] and not Submission.objects.exists()


def test_a_box_that_is_emptied_later_is_empty(client, begun):
    client.post(f"{begun}?page=1", sent("pages", "next", q_who=["blue"]))
    assert Draft.objects.get().values == {"q-who": ["blue"]}


def test_a_form_of_one_page_stores_nothing_before_it_is_sent(client, form):
    client.get("/feedback/survey/")
    client.post("/feedback/survey/", sent("survey", "send"))
    assert not Draft.objects.exists()


@pytest.mark.parametrize("page", ["0", "-1", "99", "x", "²"])
def test_a_page_that_is_not_there_gives_one_that_is(client, begun, page):
    assert client.get(f"{begun}?page={page}").status_code == 200


def test_pages_of_a_draft_are_turned_as_fast_as_anybody_likes(client, begun, settings):
    """The first page was waited for."""
    settings.FORM_KEY_SECONDS = (2, 86400)
    assert turn(client, begun, 2, "next", q_word="Buses").status_code == 303
    assert turn(client, begun, 3, "save").status_code == 303
    response = client.post(URL, sent("pages", "next", q_who=["red"]))
    assert response.status_code == 422 and "very quick" in response.content.decode()
