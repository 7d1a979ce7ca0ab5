"""Popolo: each file holds its records once, and their references lead to one another."""

import pytest

from tests.boards.dialects.readers import POPOLO, popolo, read
from tests.boards.open_data.copies import attributes

pytestmark = [pytest.mark.usefixtures("published_demo"), pytest.mark.django_db]
TARGETS = {
    "organization_id": "organizations", "parent_id": "organizations", "person_id": "persons", "post_id": "posts",
    "motion_id": "motions", "event_id": "events", "creator_id": "persons", "voter_id": "persons",
    "vote_event_id": "vote_events",
}  # fmt: skip


def test_the_index_leads_to_each_file(client):
    assert set(read(client, "/api/popolo/")) == set(POPOLO)
    for name, url in read(client, "/api/popolo/").items():
        assert read(client, url)[name], name


def test_references_lead_to_objects(client):
    found = {name: {each["id"]: each for each in popolo(client, name)} for name in POPOLO}
    assert len(found["organizations"]) == len(attributes("bodies"))
    assert len(found["motions"]) == len(attributes("motions"))
    for name, objects in found.items():
        for each in objects.values():
            for field, target in TARGETS.items():
                assert each.get(field) is None or each[field] in found[target], (name, each["id"], field)


def test_each_object_has_an_address_of_its_own(client):
    for name in POPOLO:
        for each in list(popolo(client, name))[:4]:
            assert read(client, f"/api/popolo/{name}/{each['id']}/") == each


def test_what_is_not_there_or_not_understood_is_refused_in_json(client):
    for address, status in (
        ("nothing.json", 404), ("persons/99999/", 404), ("votes/99999-1/", 404), ("votes/x/", 404), ("nothing/1/", 404),
        ("votes.json?page=none", 400), ("votes.json?limit=-1", 400),
    ):  # fmt: skip
        answer = client.get(f"/api/popolo/{address}")
        assert answer.status_code == status and answer.json()["error"], address
