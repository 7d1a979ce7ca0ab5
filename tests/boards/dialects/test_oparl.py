"""OParl 1.1: each object has what the specification requires, and each address in it leads to the object it names."""

from collections.abc import Iterator

import pytest

from tests.boards.dialects.readers import OPARL, Json, oparl, read
from tests.boards.open_data.copies import attributes

pytestmark = [pytest.mark.usefixtures("published_demo"), pytest.mark.django_db]
START = "http://testserver/api/oparl/"
SCHEMA = "https://schema.oparl.org/1.1/"
LISTS = ("organization", "person", "meeting", "paper", "agendaItem", "consultation", "file", "membership")
# From schema/*.json of the specification; what every object must have, and what the types must have besides.
ALWAYS = {"id", "type"}
REQUIRED = {
    "System": {"oparlVersion", "body"},
    "Body": {"name", "legislativeTerm", "locationList", "legislativeTermList", *LISTS},
    "File": {"accessUrl"},
}
TYPES = {
    "organization": "Organization", "person": "Person", "membership": "Membership", "meeting": "Meeting",
    "agendaitem": "AgendaItem", "paper": "Paper", "consultation": "Consultation", "file": "File",
    "location": "Location",
}  # fmt: skip


def everything(client) -> Iterator[Json]:
    yield read(client, "/api/oparl/")
    yield from read(client, "/api/oparl/body/")["data"]
    for type in OPARL:
        yield from oparl(client, type)


def inside(value: Json) -> Iterator[Json]:
    """An object and all that lie in it."""
    if isinstance(value, dict):
        if "type" in value and "id" in value:
            yield value
        for each in value.values():
            yield from inside(each)
    elif isinstance(value, list):
        for each in value:
            yield from inside(each)


def urls(value: Json) -> Iterator[str]:
    if isinstance(value, str) and value.startswith(START):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from urls(each)


def test_each_object_has_what_is_required(client):
    seen = set()
    for whole in everything(client):
        for each in inside(whole):
            name = each["type"].removeprefix(SCHEMA)
            assert ALWAYS | REQUIRED.get(name, set()) <= each.keys(), each["id"]
            assert not any(value is None for key, value in each.items() if ":" not in key), each
            seen.add(name)
    assert seen == {"System", "Body", *TYPES.values()}


def test_each_address_leads_to_the_object_that_it_names(client):
    found = {url for whole in everything(client) for url in urls(whole)}
    assert len(found) > 300
    for url in sorted(found):
        answer = read(client, url)
        assert answer.get("id", url) == url and ("id" in answer or "data" in answer), url


def test_lists_hold_each_record_once(client):
    for type, kinds in {
        "organization": ("bodies",),
        "person": ("appointments",),
        "membership": ("appointments",),
        "meeting": ("meetings",),
        "agendaitem": ("agenda-items",),
        "paper": ("materials", "proposals"),
        "file": ("materials", "agendas", "minutes"),
    }.items():
        ids = [each["id"] for each in oparl(client, type)]
        assert len(ids) == len(set(ids)) == sum(len(attributes(kind)) for kind in kinds), type
        assert {each["type"] for each in oparl(client, type)} == {SCHEMA + TYPES[type]}


def test_meetings_of_one_organization(client):
    found = list(oparl(client, "meeting", "organization=governing-board"))
    assert found and all(each["organization"] for each in found)
    assert {each["organization"][0] for each in found} == {f"{START}organization/governing-board/"}
    assert read(client, "/api/oparl/meeting/?organization=none")["data"] == []


def test_only_what_changed_since_then(client):
    newest = max(each["modified"] for each in oparl(client, "meeting"))
    assert list(oparl(client, "meeting", f"modified_since={newest}"))
    assert list(oparl(client, "meeting", "modified_since=2100-01-01T00:00:00%2B01:00")) == []
    assert list(oparl(client, "meeting", "modified_until=2000-01-01T00:00:00Z")) == []
    made = [each["created"] for each in oparl(client, "paper", "created_since=2023-01-01T00:00:00 00:00")]
    assert made and min(made) >= "2023-01-01"
    assert len(list(oparl(client, "paper", "created_until=2023-01-01T00:00:00Z"))) + len(made) == len(
        list(oparl(client, "paper"))
    )


@pytest.mark.parametrize(
    "query",
    ["modified_since=yesterday", "created_until=2022-01-01", "modified_until=0001-01-01T00:00:00%2B14:00",
     "created_since=2022-13-01T00:00:00Z", "page=0", "page=x", "limit=0", "organization=%00"],
)  # fmt: skip
def test_a_bad_parameter_is_named(client, query):
    answer = client.get(f"/api/oparl/meeting/?{query}")
    assert answer.status_code == 400 and answer.json()["type"] == f"{SCHEMA}Error"
    assert query.partition("=")[0] in answer.json()["message"]


def test_what_is_not_there_is_refused_in_json(client):
    for place in (
        "nothing/",
        "meeting/9999/",
        "file/4/",
        "consultation/materials-4-1/",
        "body/other/",
        "system/1/",
    ):
        answer = client.get(f"/api/oparl/{place}")
        assert answer.status_code == 404 and answer.json()["type"] == f"{SCHEMA}Error", place
