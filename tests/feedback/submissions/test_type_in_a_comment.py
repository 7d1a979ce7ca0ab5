"""Staff type in what came on paper, by letter, by phone or by word of mouth, for one person or for many."""

import pytest

from cms import clock
from cms.web import one_time_keys
from feedback.models import PrivatePassage, Submission, SubmissionText
from tests.feedback.filling import code_in
from tests.feedback.helpers import payload
from tests.furniture import furnished

URL = "/desk/comments/new/"


def typed(**changes) -> dict:
    facts = {"channel": "paper", "day": "2022-05-16", "spoken": "es", "speaks_for": "3"}
    return payload(**changes.pop("answers", {})) | facts | changes


@furnished
def staff(cast, form):
    return cast["editor"]


def send(staff, **changes):
    return staff.post(f"{URL}?form=survey", typed(**changes))


def test_the_queue_leads_to_it_and_it_asks_for_the_form_first(staff):
    assert URL in staff.get("/desk/comments/").content.decode()
    assert 'value="survey"' in staff.get(URL).content.decode()
    html = staff.get(f"{URL}?form=survey").content.decode()
    assert (
        "Number of people represented" in html and "About missing" in html and "csrfmiddlewaretoken" in html
    )


def test_it_is_stored_with_who_typed_it_and_how_many_it_speaks_for(staff, editor):
    response = send(staff)
    made = Submission.objects.get()
    assert response.status_code == 303
    assert (made.channel, made.language, made.speaks_for) == ("paper", "es", 3)
    assert (
        made.entered_by == str(editor) and f"{made.submitted_at.astimezone(clock.PACIFIC):%F}" == "2022-05-16"
    )
    text = made.texts.get()
    assert (text.role, text.method, text.language) == ("original", "", "es")
    assert Submission.history.get().history_change_reason == "entered by staff"
    html = staff.get(response["Location"]).content.decode()
    assert one_time_keys.receipt_code(made.key) in html


@pytest.mark.parametrize("channel", ["phone", "spoken"])
def test_what_was_spoken_is_a_transcript(staff, editor, channel):
    send(staff, channel=channel)
    text = SubmissionText.objects.get()
    assert (text.role, text.method, text.made_by) == ("transcript", "transcribed by staff", str(editor))


def test_a_double_click_makes_one_row(staff):
    answer = typed()
    first, second = (staff.post(f"{URL}?form=survey", answer) for _click in range(2))
    assert first["Location"] == second["Location"] and Submission.objects.count() == 1
    other = staff.post(f"{URL}?form=survey", answer | {"q-missing": "Other words."})
    assert other.status_code == 409 and "Other words." in other.content.decode()


def test_private_data_is_marked_for_a_person_and_not_asked_about(staff):
    assert send(staff, answers={"q_missing": "Call me at 559 555 0134."}).status_code == 303
    assert Submission.objects.get().needs_look and PrivatePassage.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("channel", "web"),
        ("day", "2999-01-01"),
        ("day", "yesterday"),
        ("speaks_for", "0"),
        ("speaks_for", "100001"),
        ("spoken", "xx"),
    ],
)
def test_a_wrong_fact_is_named_and_the_words_stay(staff, field, value):
    response = send(staff, **{field: value})
    html = response.content.decode()
    assert response.status_code == 422 and "Show my county." in html and f"id_{field}" in html
    assert not Submission.objects.exists()


def test_the_forms_own_questions_are_checked_too(staff):
    response = send(staff, answers={"q_who": None})
    assert response.status_code == 422 and "Choose at least one" in response.content.decode()


def test_nobody_else_types_in_and_nobody_else_is_shown_the_code(staff, cast):
    address = send(staff)["Location"]
    for who in ("clerk", "administrator", "member", "resident", "anonymous"):
        assert cast[who].post(f"{URL}?form=survey", typed()).status_code in (302, 404), who
    code = one_time_keys.receipt_code(Submission.objects.get().key)
    assert code not in cast["analyst"].get(address).content.decode()
    assert Submission.objects.count() == 1
    assert staff.get(f"{URL}?form=nothing").status_code == 404


def test_the_person_can_open_the_receipt(staff, client):
    page = staff.get(send(staff)["Location"]).content.decode()
    assert "Show my county." in client.get(f"/receipts/{code_in(page)}/").content.decode()
