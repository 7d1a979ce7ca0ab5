"""The door list in pages: a crowd costs one page, anyone in it is found, and what is pressed leads back to the page."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from cms.records.history import past_of
from engagement.models import Registration
from tests.factories import conversations as live
from tests.factories import engagement as make
from tests.factories import evening_links as evening
from tests.furniture import furnished

pytestmark = pytest.mark.django_db
CROWD = 250


@furnished
def talk():
    return live.talk(capacity=500)


@furnished
def crowd(talk):
    return crowd_of(talk, CROWD)


def crowd_of(talk, people: int, **facts) -> list[Registration]:
    """Person 000, Person 001 …, as rows: the list reads the same of them."""
    first = Registration.objects.count()
    return Registration.objects.bulk_create(
        Registration(
            conversation=talk,
            nonce=f"crowd-{first + number}",
            receipt_digest=f"crowd-{first + number}",
            name=f"Person {number:03}",
            state="confirmed",
            **{"mode": "in_person"} | facts,
        )
        for number in range(people)
    )


def door(talk) -> str:
    return f"/desk/conversations/{talk.slug}/door/"


def names(answer, side: str = "people") -> list[str]:
    return [each.name for each in answer.context[side]]


def test_a_page_has_a_hundred_people_and_leads_to_the_next(cast, talk, crowd):
    first = cast["editor"].get(door(talk))
    assert names(first) == [f"Person {number:03}" for number in range(100)]
    assert f'href="{door(talk)}?page=2"' in first.text and "Page 1 of 3" in first.text
    last = cast["editor"].get(door(talk), {"page": 3})
    assert names(last) == [f"Person {number:03}" for number in range(200, 250)]


def test_a_person_of_any_page_is_found_and_the_search_keeps_its_pages(cast, talk, crowd):
    assert names(cast["editor"].get(door(talk), {"q": "person 249"})) == ["Person 249"]
    assert f'href="{door(talk)}?q=person&amp;page=2"' in cast["editor"].get(door(talk), {"q": "person"}).text


def test_a_list_that_fits_on_a_page_has_no_pages(cast, talk):
    crowd_of(talk, 100)
    page = cast["editor"].get(door(talk)).text
    assert "pagination" not in page and "?page=" not in page


def test_a_button_leads_back_to_its_page(cast, talk, crowd):
    person = crowd[120]
    assert f'action="{door(talk)}{person.pk}/?page=2"' in cast["editor"].get(door(talk), {"page": 2}).text
    for end in ("", "undo/"):
        answer = cast["editor"].post(f"{door(talk)}{person.pk}/{end}?page=2", {"people": "1", "q": "person"})
        assert answer["Location"] == f"{door(talk)}?q=person&page=2"
    assert past_of(Registration).filter(id=person.pk).count() == 2


def test_who_is_refused_stands_on_the_page_with_the_reason(cast, talk, crowd):
    answer = cast["editor"].post(f"{door(talk)}{crowd[249].pk}/", {"people": "0"})
    assert answer.status_code == 422 and names(answer)[0] == "Person 249"
    assert "Enter how many people came: 1 to 30." in answer.text


def test_those_who_attend_online_follow_and_are_counted_together(cast):
    talk = make.hybrid(500, 500)
    crowd_of(talk, 110)
    crowd_of(talk, 120, mode="online")
    second = cast["editor"].get(door(talk), {"page": 2})
    assert (len(names(second)), len(names(second, "online"))) == (10, 90)
    assert "Registered to attend online (120)" in " ".join(second.text.split())


def test_a_helper_with_a_link_has_the_same_pages(client, talk, crowd):
    link = evening.link(talk)
    here = evening.address(link)
    assert f'href="{here}?page=2"' in client.get(here).text
    assert names(client.get(here, {"page": 3})) == [f"Person {number:03}" for number in range(200, 250)]
    sent = {"act": "came", "registration": crowd[120].pk, "people": "1", "key": evening.fresh_key()}
    answer = client.post(f"{here}?page=2", sent)
    assert answer["Location"].endswith(f"?page=2#person-{crowd[120].pk}")
    refused = client.post(here, sent | {"people": "31", "key": evening.fresh_key()})
    assert names(refused)[0] == "Person 120"


def test_paper_and_files_have_everyone(cast, talk, crowd):
    assert cast["editor"].get(f"{door(talk)}list/").text.count("Person ") == CROWD
    assert b"".join(cast["editor"].get(f"{door(talk)}list.csv").streaming_content).count(b"Person ") == CROWD


@pytest.mark.engine
@pytest.mark.parametrize("end", ["", "list/"])
def test_a_crowd_asks_no_more_statements_than_a_few(cast, talk, django_assert_num_queries, end):
    crowd_of(talk, 2)
    cast["editor"].get(door(talk) + end)
    with CaptureQueriesContext(connection) as few:
        cast["editor"].get(door(talk) + end)
    crowd_of(talk, CROWD)
    with django_assert_num_queries(len(few)):
        cast["editor"].get(door(talk) + end)
