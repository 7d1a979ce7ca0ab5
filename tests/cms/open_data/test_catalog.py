"""The catalog at /data.json has what DCAT-US 3.0 requires of each class."""

import pytest

from cms.models import OfficeSettings
from cms.open_data.registry import kinds
from cms.proofs import checkpoints

REQUIRED = {
    "Catalog": {"dataset"},
    "Dataset": {"contactPoint", "description", "identifier", "publisher", "title"},
    "DataService": {"contactPoint", "endpointURL", "publisher", "title"},
    "Kind": {"fn", "hasEmail"},
    "Organization": {"name"},
    "Standard": {"title"},
    "Distribution": {"mediaType", "downloadURL"},  # whoever gives a downloadURL says of which type
    "Document": {"title", "accessURL"},
}


@pytest.fixture
def catalog(api, decided):
    OfficeSettings.objects.update_or_create(defaults={"email": "data@example.org"})
    return api.read("/data.json")


def classes(value):
    """Every object of the document with its class."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value["@type"], value
        for each in value.values():
            yield from classes(each)
    elif isinstance(value, list):
        for each in value:
            yield from classes(each)


def test_each_object_has_what_its_class_requires(catalog):
    found = list(classes(catalog))

    assert {name for name, _each in found} == REQUIRED.keys()
    assert [(name, each) for name, each in found if not each.keys() >= REQUIRED[name]] == []
    assert [each for name, each in found if not all(each.values())] == []


def test_each_kind_is_a_data_set(catalog):
    sets = {each["identifier"]: each for each in catalog["dataset"]}
    found = sets["http://testserver/api/v1/decisions/"]

    assert [each["title"] for each in catalog["dataset"]][: len(kinds())] == [
        str(kind.label) for kind in kinds()
    ]
    assert found["titleMap"].keys() == found["descriptionMap"].keys() == {"en", "es"}
    assert found["modified"].endswith("Z")
    assert found["describedBy"]["downloadURL"] == "http://testserver/api/v1/schemas/decisions.json"
    urls = [each["downloadURL"] for each in found["distribution"]]
    assert urls == ["http://testserver/api/v1/decisions/", "http://testserver/api/v1/archive.zip"]


def test_each_whole_list_is_a_data_set_in_all_its_formats(catalog):
    sets = {each["identifier"]: each for each in catalog["dataset"]}
    found = sets["http://testserver/decisions/all"]

    types = {each["downloadURL"].rpartition(".")[2]: each["mediaType"] for each in found["distribution"]}
    assert types.keys() == {"csv", "json", "xlsx"} and types["csv"] == "text/csv"
    assert len(sets) == len(catalog["dataset"])
    assert not [name for name in sets if "<" in name or "/api/" in name and "/v1/" not in name]


def test_each_address_of_a_data_set_answers(api, catalog):
    checkpoints.publish()
    urls = {each["downloadURL"] for name, each in classes(catalog) if name == "Distribution"}
    paths = {url.removeprefix("http://testserver") for url in urls} - {"/api/v1/archive.zip"}

    assert [path for path in paths if api.get(path).status_code != 200] == []


def test_without_an_address_of_the_office_none_is_made_up(api, decided):
    OfficeSettings.objects.update_or_create(defaults={"email": ""})

    assert "hasEmail" not in api.read("/data.json")["dataset"][0]["contactPoint"]
