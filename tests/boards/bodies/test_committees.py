"""A board creates and disbands committees by a vote; a second person confirms, and the record stays (C2C-06, BK-01)."""

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from boards.models import Appointment, Body, BodyPage, Committee, Meeting, Officer
from cms import clock
from cms.models import PowerChange
from cms.powers.register import record_as_found
from cms.records import verification
from tests.factories import boards as make
from tests.factories import committees as build
from tests.factories import live
from tests.factories.powers import change_by_two, confirm, newest
from tests.furniture import furnished

OUTREACH = "/boards/outreach-committee/"
BOARD = "/boards/governing-board/"


@furnished
def board(home):
    found = make.body(7)
    make.pages(home, found)
    return found


@furnished
def motion(board):
    return build.vote(board)


@pytest.fixture(autouse=True)
def week_after(set_clock):
    set_clock(build.later())


@pytest.fixture
def register(board, motion):
    """The register of powers has begun, as in an installation."""
    record_as_found(actor=make.ACTOR, reason="set up")


def page(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def refusal(cast, motion, members: int = 3, **changes) -> str:
    """What the form says when the clerk sends this; nothing is proposed, and the name is still there."""
    answer = cast["clerk"].post(build.NEW, build.given(motion, members, **changes))
    assert answer.status_code == 422 and not PowerChange.objects.filter(state="proposed").exists()
    text = answer.content.decode()
    assert "Outreach Committee" in text
    return text


def test_nothing_exists_before_a_second_person_confirms(cast, motion, client):
    assert cast["clerk"].post(build.NEW, build.given(motion)).status_code == 302
    assert Body.objects.count() == 1 and client.get(OUTREACH).status_code == 404
    answer = confirm(cast["clerk"], newest())
    assert answer.status_code in (404, 409) and Body.objects.count() == 1


def test_the_second_person_reads_all_that_the_vote_named(cast, motion):
    cast["clerk"].post(build.NEW, build.given(motion, others="Ana Outside", chair=str(board_term(1).pk)))
    text = page(cast["publisher"], newest().get_absolute_url())
    for words in (
        "Outreach Committee / Comité de Difusión",
        "Person 1, Person 2, Person 3",
        "Ana Outside",
        "more than half",
        "(c) advisory, established by formal action, three or more people",
        "Motion 2.1",
    ):
        assert words in text


def test_the_committee_has_its_seats_members_and_rules(cast, board, motion):
    made = build.created(cast, motion, chair=str(board_term(1).pk), size="4", ends_on="2023-06-30")
    terms = Appointment.objects.filter(seat__body=made).order_by("seat__position")
    assert [(each.person_name, each.as_member.seat.position) for each in terms] == [
        ("Person 1", 1),
        ("Person 2", 2),
        ("Person 3", 3),
    ]
    chair = Officer.objects.get(appointment__seat__body=made)
    assert (chair.appointment, chair.office, chair.chosen_by) == (terms[0], "chair", motion)
    assert {each.ends_on for each in terms} == {date(2023, 6, 30)}
    assert {each.appointed_on for each in terms} == {make.DAY}
    assert (made.seats.count(), made.needed(4, 3), made.quorum(4, 3)) == (4, 3, 3)
    assert (made.kind, made.parent, made.covered_under) == ("committee", board, "c")
    assert made.seats.first().appointing_authority == board.name
    assert made.seats.first().label == {"en": "Member 1", "es": "Integrante 1"}


def test_the_register_has_body_seats_and_terms_and_verifies(cast, motion, register):
    made = build.created(cast, motion)
    by_vote = PowerChange.objects.filter(basis="vote").order_by().values_list("kind", flat=True)
    assert sorted(by_vote) == ["appointment"] * 3 + ["body"] + ["seat"] * 3
    assert list(verification.breaks()) == []
    Committee.objects.update(ends_on=date(2030, 1, 1))
    assert any("A committee of a body" in words and "outside" in words for words in verification.breaks())
    assert str(made) == "Outreach Committee"


@pytest.mark.parametrize(
    ("members", "decides", "ground"), [(2, "0", "n"), (3, "0", "c"), (2, "1", "b"), (1, "1", "b")]
)
def test_why_the_law_covers_it_follows_from_size_and_power(cast, motion, members, decides, ground):
    """BK-01: two advisors are not covered; with delegated power the law covers any size."""
    assert build.created(cast, motion, members, decides=decides).covered_under == ground


def test_it_has_a_page_in_each_language_under_its_board(cast, motion, client):
    build.created(cast, motion)
    assert BodyPage.objects.filter(slug="outreach-committee", live=True).count() == 2
    text = page(client, OUTREACH)
    assert "Find out how families hear of the tools." in text
    assert (
        'href="/boards/governing-board/2022-11-09/#motion-' in text and "the vote of November 9, 2022" in text
    )
    assert "Comité de Difusión" in page(client, f"/es{OUTREACH}")
    assert f'href="{OUTREACH}"' in page(client, BOARD)
    assert f'href="{OUTREACH}"' in page(client, "/boards/")


def test_a_committee_that_the_law_does_not_cover_says_so_and_needs_no_notice(cast, motion, client):
    made = build.created(cast, motion, 2)
    assert "so it may meet without notice" in page(client, OUTREACH)
    day = clock.today() + timedelta(days=3)
    meeting = make.posted(made, day=day, before=1)
    assert f'href="{meeting.get_absolute_url()}"' in page(client, OUTREACH)
    assert page(client, meeting.get_absolute_url())


def test_a_covered_committee_gives_ten_days_notice(cast, motion):
    made = build.created(cast, motion)
    with pytest.raises(Exception, match="10 days before") as refused:
        make.posted(made, day=clock.today() + timedelta(days=9), before=9)
    assert refused.value.rule == "BK-10"


@pytest.mark.parametrize(
    ("members", "changes", "words"),
    [
        (4, {}, "each meeting of the committee would be a meeting of the body itself. At most 3"),
        (0, {}, "Name at least one member."),
        (3, {"size": "2"}, "The vote names 3 people."),
        (3, {"ends_on": "2022-11-10"}, "This date has passed."),
        (
            3,
            {"kind": "standing", "ends_on": "2023-11-10"},
            "A standing committee has no end date. Clear the date.",
        ),
        (3, {"name_en": "Outreach Committee", "decides": ""}, "What it may do"),
        (3, {"created_by": "999"}, "Select a valid choice."),
        (3, {"effective_on": "2022-11-10"}, "This date has passed."),
    ],
)
def test_what_a_board_cannot_create_is_refused_beside_the_field(cast, motion, members, changes, words):
    """BK-42: a committee with a majority of the board would be the board."""
    assert words in refusal(cast, motion, members, **changes)


def test_the_chair_is_one_of_its_members(cast, motion):
    other = Appointment.objects.get(seat__position=7)
    assert "Choose the chair from among the members" in refusal(cast, motion, chair=str(other.pk))


def test_only_a_vote_that_passed_is_offered(cast, board, motion):
    lost = build.vote(board, ayes=1, day=make.DAY - timedelta(days=30))
    assert "Select a valid choice." in refusal(cast, lost)
    offered = cast["clerk"].get(build.NEW).context["form"].fields["created_by"].queryset
    assert list(offered) == [motion]


def test_a_form_sent_twice_is_one_proposal_and_a_name_is_used_once(cast, motion):
    values = build.given(motion)
    assert cast["clerk"].post(build.NEW, values).status_code == 302
    again = cast["clerk"].post(build.NEW, values)
    assert again.status_code == 422 and "already waiting" in again.content.decode()
    confirm(cast["administrator"], newest())
    again = cast["clerk"].post(build.NEW, values | {"name_en": "outreach  COMMITTEE"})
    assert again.status_code == 422 and "already has a committee with this name" in again.content.decode()
    assert Committee.objects.count() == 1


def test_a_member_who_left_meanwhile_stops_the_confirmation(cast, motion):
    cast["clerk"].post(build.NEW, build.given(motion))
    change = newest()
    Appointment.objects.filter(pk=board_term(1).pk).update(ends_on=make.DAY)
    answer = confirm(cast["administrator"], change)
    assert (
        answer.status_code == 409
        and "you chose is not a member of this body today" in answer.content.decode()
    )
    assert not Committee.objects.exists() and Body.objects.count() == 1


def test_a_member_of_the_committee_does_not_confirm_it(cast, people, board, motion):
    make.seat_user(board, people["publisher"])
    cast["clerk"].post(build.NEW, build.given(motion))
    answer = confirm(cast["publisher"], newest())
    assert answer.status_code == 409 and "concerns you" in answer.content.decode()


def test_who_leaves_the_board_leaves_its_committee(cast, people, motion, register):
    made = build.created(cast, motion)
    term = board_term(1)
    address = f"/desk/powers/new/appointment/{term.pk}/"
    change_by_two(cast["clerk"], cast["administrator"], address, user="ben@example.org")
    assert made.seats.get(position=1).appointments.get().user == people["member"]
    change_by_two(cast["clerk"], cast["administrator"], address, ends_on="2022-12-31")
    assert made.seats.get(position=1).appointments.get().ends_on == date(2022, 12, 31)
    assert list(verification.breaks()) == []


def test_a_name_that_is_too_long_is_refused_and_not_cut(cast, motion):
    long = "Y" * 121
    text = refusal(cast, motion, others=f"Ana Outside\n{long}")
    assert "A name can have at most 120 characters. Shorten line 2." in text and long in text


def disband(cast, motion, **changes):
    values = {"disbanded_by": motion.pk, "reason": "Vote", "effective_on": clock.today().isoformat()}
    return cast["clerk"].post("/desk/committees/outreach-committee/disband/", values | changes)


def test_a_vote_disbands_it_and_its_record_stays(cast, board, motion, register, client, set_clock):
    made = build.created(cast, motion)
    held = make.posted(made, day=make.DAY + timedelta(days=30))
    held.status = "ended"
    held.save()
    set_clock(make.starts(make.DAY + timedelta(days=60)))
    end = build.vote(board, day=make.DAY + timedelta(days=58))
    assert disband(cast, end).status_code == 302
    assert not Committee.objects.get().has_ended
    assert confirm(cast["administrator"], newest()).status_code == 302
    assert Committee.objects.get().disbanded_by == end
    assert not Appointment.objects.filter(seat__body=made, ends_on=None).exists()
    text = page(client, OUTREACH)
    assert "This committee ended" in text and held.get_absolute_url() in text
    assert "ended on January 8, 2023" in page(client, BOARD)
    assert list(verification.breaks()) == []
    assert made.pk not in offered(cast)
    assert disband(cast, end).status_code == 404
    again = cast["clerk"].post(build.NEW, build.given(end, name_en="Outreach Committee"))
    assert again.status_code == 302


def offered(cast) -> set[int]:
    form = cast["clerk"].get("/desk/meetings/new/").context["form"]
    return set(form.fields["body"].queryset.values_list("pk", flat=True))


def test_a_committee_with_a_meeting_ahead_is_not_disbanded(cast, motion):
    made = build.created(cast, motion)
    held = make.posted(made, day=clock.today() + timedelta(days=20), at=clock.now())
    assert_not_disbanded(disband(cast, motion), held, "Cancel it first.")


def test_a_committee_with_a_draft_is_not_disbanded_and_the_draft_can_be_deleted(cast, motion):
    made = build.created(cast, motion)
    draft = make.meeting(made, day=clock.today() + timedelta(days=20), at=clock.now())
    assert_not_disbanded(disband(cast, motion), draft, "Delete it or call it off first.")
    assert cast["clerk"].post(f"/desk/meetings/{draft.pk}/delete/").status_code == 302
    assert disband(cast, motion).status_code == 302


def test_a_committee_that_sits_longer_than_planned_is_not_disbanded(cast, motion, set_clock):
    made = build.created(cast, motion)
    held = make.in_session(
        make.posted(made, day=clock.today() + timedelta(days=20), at=clock.now()), present=3
    )
    set_clock(make.starts(held.day) + timedelta(hours=4))
    assert_not_disbanded(disband(cast, motion), held, "Adjourn it first.")


def assert_not_disbanded(answer, meeting: Meeting, words: str) -> None:
    text = answer.content.decode()
    assert answer.status_code == 422 and words in text
    assert f'href="/desk/meetings/{meeting.pk}/"' in text
    assert answer.context["form"]["reason"].value() == "Vote"


def test_no_meeting_is_planned_after_its_last_day(cast, motion):
    made = build.created(cast, motion, ends_on="2022-12-31")
    with pytest.raises(Exception, match="ends on December 31, 2022") as refused:
        make.meeting(made, day=date(2023, 1, 10), at=clock.now())
    assert refused.value.rule == "C2C-06" and not Meeting.objects.filter(body=made).exists()


def test_a_body_becomes_a_committee_by_no_other_form(cast, board):
    change = {"slug": "x", "name_en": "X", "kind": "committee", "covered_under": "a", "reason": "Why not"}
    form = cast["clerk"].get("/desk/powers/new/body/add/").context["form"]
    assert "parent" not in form.fields
    values = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    answer = cast["clerk"].post("/desk/powers/new/body/add/", values | change)
    assert answer.status_code == 422 and "A committee is created by a vote" in answer.content.decode()
    for kind in ("committee", "committee_end"):
        assert cast["clerk"].get(f"/desk/powers/new/{kind}/")["Location"] == "/desk/seats/"
        assert cast["clerk"].get(f"/desk/powers/new/{kind}/add/").status_code == 404


def test_a_committee_has_no_committees(cast, motion):
    build.created(cast, motion)
    assert cast["clerk"].get("/desk/bodies/outreach-committee/committees/new/").status_code == 404
    seats = page(cast["clerk"], "/desk/seats/")
    assert (
        "Propose a committee: Governing Board" in seats and "Propose to disband: Outreach Committee" in seats
    )


@pytest.mark.parametrize("role", ["editor", "analyst", "member", "resident"])
def test_others_do_not_propose_one(cast, board, role):
    assert cast[role].get(build.NEW).status_code in (302, 404)


def test_more_committees_ask_for_no_more_statements(cast, motion, client):
    build.created(cast, motion)
    for address in (BOARD, "/boards/", OUTREACH):
        client.get(address)
    few = {address: statements(client, address) for address in (BOARD, "/boards/", OUTREACH)}
    for number in range(3):
        build.created(cast, motion, 2, name_en=f"Committee {number}")
    assert {address: statements(client, address) for address in few} == few


def statements(client, address: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_the_public_is_heard_at_a_committee_only_of_members(cast, board, motion):
    """BK-20, the exception: only the board's own committee, and nobody else on it."""
    made = build.created(cast, motion)
    held = live.begin(live.meeting(made, day=make.DAY + timedelta(days=20)), room=3)
    with live.at(10, held.day):
        live.heard(live.item(held, 2))
    later = make.in_session(make.posted(board, day=make.DAY + timedelta(days=40)), present=7)
    with live.at(5, later.day):
        address = f"/desk/meetings/{later.pk}/live/?item=2"
        assert "Outreach Committee" in page(cast["clerk"], address)
        send = f"/desk/meetings/{later.pk}/live/items/{live.item(later, 2).pk}/heard/"
        Appointment.objects.filter(seat__body=made, seat__position=3).update(as_member=None)
        assert "Outreach Committee" not in page(cast["clerk"], address)
        values = {"heard_before": live.item(held, 2).pk}
        assert cast["clerk"].post(send, values).status_code == 422
        Appointment.objects.filter(seat__body=made, seat__position=3).update(as_member=board_term(3))
        assert cast["clerk"].post(send, values).status_code == 302
        assert live.item(later, 2).comment_window.heard_before == live.item(held, 2)


def board_term(place: int) -> Appointment:
    return Appointment.objects.get(seat__body__slug="governing-board", seat__position=place)
