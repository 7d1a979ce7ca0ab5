"""A volunteer with a link for the door: names without what is private, check-in, walk-ins (BK-24, BK-28)."""

from django.core.exceptions import PermissionDenied

import pytest

from cms.records.history import past_of
from engagement.choices import Duty
from engagement.evening.services import end_link
from engagement.models import EveningLink, Registration, WalkIn
from engagement.registrations.check_in import count_walk_in, mark_came, undo_walk_in
from tests.factories import conversations as live
from tests.factories import engagement as make
from tests.factories import evening_links as evening
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
PRIVATE = ("A ramp", "canary@example.org", "Spanish", "has an accommodation request")


@furnished
def talk():
    return live.talk()


@furnished
def row(talk):
    facts = {"name": "Rosálba Núñez", "group_name": "Familias", "party_size": 2, "language": "es"}
    return make.registration(talk, need="A ramp", email="canary@example.org", **facts)


@furnished
def link(talk):
    return evening.link(talk)


def current(row):
    return Registration.objects.get(pk=row.pk)


def test_the_names_are_shown_and_nothing_private(client, row, link):
    text = client.get(evening.address(link)).content.decode()
    assert all(words in text for words in ("Rosálba Núñez", "Familias", "2 people"))
    assert not any(words in text for words in PRIVATE)


@pytest.mark.parametrize(("typed", "is_found"), [("nunez", True), ("familias", True), ("minh", False)])
def test_a_person_is_found_by_name_or_group(client, row, link, typed, is_found):
    assert ("Rosálba" in client.get(evening.address(link), {"q": typed}).content.decode()) is is_found


def test_reading_the_names_is_logged_under_the_label_of_the_link(client, row, link, caplog):
    with caplog.at_level("INFO", logger="cms.looked"):
        client.get(evening.address(link))
    [line] = [each.getMessage() for each in caplog.records if each.name == "cms.looked"]
    assert "Volunteer at the side entrance (link)" in line and "door list" in line and "TL-" not in line


def test_a_person_is_checked_in_and_the_history_says_by_whom(client, row, link):
    answer = evening.press(client, link, "came", registration=row.pk, people="2", q="nunez")
    assert answer.status_code == 303 and answer["Location"].endswith(f"?q=nunez#person-{row.pk}")
    assert current(row).arrived_people == 2
    newest = past_of(Registration).filter(id=row.pk).latest("history_id")
    assert newest.history_actor == "Volunteer at the side entrance (link)" and newest.history_user is None
    assert EveningLink.objects.get().last_used_at is not None


def test_a_check_in_is_undone(client, row, link):
    evening.press(client, link, "came", registration=row.pk, people="2")
    evening.press(client, link, "undo", registration=row.pk)
    assert current(row).arrived_at is None


def test_more_people_than_a_party_are_refused_with_what_was_typed(client, row, link):
    answer = evening.press(client, link, "came", registration=row.pk, people="31")
    assert answer.status_code == 409 and 'value="31"' in answer.content.decode()
    assert current(row).arrived_at is None


def test_walk_ins_are_counted_once_for_each_key(client, talk, link):
    key = evening.fresh_key()
    for _time in range(2):
        client.post(evening.address(link), {"act": "walk_in", "key": key, "people": "3"})
    assert [each.people for each in talk.walk_ins.all()] == [3]
    evening.press(client, link, "walk_in_undo", walk_in=talk.walk_ins.get().pk)
    assert not talk.walk_ins.exists()


def test_a_number_that_is_none_is_refused(client, talk, link):
    assert evening.press(client, link, "walk_in", people="many").status_code == 422
    assert not talk.walk_ins.exists()


def test_only_its_own_walk_ins_are_shown_and_undone(client, talk, link):
    counted = count_walk_in(actor=make.ACTOR, conversation=talk, nonce="a" * 32, people=5)
    assert "Last counted" not in client.get(evening.address(link)).content.decode()
    assert evening.press(client, link, "walk_in_undo", walk_in=counted.pk).status_code == 404
    with pytest.raises(PermissionDenied):
        undo_walk_in(actor=link, walk_in=counted)
    assert WalkIn.objects.get().people == 5


def test_the_registration_of_another_conversation_is_unknown(client, link):
    other = make.registration(live.talk(), name="Minh")
    assert evening.press(client, link, "came", registration=other.pk, people="1").status_code == 404
    with pytest.raises(PermissionDenied):
        mark_came(actor=link, registration=other, people=1)


@pytest.mark.parametrize("act", ["start", "open", "hide", "aloud", "make", ""])
def test_a_link_for_the_door_has_no_other_duty(client, link, act):
    assert evening.press(client, link, act).status_code == 404


def test_a_form_of_another_page_is_refused(client, row, link):
    answer = client.post(evening.address(link), {"act": "came", "key": "forged", "registration": row.pk})
    assert answer.status_code == 422 and current(row).arrived_at is None


def test_a_form_from_another_site_is_refused(client, row, link):
    facts = {"act": "came", "key": evening.fresh_key(), "registration": row.pk, "people": "1"}
    answer = client.post(evening.address(link), facts, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403 and current(row).arrived_at is None


def test_a_label_alone_opens_nothing(row, link):
    with pytest.raises(PermissionDenied):
        mark_came(actor=link.label, registration=row, people=1)


def test_a_link_kept_in_memory_opens_nothing_once_it_has_ended(row, link):
    end_link(actor=make.ACTOR, link=link)
    with pytest.raises(PermissionDenied):
        mark_came(actor=link, registration=row, people=1)


def test_a_co_hosts_link_checks_nobody_in(client, talk, row):
    co_host = evening.link(talk, Duty.CO_HOST, "Co-host")
    assert "Rosálba" not in client.get(evening.address(co_host)).content.decode()
    assert evening.press(client, co_host, "came", registration=row.pk, people="1").status_code == 404
    with pytest.raises(PermissionDenied):
        mark_came(actor=co_host, registration=row, people=1)
