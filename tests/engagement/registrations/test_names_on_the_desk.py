"""Whose names the desk shows, and to whom (rows 14 and 15 of the matrix). What people need is not among them."""

import pytest

from tests.factories import engagement as make
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


@furnished
def talk():
    made = make.workshop(1)
    make.registration(made, name="canary-name", language="es", need="canary-need", email="canary@example.org")
    make.registration(made, name="canary-waiting", need="canary-need-2")
    return made


@pytest.mark.parametrize("name", ["editor", "publisher"])
def test_the_door_list_has_names_and_no_needs_for_those_who_run_the_door(cast, talk, name):
    text = cast[name].get(f"/desk/conversations/{talk.slug}/").content.decode()
    for words in ("canary-name", "canary-waiting", "Spanish", "Signing in is voluntary"):
        assert words in text
    assert "canary-need" not in text


def test_an_analyst_sees_counts_only(cast, talk):
    text = cast["analyst"].get(f"/desk/conversations/{talk.slug}/").content.decode()
    assert "canary" not in text
    assert "1 / 1" in text


def test_the_email_of_a_person_is_on_no_screen(cast, talk):
    for name in ("editor", "publisher", "analyst"):
        assert (
            "canary@example.org" not in cast[name].get(f"/desk/conversations/{talk.slug}/").content.decode()
        )
