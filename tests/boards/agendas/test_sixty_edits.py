"""Sixty edits of a posted agenda, each tried on the screen: what is clerical, what is not, what a person is asked."""

from datetime import timedelta

import pytest

from boards.change_choices import Verdict
from boards.models import Meeting, MeetingPage, PostedAgenda
from cms.data_files import data_beside
from tests.factories import agendas
from tests.factories import boards as make
from tests.furniture import furnished

EDITS = data_beside(__file__.replace("test_sixty_edits.py", "edits.py"))
ITEMS = [
    {"kind": "information", "title": "Call to order"},
    {
        "kind": "information",
        "title": "Review of results by county",
        "presenter": "Data Programs",
        "minutes": 10,
    },
    {"kind": "discussion", "title": "Consider the data plan"},
    {"kind": "closed", "title": "Pending litigation", "citation": "11126(e)"},
]
KEYS = [f"0000000{number}-0000-4000-8000-000000000000" for number in range(1, 6)]
QUESTION = "Does this add, broaden or change the business noticed?"
ATTEST = {"act": "attest", "compared": "on", "attests": "on"}
DETAILS = ("place", "stream_url", "contact_phone", "contact_email", "contact_name", "languages")


@furnished
def board(home):
    found = make.body(3)
    make.pages(home, found)
    return found


def named(edit: dict) -> str:
    return f"{edit.get('item', '')} {edit.get('field', 'items')}: {edit.get('now', edit['because'])}"[:60]


def write(meeting: Meeting, edit: dict, which: str) -> None:
    """The agenda with the text of the edit as posted (`was`), or as in the draft (`now`)."""
    items = [dict(item, key=key) for item, key in zip(ITEMS, KEYS, strict=False)]
    if "item" in edit:
        items[edit["item"] - 1][edit["field"]] = edit[which]
    if which == "now" and "add" in edit:
        items.append({**edit["add"], "key": KEYS[4]})
    if which == "now" and "withdraw" in edit:
        del items[edit["withdraw"] - 1]
    if edit.get("language") == "es":
        agendas.write(
            meeting, [dict(item, key=key) for item, key in zip(ITEMS, KEYS, strict=False)], languages=("en",)
        )
        agendas.write(meeting, items, languages=("es",))
    else:
        agendas.write(meeting, items)
    if edit.get("field") in DETAILS:
        Meeting.objects.filter(pk=meeting.pk).update(**{edit["field"]: edit[which]})
    if edit.get("field") == "how_to_attend":
        for page in MeetingPage.objects.filter(meeting=meeting):
            draft = page.get_latest_revision_as_object()
            draft.how_to_attend = edit[which]
            draft.save_revision()


@pytest.fixture
def edited(board, set_clock):
    """The agenda is posted as it was; two days before the meeting the draft says what it says now."""

    def edited(edit: dict) -> Meeting:
        made = make.meeting(board)
        write(made, edit, "was")
        set_clock(make.starts() - timedelta(days=12))
        make.post(made)
        set_clock(make.starts() - timedelta(days=2))
        write(made, edit, "now")
        return Meeting.objects.get(pk=made.pk)

    return edited


def test_there_are_sixty_edits_and_each_is_another():
    assert [len(EDITS[name]) for name in ("clerical", "disguised", "doubtful")] == [20, 20, 20]
    assert len({str(edit) for edits in EDITS.values() for edit in edits}) == 60


@pytest.mark.parametrize("edit", EDITS["clerical"], ids=named)
def test_a_clerical_edit_is_posted_once_another_attests(client_for, clerk, publisher, edited, edit):
    meeting = edited(edit)
    review = propose(client_for(clerk), meeting, edit)
    browser = client_for(publisher)
    screen = browser.get(review).content.decode()
    assert QUESTION not in screen and "attest that nothing here adds" in screen
    assert browser.post(review, ATTEST).status_code == 302
    assert newest(meeting).act == "clerical"


@pytest.mark.parametrize("edit", EDITS["disguised"], ids=named)
def test_new_business_in_disguise_is_never_offered_as_a_correction(
    client_for, clerk, publisher, edited, edit
):
    """Show 2 of issue 15. The person says it is a correction; one person or two, it is none."""
    meeting = edited(edit)
    for person in (clerk, publisher):
        browser, address = client_for(person), f"/desk/meetings/{meeting.pk}/correct/"
        screen = browser.get(address).content.decode()
        assert "Propose as a correction" not in screen and "Not offered:" in screen
        assert browser.post(address, {"reason": edit["because"], "act": "propose"}).status_code == 422
    assert not meeting.corrections.exists()
    assert newest(meeting).number == 1


@pytest.mark.parametrize("edit", EDITS["doubtful"], ids=named)
def test_about_a_doubtful_edit_the_second_person_is_asked_with_both_texts(
    client_for, clerk, publisher, edited, edit
):
    meeting = edited(edit)
    review = propose(client_for(clerk), meeting, edit)
    browser = client_for(publisher)
    screen = browser.get(review).content.decode()
    (change,) = [each for each in meeting.corrections.get().changes if each["verdict"] == Verdict.DOUBTFUL][
        :1
    ]
    assert QUESTION in screen
    assert all(word in screen for word in f"{change['before']} {change['after']}".split())
    assert browser.post(review, ATTEST).status_code == 422
    assert browser.post(review, ATTEST | {"adds": "yes"}).status_code == 422
    assert newest(meeting).number == 1
    assert browser.post(review, ATTEST | {"adds": "no"}).status_code == 302
    assert newest(meeting).act == "clerical"


def propose(browser, meeting: Meeting, edit: dict) -> str:
    """Where the second person reviews it; the public reads the old text until then."""
    answers = {"reason": edit["because"], "act": "propose"}
    assert browser.post(f"/desk/meetings/{meeting.pk}/correct/", answers).status_code == 302
    assert newest(meeting).number == 1
    review = f"/desk/meetings/{meeting.pk}/corrections/{meeting.corrections.get().pk}/"
    assert browser.post(review, ATTEST | {"adds": "no"}).status_code == 422
    return review


def newest(meeting: Meeting) -> PostedAgenda:
    return meeting.postings.latest("number")
