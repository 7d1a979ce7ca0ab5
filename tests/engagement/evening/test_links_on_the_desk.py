"""The desk makes, renews and ends links; a link is displayed once, with a square code."""

import re
from datetime import timedelta

from django.core.exceptions import PermissionDenied

import pytest

from cms import clock
from engagement.conversations.services import cancel_conversation
from engagement.evening.services import end_link, make_link, renew_link
from engagement.models import EveningLink
from tests.factories import engagement as make
from tests.factories import evening_links as evening
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
SHOWN = re.compile(r"/conversations/evening/TL-[A-Z0-9-]+/")
FACTS = {"act": "make", "duty": "door", "name": evening.NAME}


@furnished
def talk():
    return make.conversation()


@pytest.fixture
def desk(talk):
    return f"/desk/conversations/{talk.slug}/links/"


def test_a_link_is_shown_once_with_its_square_code(cast, talk, desk):
    answer = cast["editor"].post(desk, FACTS)
    text = cast["editor"].get(answer["Location"]).content.decode()
    assert SHOWN.search(text) and "square-code" in text
    assert not SHOWN.search(cast["editor"].get(desk).content.decode())
    assert EveningLink.objects.get().made_by == EveningLink.history.get().history_actor != ""


def test_the_address_that_showed_it_shows_it_for_ten_minutes_only(cast, desk):
    address = cast["editor"].post(desk, FACTS)["Location"]
    with clock.at(clock.now() + timedelta(minutes=11)):
        assert not SHOWN.search(cast["editor"].get(address).content.decode())


def test_the_link_shown_opens_the_page(cast, client, talk, desk):
    text = cast["editor"].get(cast["editor"].post(desk, FACTS)["Location"]).content.decode()
    with clock.at(talk.starts_at):
        assert client.get(SHOWN.search(text)[0]).status_code == 200


def test_each_link_has_its_state_and_its_last_use(cast, talk, desk):
    evening.link(talk)
    assert all(words in _text(cast, desk) for words in ("Not active yet", "Never used."))
    with clock.at(talk.starts_at):
        assert "Active now" in _text(cast, desk)


def _text(cast, desk):
    return cast["editor"].get(desk).content.decode()


def test_a_link_is_ended_and_renewed_by_its_buttons(cast, talk, desk):
    row = evening.link(talk)
    cast["editor"].post(desk, {"act": "renew", "link": row.pk})
    assert EveningLink.objects.get().link_digest != row.link_digest
    cast["editor"].post(desk, {"act": "end", "link": row.pk})
    assert EveningLink.objects.get().ended_at is not None
    assert "Deactivated manually" in _text(cast, desk)
    assert cast["editor"].post(desk, {"act": "renew", "link": row.pk}).status_code == 409


def test_the_link_of_another_conversation_is_unknown(cast, desk):
    other = evening.link(make.conversation())
    assert cast["editor"].post(desk, {"act": "end", "link": other.pk}).status_code == 404


def test_two_links_of_one_name_are_refused_while_both_would_work(cast, talk, desk):
    row = evening.link(talk)
    assert cast["editor"].post(desk, FACTS).status_code == 409
    end_link(actor=make.ACTOR, link=row)
    assert cast["editor"].post(desk, FACTS).status_code == 302


def test_a_form_without_a_duty_or_a_name_comes_back(cast, desk):
    for missing in ("duty", "name"):
        assert cast["editor"].post(desk, FACTS | {missing: ""}).status_code == 422
    assert not EveningLink.objects.exists()


def test_a_canceled_or_past_conversation_gets_no_link(cast, talk, desk):
    with clock.at(talk.ends_at + timedelta(hours=2)):
        assert cast["editor"].post(desk, FACTS).status_code == 409
    cancel_conversation(actor=make.ACTOR, conversation=talk, reason={"en": "Fire"})
    assert cast["editor"].post(desk, FACTS).status_code == 409


@pytest.mark.parametrize("service", [renew_link, end_link])
def test_the_services_ask_who_acts(clerk, talk, service):
    row = evening.link(talk)
    with pytest.raises(PermissionDenied):
        service(actor=clerk, link=row)
    with pytest.raises(PermissionDenied):
        make_link(actor=clerk, conversation=talk, duty="door", name="A")


def test_the_links_are_found_from_the_page_of_the_conversation(cast, talk, desk):
    assert desk in cast["editor"].get(f"/desk/conversations/{talk.slug}/").content.decode()


def test_who_made_and_ended_a_link_is_in_its_history(cast, talk, desk):
    row = end_link(actor=make.ACTOR, link=evening.link(talk))
    text = cast["editor"].get(f"/desk/history/engagement.eveninglink/{row.pk}/").content.decode()
    assert "link made" in text and "link ended" in text
