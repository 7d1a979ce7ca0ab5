"""Cards: drawn from what is public, in the site's languages; nothing of a draft, and no text that is cut."""

import io

from django.urls import reverse

import pytest
from PIL import Image

from cms.models import OfficeSettings
from cms.sharing import cards, drawing
from cms.sharing.drawing import Card
from cms.sharing.typeface import can_draw, width, wrapped
from tests.factories import boards as make
from tests.factories.cms import standard_page

pytestmark = pytest.mark.django_db


def picture_of(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def card(kind: str, pk: int, language: str = "en") -> str:
    return reverse("card", args=[language, kind, pk])


@pytest.fixture
def decision(home):
    return make.decision(make.held(home))


def test_the_card_of_a_decision_bears_its_title_and_its_line(client, decision):
    shown = cards.record_card("decision", decision.pk)

    assert shown.title == decision.title["en"]
    assert decision.number in shown.above
    assert [stop.label for stop in shown.stops][-2:] == ["Decided", "Done"]
    answer = client.get(card("decision", decision.pk))
    assert answer["Content-Type"] == "image/png" and picture_of(answer.content).size == (1200, 630)


def test_who_has_the_picture_already_does_not_get_it_again(client, decision):
    first = client.get(card("decision", decision.pk))
    again = client.get(card("decision", decision.pk), headers={"if-none-match": first["ETag"]})

    assert again.status_code == 304 and "max-age" in again["Cache-Control"]
    assert client.get(card("decision", decision.pk, "es"))["ETag"] != first["ETag"]


def test_a_card_is_made_anew_once_the_record_says_something_else(client, decision):
    first = client.get(card("decision", decision.pk))
    type(decision).objects.filter(pk=decision.pk).update(title={"en": "Another title"})

    assert client.get(card("decision", decision.pk))["ETag"] != first["ETag"]


def test_nothing_unpublished_has_a_card(client, home, decision):
    type(decision).objects.filter(pk=decision.pk).update(published_at=None)
    draft = make.meeting(make.body(3, slug="another"))
    page = standard_page(home, "Not yet", slug="not-yet", live=False)

    for address in (card("decision", decision.pk), card("meeting", draft.pk), card("page", page.pk)):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/cards/en/nothing/1.png",
        "/cards/en/decision/999999.png",
        "/cards/en/decision/99999999999999999999.png",
        "/cards/ko/site.png",
        "/cards/xx/site.png",
        "/icon-193.png",
    ],
)
def test_what_is_not_there_is_not_drawn(client, address):
    assert client.get(address).status_code == 404


def test_a_card_takes_the_same_number_of_statements_however_much_there_is(
    client, home, decision, django_assert_max_num_queries
):
    with django_assert_max_num_queries(16):
        client.get(card("decision", decision.pk))


def test_another_office_has_its_own_name_on_the_card(home):
    OfficeSettings.objects.update_or_create(defaults={"name": "City of Fresno"})
    assert cards.site_card().above == "City of Fresno"


def test_a_text_that_does_not_fit_is_left_out_whole():
    fits = drawing.card(Card("Title", text="Short."))
    assert drawing.card(Card("Title", text="word " * 400)) == drawing.card(Card("Title"))
    assert fits != drawing.card(Card("Title"))


def test_the_mark_keeps_its_yellow_on_a_card_that_has_no_other():
    drawn = picture_of(drawing.card(Card("Title"))).convert("RGB")
    assert max(abs(a - b) for a, b in zip(drawn.getpixel((97, 74)), (0xF5, 0xA3, 0x00), strict=True)) <= 2


def test_letters_without_a_drawing_are_not_drawn():
    assert can_draw("Nguyễn, Peña") and not can_draw("隐私")
    assert drawing.card(Card("隐私")) == drawing.card(Card(""))


def test_lines_are_as_wide_as_they_may_be():
    lines = wrapped("County results come first in the teacher training dashboard", 64, 760, 1000)
    assert len(lines) == 2 and all(width(line, 64, 760) <= 1000 for line in lines)
