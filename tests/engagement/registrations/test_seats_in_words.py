"""The public reads whether seats are free, not how many are taken: no party that registers can be watched (PRV-10)."""

import re

from django.utils.html import strip_tags

import pytest

from tests.factories import engagement as make

pytestmark = pytest.mark.django_db


def _words(answer):
    return " ".join(strip_tags(answer.text).split())


@pytest.mark.parametrize(
    ("seats", "party", "said"),
    [
        (60, 3, "Seats are available."),
        (14, 3, "Seats are available."),
        (13, 3, "Fewer than 11 seats are available."),
        (4, 3, "Fewer than 11 seats are available."),
        (3, 3, "All seats in the room are taken."),
    ],
)
def test_seats_of_a_room(client, cast, seats, party, said):
    talk = make.workshop(seats)
    row = make.registration(talk, party_size=party)
    paths = ("", "register/")
    pages = [_words(client.get(f"/conversations/{talk.slug}/{path}")) for path in paths]
    pages.append(_words(client.get(f"/conversations/registration/{make.code_of(row)}/")))
    for page in pages:
        assert said in page
        assert not re.search(rf"\b{party} (of|/) {seats}\b|\b{seats - party} seat", page)
    assert f"{party} / {seats}" in _words(cast["editor"].get(f"/desk/conversations/{talk.slug}/"))


@pytest.mark.parametrize(
    ("online", "said"),
    [
        (40, "Online: seats are available."),
        (20, "Online: seats are available."),
        (12, "Online: fewer than 11 seats are available."),
        (2, "Online: all seats are taken."),
    ],
)
def test_seats_of_each_side(client, online, said):
    talk = make.hybrid(60, online)
    make.registration(talk, mode="online", party_size=2)
    page = _words(client.get(f"/conversations/{talk.slug}/"))
    assert said in page and "In person: seats are available." in page
    assert not re.search(r"\d+ of \d+ seats", page)


def test_in_spanish(client):
    talk = make.workshop(13, spanish=True)
    make.registration(talk, party_size=3)
    assert "Quedan menos de 11 lugares libres." in _words(client.get(f"/es/conversations/{talk.slug}/"))
