"""Twenty small rooms on every outlet: phone, projector, recap, year and file say the same, and name no small number."""

import re

import pytest

from cms import clock
from engagement.live.poll_results import published_result
from engagement.models import AnnualParticipation, Poll
from engagement.participation.services import publish_year
from tests.engagement.disclosure.readers import classes, closest
from tests.engagement.disclosure.rooms import (
    ROOMS,
    attended_span,
    held,
    option_words,
    poll_spans,
    span_of,
    states,
    words_of,
)
from tests.engagement.disclosure.test_rule_of_small_rooms import attendance, poll
from tests.factories import conversations as live
from tests.factories import engagement as make
from tests.factories import recaps
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


@furnished
def rooms():
    """Each room with its conversation and poll; its recap is posted."""
    found = [(room, *held(room)) for room in ROOMS]
    for _room, talk, _poll in found:
        make.post_recap(talk)
    return found


def span(cell):
    return cell.span or (cell.value, cell.value)


def recap_text(client, talk):
    return words_of(client.get(f"/conversations/{talk.slug}/"))


def test_phone_recap_and_projector_say_the_same(client, rooms):
    for room, talk, row in rooms:
        phone, recap = words_of(client.get(live.address(talk))), recap_text(client, talk)
        result = published_result(Poll.objects.get(pk=row.pk))
        assert result["note"] in phone and result["note"] in recap
        assert poll_spans(phone) == poll_spans(recap) == tuple(map(span, poll(room.answered, room.present)))
        assert option_words(phone, len(room.split)) == option_words(recap, len(room.split))
        stored = talk.recaps.get().facts["polls"][0]
        assert [each["cell"]["value"] for each in stored["options"]] == [
            each["cell"].value for each in result["rows"]
        ]


def test_a_reader_of_all_pages_names_no_small_number(client, rooms):
    """All states of a room that would be published like this: each hidden number has ten values."""

    def told(state):
        cells = poll(*state[:2])
        return tuple(map(span, (*cells, attendance(state[2], cells))))

    known = classes(states(60), told)
    for room, talk, _poll in rooms:
        text = recap_text(client, talk)
        read = (*poll_spans(text), attended_span(text))
        assert (room.answered, room.present, room.attended) in known[read]
        nested = [(0, 1), (1, 2), (0, 2)]
        assert closest({read: known[read]}, lambda state: True, threshold=11, nested=nested) >= 10, room


def test_no_option_of_fewer_than_eleven_people_is_written(client, rooms):
    for room, talk, _poll in rooms:
        written = option_words(recap_text(client, talk), len(room.split))
        if room.answered < 11:
            assert set(written) == {"withheld"}
        for count, words in zip(room.split, written, strict=True):
            assert words in (["0"] if not count and room.answered >= 11 else ["withheld", str(count)])
            assert not words.isdigit() or int(words) == 0 or int(words) >= 11


def test_the_page_of_the_year_says_no_more(client, rooms):
    """Everybody was counted at the door, all in one role but one person of each room."""
    for room, talk, _poll in rooms:
        if room.attended > 1:
            recaps.came(talk, room.attended - 1, role_key="parent", language="en")
        recaps.came(talk, 1, role_key="teacher", language="es")
    talk = rooms[0][1]
    with clock.at(talk.starts_at.replace(year=talk.starts_at.year + 1, month=2, day=1)):
        publish_year(actor=live.ACTOR, year=talk.starts_at.year)
    text = words_of(client.get("/conversations/who-took-part/"))
    total = span_of(re.search(r"People who attended: (\d+ to \d+|\d+)", text)[1])
    spans = [attended_span(recap_text(client, talk)) for _room, talk, _poll in rooms]
    assert total == (sum(low for low, _high in spans), sum(high for _low, high in spans))
    told = [talk for (_room, talk, _poll), (low, high) in zip(rooms, spans, strict=True) if low == high]
    role = AnnualParticipation.objects.get().facts["dimensions"]["role"]
    assert role["total"]["value"] == sum(low for low, high in spans if low == high)
    assert role["conversations"] == {}  # one teacher of each room: only the year is told
    assert role["year"]["teacher"]["value"] == len(told) == 12


def test_the_file_of_languages_has_no_number_of_people(cast, rooms):
    for room, talk, _poll in rooms:
        recaps.came(talk, room.attended, language="es")
    lines = cast["editor"].get("/desk/languages/data.csv").text.splitlines()[1:]
    classes_of_people = {line.split('","')[2] for line in lines}
    assert classes_of_people <= {"11 or more", "fewer than 11"}
    assert not any(char.isdigit() for line in lines for char in line.replace("11", ""))


def test_while_a_poll_is_open_its_page_has_no_split_and_no_number(client):
    talk = live.talk()
    row = live.poll(talk, "Option A", "Option B")
    live.answers(row, live.options(row)[0], 14)
    text = words_of(client.get(live.address(talk)))
    assert "A poll is open" in text and "people answered" not in text
    assert option_words(text, 2) == ["", ""]
