"""Every answer over the whole demo follows the schema that the API publishes for it."""

import json

from django.urls import resolve

import pytest
from jsonschema import Draft202012Validator

from cms.models import PublishedRecord
from cms.open_data import sync
from cms.open_data.registry import kinds
from tests.cms.open_data.validating import check, errors, relative_addresses

pytestmark = pytest.mark.django_db
SITE = "http://testserver"


@pytest.fixture(autouse=True)
def of_the_demo(demo_database, db):
    """What its jobs wrote since it was loaded is followed."""
    sync.follow()


def openapi(api) -> dict:
    return api.read("/api/v1/openapi.json")


def test_the_index_names_every_kind(api):
    index = check("/api/v1/", api.get("/api/v1/"))

    assert [each["kind"] for each in index["kinds"]] == [kind.name for kind in kinds()]
    assert all(each["label"].keys() == {"en", "es"} for each in index["kinds"])
    assert relative_addresses(index) == []


@pytest.mark.parametrize("name", [kind.name for kind in kinds()])
def test_every_record_of_the_demo_is_valid(api, name):
    path, items = f"/api/v1/{name}/?limit=100", []
    while path:
        page = check(path, api.get(path))
        items += page["items"]
        path = (page["next"] or "").removeprefix(SITE)

    schema = api.read(f"/api/v1/schemas/{name}.json")
    by_itself = Draft202012Validator(schema)
    assert len(items) == PublishedRecord.objects.present().filter(kind=name).count()
    assert [list(by_itself.iter_errors(item)) for item in items if not by_itself.is_valid(item)] == []
    assert relative_addresses(items) == []
    for item in items[:3]:
        one = f"/api/v1/{name}/{item['id']}/"
        assert check(one, api.get(one)) == item


def test_every_key_fits_into_an_address():
    keys = PublishedRecord.objects.values_list("kind", "key")

    assert [each for each in keys if resolve("/api/v1/{}/{}/".format(*each)).kwargs["id"] != each[1]] == []


def test_the_description_is_sound(api):
    found = openapi(api)
    text = json.dumps(found)
    names = found["components"]["schemas"]

    assert found["openapi"].startswith("3.1")
    for name, schema in names.items():
        Draft202012Validator.check_schema(schema)
        assert errors({}, name)
    references = {part.split('"')[0] for part in text.split('"$ref": "')[1:]}
    assert all(_at(found, reference) for reference in references)
    operations = [get["get"]["operationId"] for get in found["paths"].values()]
    assert len(operations) == len(set(operations)) == 1 + 2 * len(kinds())


def test_the_description_names_each_address(api):
    for path in openapi(api)["paths"]:
        example = path.replace("{id}", "none")
        assert api.get(f"/api/v1{example}").status_code in (200, 404)


@pytest.mark.parametrize("name", [kind.name for kind in kinds()])
def test_a_schema_is_a_file_of_its_own(api, name):
    answer = api.get(f"/api/v1/schemas/{name}.json")
    schema = json.loads(answer.content)

    Draft202012Validator.check_schema(schema)
    assert answer.headers["Content-Type"] == "application/schema+json"
    assert schema["$id"] == f"{SITE}/api/v1/schemas/{name}.json"


def test_there_is_no_schema_of_an_unknown_kind(api):
    assert api.refused("schemas/nothing.json")[0] == 404


def _at(document: dict, reference: str) -> object:
    found = document
    for part in reference.removeprefix("#/").split("/"):
        found = found[part]
    return found
