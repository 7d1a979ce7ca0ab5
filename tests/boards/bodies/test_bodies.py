"""The bodies of the demo have the seats that the law sets up; every count is derived (C2C-04, C2C-07)."""

from collections import Counter
from datetime import date
from types import SimpleNamespace

import pytest

from boards.bodies.rosters import roster
from boards.demo import bodies
from boards.models import Appointment, Body, OnboardingStep
from tests.factories.cms import spanish_home
from tests.furniture import furnished


@furnished
def built(home, member):
    spanish = spanish_home(home)
    bodies.build(SimpleNamespace(home=home, home_es=spanish, today=date(2022, 6, 1), member_user=member))


def on(slug: str, day: date = date(2022, 6, 1)):
    return roster(Body.objects.get(slug=slug), day)


def test_the_governing_board_has_21_seats_and_needs_14_ayes(built):
    found = on("governing-board")
    assert (found.authorized, found.filled, found.quorum, found.needed) == (21, 20, 11, 14)
    by_law = [place for place in found.places if place.seat.appointing_authority["en"].startswith("By law")]
    assert len(by_law) == 11


@pytest.mark.parametrize("slug", ["data-and-tools", "community-engagement"])
def test_each_advisory_board_has_16_seats_and_staggered_first_terms(built, slug):
    found = on(slug)
    assert (found.authorized, found.quorum, found.needed) == (16, 9, 9)
    ends = Counter(place.appointment.ends_on.year for place in found.places if place.appointment)
    vacant = found.vacant
    assert sorted(ends) == [2023, 2024, 2025]
    assert sum(ends.values()) + vacant == 16
    if not vacant:
        assert sorted(ends.values()) == [5, 5, 6]


def test_a_term_includes_its_last_day_and_not_the_next(built):
    last = date(2023, 5, 10)
    names = {day: on("data-and-tools", day).places[0].name for day in (last, date(2023, 5, 11))}
    assert names[last] == "Amara Holm"
    assert names[date(2023, 5, 11)] == ""


def test_the_demo_names_are_marked_as_invented(built):
    assert not Appointment.objects.filter(is_demo=False).exists()


def test_building_twice_changes_nothing(built, home, member):
    before = Appointment.objects.count()
    spanish = spanish_home(home)
    bodies.build(SimpleNamespace(home=home, home_es=spanish, today=date(2022, 6, 1), member_user=member))
    assert Appointment.objects.count() == before
    assert Body.objects.count() == 3


def test_seats_are_counted_and_some_belong_to_data_providers(built):
    """C2C-04, C2C-04a: outside are AICCU, the Legislature's seats and the CSIS officer; all of them vote."""
    found = on("governing-board")
    providers = [place.seat.position for place in found.places if place.seat.is_data_provider]
    assert providers == [1, 2, 3, 4, 6, 7, 8, 9, 10]
    assert len(found.voting) == len(found.places) == 21


def test_demo_members_were_named_before_they_began_and_some_have_steps_to_go(built):
    """BK-05, BK-06: the copy of the act was given on the day of the appointment."""
    for appointment in Appointment.objects.all():
        assert appointment.appointed_on <= appointment.starts_on
    acts = OnboardingStep.objects.filter(kind="act").select_related("appointment")
    assert acts.count() == Appointment.objects.count()
    assert all(step.done_on == step.appointment.appointed_on and step.version for step in acts)
    assert [place.alternate.person_name for place in on("governing-board").places if place.alternate]
    assert OnboardingStep.objects.filter(kind="oath").count() < Appointment.objects.count()


def test_all_three_bodies_are_covered_by_the_open_meeting_law(built):
    """BK-01: each is created by statute."""
    found = list(Body.objects.values_list("covered_under", "statute"))
    assert len(found) == 3
    assert all(way == "a" and statute for way, statute in found)
