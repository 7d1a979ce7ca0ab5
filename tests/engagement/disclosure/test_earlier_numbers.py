"""What is public stays public: each later number of a conversation is decided beside the earlier ones (PRV-12)."""

import pytest

from cms import clock
from cms.records import verification
from engagement.choices import BreakdownKind, Status
from engagement.exceptions import NotPossibleNow, NumbersDoNotAdd
from engagement.live.poll_results import answers_so_far, published_result
from engagement.live.polls import close_poll
from engagement.models import Conversation, Poll, PollOption
from engagement.participation.services import publish_year
from engagement.recaps.services import refuse_part_of_record
from tests.engagement.disclosure.rooms import Room, held, poll_spans, words_of
from tests.factories import conversations as live
from tests.factories import engagement as make
from tests.factories import recaps

pytestmark = pytest.mark.django_db


def recap(talk):
    talk = Conversation.objects.get(pk=talk.pk)
    return make.post_recap(talk).facts


def correct(talk, **facts):
    Conversation.objects.filter(pk=talk.pk).update(**facts)


def year_of(talk):
    with clock.at(talk.starts_at.replace(year=talk.starts_at.year + 1, month=2, day=1)):
        return publish_year(actor=live.ACTOR, year=talk.starts_at.year).facts


# A poll that was closed live ----------------------------------------------------------------------------------------


def test_a_closed_poll_keeps_its_numbers_and_the_ledger_holds_them(client):
    talk, poll = held(Room((12, 14), 40, 40))
    Poll.objects.filter(pk=poll.pk).update(n_answered=27)
    PollOption.objects.filter(poll=poll).update(count=13)
    assert poll_spans(words_of(client.get(live.address(talk)))) == ((26, 26), (40, 40))
    assert recap(talk)["polls"][0]["answered"]["value"] == 26
    assert not list(verification.breaks())
    Poll.objects.filter(pk=poll.pk).update(result=poll.result | {"answered": {"value": 27, "hidden": ""}})
    assert any("poll result" in line for line in verification.breaks())


def test_its_numbers_cannot_be_typed_over(cast):
    _talk, poll = held(Room((12, 14), 40, 40))
    option = poll.options.first()
    desk = cast["editor"]
    form = {"poll": poll.pk, "label_en": "Option A", "label_es": "", "count": 13, "order": 0}
    refused = desk.post(f"/admin/polloption/edit/{option.pk}/", form)
    assert refused.status_code == 200 and "Its numbers can no longer change." in refused.text
    assert PollOption.objects.get(pk=option.pk).count == 12
    words = {
        "question_en": "Which first?",
        "question_es": "",
        "conversation": poll.conversation_id,
        "order": 0,
    }
    refused = desk.post(f"/admin/poll/edit/{poll.pk}/", words | {"n_answered": 27, "n_present": 40})
    assert refused.status_code == 200 and "Its numbers can no longer change." in refused.text
    assert Poll.objects.get(pk=poll.pk).n_answered == 26


def test_an_option_neither_leaves_a_public_result_nor_joins_it(cast, client):
    talk, poll = held(Room((12, 14), 40, 40))
    other = live.poll(talk, is_open=False)
    form = {"label_en": "Option A", "label_es": "", "count": 12, "order": 0}
    for option, to in ((poll.options.first(), other), (other.options.first(), poll)):
        typed = form | {"poll": to.pk, "count": option.count}
        refused = cast["editor"].post(f"/admin/polloption/edit/{option.pk}/", typed)
        assert "Its numbers can no longer change." in refused.text
        assert PollOption.objects.get(pk=option.pk).poll_id == option.poll_id
    new = cast["editor"].post("/admin/polloption/new/", form | {"poll": poll.pk, "count": 0})
    assert "Its numbers can no longer change." in new.text
    assert poll.options.count() == 2 and client.get(live.address(talk)).status_code == 200


def test_a_closed_poll_that_nobody_answered_is_not_deleted():
    talk = live.talk()
    poll = close_poll(actor=live.ACTOR, poll=live.poll(talk), n_present=3)
    with pytest.raises(NotPossibleNow):
        refuse_part_of_record(poll)


@pytest.mark.parametrize(("people", "value"), [(0, 0), (1, None), (10, None), (11, 11), (12, 12)])
def test_an_open_poll_tells_how_many_answered_by_the_same_rule(people, value):
    talk = live.talk()
    poll = live.poll(talk)
    live.answers(poll, live.options(poll)[0], people)
    assert answers_so_far(poll).value == value


def test_an_open_poll_tells_no_more_beside_who_attended_than_when_it_is_closed(client):
    talk = live.talk()
    poll = live.poll(talk)
    live.answers(poll, live.options(poll)[0], 35)
    make.theme(talk, "Places", 14)
    make.set_status(talk, Status.HELD)
    correct(talk, attended=40, comments=40)
    recap(talk)
    poll = Poll.objects.get(pk=poll.pk)
    assert answers_so_far(poll).span == (30, 39)
    assert "30 to 39 people answered" in words_of(client.get(f"/conversations/{talk.slug}/projector/"))
    assert close_poll(actor=live.ACTOR, poll=poll).result["answered"]["span"] == [30, 39]


def test_people_present_at_successive_polls_are_compared():
    talk = live.talk()
    cells = []
    for present in (30, 31, 33):
        poll = live.poll(talk, f"Present {present}, {len(cells)}", "Other")
        live.answers(poll, live.options(poll)[0], 15)
        cells.append(close_poll(actor=live.ACTOR, poll=poll, n_present=present).result["present"])
    assert [each["value"] for each in cells] == [30, None, None]
    assert cells[1]["span"] == [31, 40]


# Polls counted on paper, and new editions ---------------------------------------------------------------------------


def test_a_poll_counted_on_paper_is_frozen_by_the_recap():
    talk = make.held(attended=86)
    poll = make.poll(talk, {"Yes": 30, "No": 20}, present=70)
    recap(talk)
    Poll.objects.filter(pk=poll.pk).update(n_answered=51)
    assert recap(talk)["polls"][0]["answered"]["value"] == 50
    assert published_result(Poll.objects.get(pk=poll.pk))["percent_of"] == 50


def test_who_attended_is_compared_with_the_poll(client):
    talk, _poll = held(Room((40, 40), 80, 86))
    assert recap(talk)["attended"] == {"value": None, "hidden": "complement", "span": [81, 90]}
    assert "40 comments; 81 to 90 people attended" in words_of(client.get(f"/conversations/{talk.slug}/"))


def test_a_correction_by_a_few_people_is_given_as_a_range():
    talk = make.held(attended=80)
    assert recap(talk)["attended"]["value"] == 80
    correct(talk, attended=83)
    assert recap(talk)["attended"]["span"] == [81, 90]
    correct(talk, attended=91)
    assert recap(talk)["attended"]["value"] == 91


def test_a_poll_found_later_is_compared_with_who_attended():
    talk = make.held(attended=80)
    recap(talk)
    make.poll(talk, {"Yes": 60, "No": 18}, present=80)
    [poll] = recap(talk)["polls"]
    assert poll["answered"]["span"] == [70, 79]
    assert all(option["cell"]["hidden"] for option in poll["options"])


def test_comments_and_themes_of_a_later_edition_hide_a_small_change(client):
    talk = make.held(comments=127)
    theme = make.theme(talk, "Show my county", 48)
    make.group(talk, "English", 100, kind=BreakdownKind.LANGUAGE)
    other = make.group(talk, "Spanish", 27, kind=BreakdownKind.LANGUAGE)
    recap(talk)
    correct(talk, comments=130)
    type(theme).objects.filter(pk=theme.pk).update(count=50)
    type(other).objects.filter(pk=other.pk).update(count=30)
    facts = recap(talk)
    assert facts["comments"]["span"] == [128, 137] and facts["themes"][0]["cell"]["span"] == [49, 58]
    assert facts["languages"] == []
    assert "49 to 58 comments" in words_of(client.get(f"/conversations/{talk.slug}/"))


def test_twelve_of_fourteen_against_would_tell_that_two_are_not():
    talk = make.held()
    make.theme(talk, "Close the office", 14, against=12)
    assert recap(talk)["themes"][0]["against"]["value"] is None


# Nobody counted, or the counts contradict each other ----------------------------------------------------------------


def test_where_nobody_counted_who_attended_nothing_is_said(client):
    talk = make.held(attended=None)
    assert recap(talk)["attended"] is None
    assert "people attended" not in words_of(client.get(f"/conversations/{talk.slug}/"))


def test_fewer_who_attended_than_were_present_is_refused():
    talk, _poll = held(Room((20, 10), 30, 30))
    talk.attended = 29  # as in a record that was held before the desk refused it
    talk.save()
    with pytest.raises(NumbersDoNotAdd, match="more people present than attended"):
        recap(talk)


# Conversations and years --------------------------------------------------------------------------------------------


def test_the_year_after_two_recaps_gives_no_small_room_away():
    """93 − 86: the sum of the year is the sum of what the recaps say."""
    large, small = make.held(attended=86), make.held(attended=7)
    for talk, people in ((large, 86), (small, 7)):
        recaps.came(talk, people, role_key="parent")
        recap(talk)
    facts = year_of(large)
    assert facts["total"]["span"] == [87, 96]
    assert facts["dimensions"]["role"]["total"]["value"] == 86


def test_a_recap_after_the_year_is_decided_beside_it():
    talk = make.held(attended=90)
    recaps.came(talk, 86, role_key="parent")
    assert year_of(talk)["conversations"][0]["cell"]["value"] == 86
    assert recap(talk)["attended"]["span"] == [87, 96]


def test_a_door_count_beside_the_recap_is_left_out_if_the_two_differ_by_a_few():
    one, two = make.held(attended=86), make.held(attended=40)
    for talk, people in ((one, 93), (two, 40)):
        recap(talk)
        recaps.came(talk, people, role_key="parent")
    facts = year_of(one)
    assert facts["total"]["value"] == 126  # as the recaps say
    assert list(facts["dimensions"]["role"]["conversations"]) == [str(two.pk)]


def test_a_year_of_small_rooms_alone_is_not_published():
    talk = make.held(attended=7)
    recaps.came(talk, 7, role_key="parent")
    with pytest.raises(NotPossibleNow) as refused:
        year_of(talk)
    assert refused.value.rule == "PRV-10"
