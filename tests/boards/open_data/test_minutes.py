"""Minutes as open data: what was posted, whether it is approved, and its words in each language."""

from datetime import timedelta

from boards.minutes.services import approve_minutes, post_minutes, write_minutes_text
from cms import clock
from tests.factories import boards as make
from tests.factories import closed_materials as closed
from tests.factories import minutes
from tests.factories.public_copies import copies, everything
from tests.furniture import furnished


@furnished
def meeting(home, set_clock):
    found = minutes.held(home)
    set_clock(minutes.AFTER)
    return found


def write(meeting, words: str) -> None:
    write_minutes_text(actor=make.ACTOR, meeting=meeting, text={"en": words})


def test_minutes_are_a_record_once_they_are_posted(meeting):
    write(meeting, "A canary sings.")
    assert copies("minutes") == {} and "A canary sings." not in everything()
    made = post_minutes(actor=make.ACTOR, meeting=meeting)
    (copy,) = copies("minutes").values()
    assert copy.key == str(meeting.pk)
    assert (copy.attributes["state"]["code"], copy.attributes["sha256"]) == ("draft", made.sha256)
    assert copy.attributes["url"] == "/boards/governing-board/2022-11-09/minutes/1/"
    assert copies("meetings")[str(meeting.pk)].attributes["minutes"]["id"] == copy.key


def test_they_say_in_each_language_what_their_page_says(client, meeting):
    write(meeting, "The chair thanked staff.")
    post_minutes(actor=make.ACTOR, meeting=meeting)
    (copy,) = copies("minutes").values()
    assert "The chair thanked staff." in copy.texts["en"]
    for code, before in (("en", ""), ("es", "/es")):
        page = client.get(f"{before}/boards/governing-board/2022-11-09/minutes/").content.decode()
        for section in copy.attributes["sections"]:
            assert f'id="{section["key"]}"' in page
            assert section["heading"][code] in page
    titles = [each["heading"]["en"] for each in copy.attributes["sections"]]
    assert "Publish results by county" in titles and titles[0] == "About this meeting"


def test_words_that_staff_write_after_posting_are_not_read(meeting):
    post_minutes(actor=make.ACTOR, meeting=meeting)
    before = copies("minutes")[str(meeting.pk)].digest
    write(meeting, "A canary sings.")
    assert copies("minutes")[str(meeting.pk)].digest == before


def test_a_vote_of_a_later_meeting_approves_them(meeting):
    vote = minutes.later_vote(meeting)
    post_minutes(actor=make.ACTOR, meeting=meeting)
    with clock.at(minutes.AFTER + timedelta(hours=1)):
        approve_minutes(actor=make.ACTOR, meeting=meeting, motion=vote)
    copy = copies("minutes")[str(meeting.pk)]
    assert copy.standing["code"] == "approved"
    (approval,) = copy.attributes["approved_by"]
    assert (approval["motion"]["id"], approval["voted_on"]) == (str(vote.pk), "2023-02-08")
    assert [each["state"]["code"] for each in copy.attributes["versions"]] == ["draft", "approved"]


def test_they_hold_nothing_of_a_closed_session(home, clerk, member, set_clock):
    set_clock(make.starts() - timedelta(days=20))
    planted = closed.plant(home, clerk, member)
    closed.post(planted)
    closed.go_out(planted, clerk)
    closed.end(planted.meeting)
    assert copies("minutes")
    told = everything()
    assert [word for word in closed.CANARIES.values() if word in told] == []
