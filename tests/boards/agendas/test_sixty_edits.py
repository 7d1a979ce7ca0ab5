"""Sixty edits of a posted agenda, tried on the screen: what is clerical and what is asked (BK-14)."""

from datetime import timedelta

import pytest

from boards.change_choices import Verdict
from boards.models import Meeting, MeetingPage, PostedAgenda
from cms.data_files import data_beside
from tests.depth import size
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
QUESTION = "Does this add, broaden or change the business noticed?"
ATTEST = {"act": "attest", "compared": "on", "attests": "on"}
DETAILS = ("place", "stream_url", "contact_phone", "contact_email", "contact_name", "languages")


@furnished
def meeting(home, set_clock) -> Meeting:
    """One agenda holds what each edit changes, as it was posted; it is two days before the meeting."""
    found = make.body(3)
    make.pages(home, found)
    made = make.meeting(found)
    write(made)
    set_clock(make.starts() - timedelta(days=12))
    make.post(made)
    set_clock(make.starts() - timedelta(days=2))
    return Meeting.objects.get(pk=made.pk)


def named(edit: dict) -> str:
    return f"{edit.get('item', '')} {edit.get('field', 'items')}: {edit.get('now', edit['because'])}"[:60]


def tried(name: str) -> list[dict]:
    """Every day one in three, each night all."""
    return EDITS[name][:: size(3, 1)]


def write(meeting: Meeting, edit: dict | None = None) -> None:
    """Every text as posted, and of one edit the text as it is now."""
    every = [each for edits in EDITS.values() for each in edits]
    for language in ("en", "es"):
        items = [item_of(place, each, each == edit, language) for place, each in enumerate(every)]
        added = [dict(edit["add"], key=key_of(99))] if edit and "add" in edit else []
        agendas.write(meeting, [item for item in items if item] + added, languages=(language,))
    for each in every:
        if each.get("field") in DETAILS and (edit is None or each == edit):
            words = each["now" if each == edit else "was"]
            Meeting.objects.filter(pk=meeting.pk).update(**{each["field"]: words})
        if each.get("field") == "how_to_attend":
            say_how_to_attend(meeting, each["now" if each == edit else "was"])


def item_of(place: int, each: dict, is_changed: bool, language: str) -> dict | None:
    """The item of an edit, under a key of its own; none for a detail, or once it is withdrawn."""
    number = each.get("item") or each.get("withdraw")
    if number is None or (is_changed and "withdraw" in each):
        return None
    item = {**ITEMS[number - 1], "key": key_of(place)}
    if "item" in each and each.get("language", language) == language:
        item[each["field"]] = each["now" if is_changed else "was"]
    return item


def key_of(place: int) -> str:
    return f"000000{place:02}-0000-4000-8000-000000000000"


def say_how_to_attend(meeting: Meeting, words: str) -> None:
    for page in MeetingPage.objects.filter(meeting=meeting):
        draft = page.get_latest_revision_as_object()
        if draft.how_to_attend != words:
            draft.how_to_attend = words
            draft.save_revision()


def test_there_are_sixty_edits_and_each_is_another():
    assert [len(EDITS[name]) for name in ("clerical", "disguised", "doubtful")] == [20, 20, 20]
    assert len({str(edit) for edits in EDITS.values() for edit in edits}) == 60


@pytest.mark.parametrize("edit", tried("clerical"), ids=named)
def test_a_clerical_edit_is_posted_once_another_attests(client_for, clerk, publisher, meeting, edit):
    write(meeting, edit)
    review = propose(client_for(clerk), meeting, edit)
    browser = client_for(publisher)
    screen = browser.get(review).content.decode()
    assert QUESTION not in screen and "attest that nothing here adds" in screen
    assert browser.post(review, ATTEST).status_code == 302
    assert newest(meeting).act == "clerical"


@pytest.mark.parametrize("edit", tried("disguised"), ids=named)
def test_new_business_in_disguise_is_never_offered_as_a_correction(
    client_for, clerk, publisher, meeting, edit
):
    """Show 2 of issue 15. The person says it is a correction; one person or two, it is none."""
    write(meeting, edit)
    for person in (clerk, publisher):
        browser, address = client_for(person), f"/desk/meetings/{meeting.pk}/correct/"
        screen = browser.get(address).content.decode()
        assert "Propose as a correction" not in screen and "Not available:" in screen
        assert browser.post(address, {"reason": edit["because"], "act": "propose"}).status_code == 422
    assert not meeting.corrections.exists()
    assert newest(meeting).number == 1


@pytest.mark.parametrize("edit", tried("doubtful"), ids=named)
def test_about_a_doubtful_edit_the_second_person_is_asked_with_both_texts(
    client_for, clerk, publisher, meeting, edit
):
    write(meeting, edit)
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
