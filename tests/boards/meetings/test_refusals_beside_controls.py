"""A refusal stands beside the control it answers, keeps what was sent, and has the focus; a control that cannot be
used now says why, for as long as that holds.
"""

import re
from datetime import timedelta

from django.utils.translation import override

import pytest

from boards.meetings.controls import controls_of
from boards.models import Meeting
from cms.components.laws import law_of
from tests.factories import boards as make
from tests.factories import committees
from tests.furniture import furnished

FOCUSED = 'role="alert" id="refusal" tabindex="-1" autofocus'


@furnished
def board(home, set_clock):
    found = make.body(3)
    make.pages(home, found)
    set_clock(make.starts() - timedelta(days=2))
    return found


@furnished
def draft(board):
    return make.meeting(board, day=make.DAY + timedelta(days=30))


@furnished
def posted(board):
    return make.posted(board)


def screen(browser, meeting: Meeting) -> str:
    return browser.get(f"/desk/meetings/{meeting.pk}/").text


def is_beside(page: str, button: str) -> bool:
    """The refusal stands in the form of the button, right before it, and describes it."""
    forms = re.findall(r"<form method=\"post\".*?</form>", page, re.DOTALL)
    form = next(each for each in forms if f">{button}</button>" in each)
    return FOCUSED in form and form.index(FOCUSED) < form.index(f'aria-describedby="refusal">{button}')


def test_a_form_shows_its_refusal_at_the_button_and_keeps_what_was_typed(client_for, clerk, posted):
    address = f"/desk/meetings/{posted.pk}/continue/"
    typed = {"day": "2022-12-20", "starts": "09:00", "ends": "12:00", "place": "Room 7"}
    answer = client_for(clerk).post(address, typed)
    assert answer.status_code == 422 and is_beside(answer.text, "Adjourn and continue")
    assert "A meeting cannot be continued before its scheduled time." in answer.text
    assert 'value="Room 7"' in answer.text and 'value="2022-12-20"' in answer.text


@pytest.mark.parametrize("act", ["add", "take"])
def test_a_finding_that_is_not_on_the_list_is_refused_in_the_form_of_its_item(client_for, clerk, draft, act):
    item = f"/desk/meetings/{draft.pk}/items/{make.item_key(draft, 1)}"
    answer = client_for(clerk).post(f"{item}/{act}/", {"finding": "77"})
    forms = re.findall(r"<form method=\"post\".*?</form>", answer.text, re.DOTALL)
    (refused,) = [each for each in forms if FOCUSED in each]
    assert answer.status_code == 422 and "Choose a finding from the list." in refused
    assert f'action="{item}/add/"' in refused and "<select" in refused and "Add finding" in refused


def test_a_finding_for_an_item_that_is_gone_is_refused_with_a_way_back(client_for, clerk, draft):
    answer = client_for(clerk).post(f"/desk/meetings/{draft.pk}/items/gone/add/", {"finding": "77"})
    assert answer.status_code == 422 and is_beside(answer.text, "Add finding")
    assert f'href="/desk/meetings/{draft.pk}/"' in answer.text


def test_a_committee_outside_the_law_is_not_held_to_its_notice(client_for, clerk, board, set_clock):
    """BK-01."""
    group = committees.of_members(board, covered_under="n")
    made = make.meeting(group, day=make.DAY, date_is_public=True)
    assert controls_of(made, clerk)["post"] is None
    assert "Too late" not in screen(client_for(clerk), made)
    set_clock(make.starts() + timedelta(minutes=1))
    refused = controls_of(made, clerk)["post"]
    assert str(refused) == "Too late. The meeting was to begin at Wednesday, November 9, 2022, 9:00 a.m."


def test_removing_a_new_hour_twice_is_refused_at_its_button(client_for, clerk, posted):
    answer = client_for(clerk).post(f"/desk/meetings/{posted.pk}/hour/keep/")
    assert answer.status_code == 422 and is_beside(answer.text, "Keep the posted time")
    assert "There is no new time to remove. The posted time still applies." in answer.text


def test_an_agenda_that_can_no_longer_be_approved_says_so_at_the_button(client_for, publisher, posted):
    make.in_session(posted, present=3)
    answer = client_for(publisher).post(f"/desk/meetings/{posted.pk}/approve/")
    assert answer.status_code == 422 and is_beside(answer.text, "Approve this version of the agenda")
    assert "Only the agenda of an upcoming meeting can be approved." in answer.text


def test_the_controls_of_a_draft_say_what_they_wait_for_until_it_is_posted(client_for, clerk, board):
    made, browser = make.meeting(board, day=make.DAY + timedelta(days=30)), client_for(clerk)
    page = screen(browser, made)
    for words in (
        "Only a meeting whose agenda is posted, and that has not begun, can be canceled or moved.",
        "An item can be added only to the posted agenda of an upcoming meeting.",
        "A meeting can only begin once its agenda is posted.",
        "A meeting cannot be continued before its scheduled time.",
    ):
        assert words in page
    assert f"/desk/meetings/{made.pk}/cancel/" not in page
    make.post(made)
    page = screen(browser, made)
    assert f'href="/desk/meetings/{made.pk}/cancel/"' in page and "can be canceled or moved." not in page
    assert "The notice is for Friday, December 9, 2022." in page


def test_the_controls_are_those_of_the_services_and_of_the_role(editor, clerk, publisher, posted):
    assert controls_of(posted, editor) == {}
    assert set(controls_of(posted, publisher)) == {"cancel", "move", "add_item", "correct"}
    assert {name for name, why in controls_of(posted, clerk).items() if why} == {"begin", "continue"}
    make.in_session(posted, present=3)
    now = controls_of(Meeting.objects.get(pk=posted.pk), clerk)
    assert {name for name, why in now.items() if why is None} == {"continue"}


def test_who_approved_a_draft_reads_that_another_person_posts_it(client_for, clerk, draft):
    browser = client_for(clerk)
    browser.post(f"/desk/meetings/{draft.pk}/approve/")
    assert "You approved this version. Another person must post it." in screen(browser, draft)


def test_a_refusal_names_the_section_of_law_in_the_language_of_the_reader(client_for, clerk, board):
    late = make.meeting(board, day=make.DAY + timedelta(days=2))
    assert "Gov. Code § 11125(a) (10-day notice) <small>BK-10</small>" in screen(client_for(clerk), late)
    with override("es"):
        assert law_of("BK-10") == "Código de Gobierno § 11125(a) (aviso de 10 días)"
    assert law_of("R08") == ""
