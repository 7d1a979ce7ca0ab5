"""What a majority was given is a public record, and stays one (BK-50). Members see no sign of others (BK-41)."""

from datetime import timedelta

import pytest

from boards.exceptions import NotPossibleNow
from boards.materials.distribution import give_material
from boards.materials.services import withdraw_material
from boards.models import Appointment, Distribution, MeetingEvent
from cms import clock
from cms.records import verification
from tests.factories import boards as make
from tests.factories import materials as give
from tests.furniture import furnished

PAGE = "/boards/governing-board/records/"


@furnished
def draft(home, set_clock):
    """A draft for five seats, one of them empty."""
    found = make.body(5, vacant=(5,))
    make.pages(home, found)
    set_clock(make.starts() - timedelta(days=20))
    return make.meeting(found)


def members(meeting, *places: int) -> list[Appointment]:
    rows = Appointment.objects.filter(seat__body=meeting.body, seat__position__in=places)
    return list(rows.select_related("seat").order_by("seat__position"))


def given(made, *places: int):
    give_material(actor="system:test", material=made, appointments=members(made.meeting, *places))
    made.refresh_from_db()
    return made


def test_at_a_majority_of_the_filled_seats_it_is_public_before_any_posting(client, draft):
    made = given(give.material(draft), 1, 2)
    assert not made.public_record_at, "two of four"
    assert client.get(made.get_absolute_url()).status_code == 404
    given(made, 2, 3)
    assert made.public_record_at, "three of four"
    assert client.get(made.get_absolute_url()).status_code == 200
    assert "Report by county" in client.get(PAGE).content.decode()
    event = MeetingEvent.objects.get(kind="material")
    assert event.facts["rule"] == "BK-50" and event.facts["material"] == made.pk
    assert client.get(draft.get_absolute_url()).status_code == 404, "the agenda is still a draft"


@pytest.mark.engine
def test_it_cannot_be_undone(client, draft):
    made = given(give.material(draft), 1, 2, 3)
    since = made.public_record_at
    withdraw_material(actor="system:test", material=made)
    made.refresh_from_db()
    assert made.public_record_at == since
    assert client.get(made.get_absolute_url()).status_code == 200
    type(made).objects.filter(pk=made.pk).update(public_record_at=None)
    assert len(list(verification.breaks())) == 1


def test_drafts_for_staff_only_do_not_flip(client, cast, draft):
    made = give.material(draft)
    cast["clerk"].get(f"/desk/materials/{made.pk}/1/")
    made.refresh_from_db()
    assert not made.public_record_at and not Distribution.objects.exists()
    assert "Report by county" not in client.get(PAGE).content.decode()


def test_given_twice_counts_once_and_only_members_of_the_body_are_given_it(draft):
    made = given(give.material(draft), 1)
    given(made, 1)
    assert made.distributions.count() == 1
    other = make.body(1, slug="other")
    with pytest.raises(NotPossibleNow) as refused:
        give_material(
            actor="system:test", material=made, appointments=Appointment.objects.filter(seat__body=other)
        )
    assert refused.value.rule == "BK-50"


def test_given_during_the_meeting_it_is_available_there(draft):
    """BK-51."""
    with clock.at(make.starts() - timedelta(days=12)):
        make.post(draft)
    draft.refresh_from_db()
    make.in_session(draft, present=4)
    with clock.at(make.starts() + timedelta(minutes=5)):
        by_member = given(give.material(draft, prepared_by="member"), 1)
        by_other = given(give.material(draft, prepared_by="other"), 1)
    assert by_member.is_public and not by_other.is_public


def test_a_member_sees_what_they_were_given_and_nothing_of_others(draft, cast, member):
    mine, theirs = (
        give.material(draft, title={"en": "For one"}),
        give.material(draft, title={"en": "For two"}),
    )
    make.seat_user(draft.body, member, position=1)
    given(mine, 1, 2), given(theirs, 2)
    workspace = cast["member"].get("/workspace/").content.decode()
    assert "For one" in workspace and "For two" not in workspace
    page = cast["member"].get(f"/workspace/materials/{mine.pk}/")
    assert page.status_code == 200 and "Person 2" not in page.content.decode()
    assert mine.distributions.get(appointment__seat__position=1).opened_at
    assert not mine.distributions.get(appointment__seat__position=2).opened_at
    assert cast["member"].get(f"/workspace/materials/{mine.pk}/1/").status_code == 200
    assert cast["member"].get(f"/workspace/materials/{theirs.pk}/").status_code == 404
    for who in ("anonymous", "resident", "clerk"):
        assert cast[who].get(f"/workspace/materials/{mine.pk}/").status_code in (302, 404)


def test_the_desk_gives_to_chosen_members_or_to_all(draft, cast):
    made = give.material(draft)
    address = f"/desk/materials/{made.pk}/give/"
    refused = cast["clerk"].post(address, {})
    assert refused.status_code == 422 and not made.distributions.exists()
    assert "Choose at least one member." in refused.text and refused.text.count('name="appointments"') == 4
    cast["clerk"].post(address, {"appointments": [members(draft, 2)[0].pk]})
    assert [row.appointment.person_name for row in made.distributions.select_related("appointment")] == [
        "Person 2"
    ]
    cast["clerk"].post(address, {"all": "1"})
    made.refresh_from_db()
    assert made.distributions.count() == 4 and made.public_record_at
    page = cast["clerk"].get(f"/desk/materials/{made.pk}/").content.decode()
    assert "Public record" in page and "At 3 it immediately becomes a public record" in page


def test_the_lead_time_of_a_packet_is_an_aim_not_a_rule(draft, cast):
    draft.body.packet_days = 30
    draft.body.save()
    page = cast["clerk"].get(f"/desk/meetings/{draft.pk}/").content.decode()
    assert "October 10, 2022" in page and "The office aims" in page
    with clock.at(make.starts() - timedelta(days=12)):
        make.post(draft)
