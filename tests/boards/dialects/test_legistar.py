"""A scraper of Open Civic Data reads the whole demo: its calls in its order, and what it asks of each answer."""

from datetime import datetime

import pytest

from boards.models import Meeting
from cms.clock import PACIFIC
from tests.boards.dialects.readers import FIRST_MOTION, LEGISTAR, legistar, places
from tests.boards.open_data.copies import attributes

pytestmark = [pytest.mark.usefixtures("published_demo"), pytest.mark.django_db]
SINCE = "datetime'2022-01-01T00:00:00'"
EVENT_DATES = (
    "EventDate",
    "EventLastModifiedUtc",
    "EventAgendaLastPublishedUTC",
    "EventMinutesLastPublishedUTC",
)
MATTER_DATES = (
    "MatterLastModifiedUtc", "MatterIntroDate", "MatterPassedDate", "MatterDate1", "MatterDate2",
    *(f"MatterEXDate{number}" for number in range(2, 11)), "MatterEnactmentDate", "MatterAgendaDate",
)  # fmt: skip


def since(fields: tuple[str, ...]) -> str:
    return " or ".join(f"{field} gt {SINCE}" for field in fields)


def test_it_reads_each_event_with_its_agenda(client):
    asked = {"$orderby": "EventLastModifiedUtc", "$filter": since(EVENT_DATES), "$skip": 0}
    events = client.get(f"{LEGISTAR}/events/", asked).json()
    assert {each["EventId"] for each in events} == set(
        Meeting.objects.announced().values_list("pk", flat=True)
    )
    agenda = 0
    for event in events:
        meeting = Meeting.objects.get(pk=event["EventId"])
        datetime.strptime(event["EventDate"], "%Y-%m-%dT%H:%M:%S")
        assert (
            datetime.strptime(event["EventTime"], "%I:%M %p").time()
            == meeting.starts_at.astimezone(PACIFIC).time()
        )
        assert client.get(event["EventInSiteURL"].removeprefix("http://testserver")).status_code == 200
        items = legistar(client, f"events/{event['EventId']}/eventitems")
        listed = [item for item in items if item["EventItemTitle"] and item["EventItemAgendaSequence"]]
        assert all(item["EventItemId"] < FIRST_MOTION for item in listed)
        agenda += len(listed)
    assert agenda == len(attributes("agenda-items"))


def test_it_reads_each_matter_from_the_oldest_change_on(client):
    asked = {"$orderby": "MatterLastModifiedUtc", "$filter": since(MATTER_DATES), "$skip": 0}
    found = client.get(f"{LEGISTAR}/matters", asked).json()
    assert len(found) == len(attributes("motions")) + len(attributes("proposals"))
    changes = [each["MatterLastModifiedUtc"] for each in found]
    assert changes == sorted(changes)
    for matter in found:
        number = matter["MatterId"]
        page = client.head(f"/api/legistar/gateway.aspx?m=l&id={number}")
        assert page.status_code == 302 and page["Location"].startswith("http://testserver/")
        for act in legistar(client, f"matters/{number}/histories"):
            assert act["MatterHistoryActionDate"] and act["MatterHistoryActionName"].strip()
            assert act["MatterHistoryActionBodyName"]
            legistar(client, f"eventitems/{act['MatterHistoryId']}/votes")
        (version,) = legistar(client, f"matters/{number}/versions")
        words = legistar(client, f"matters/{number}/texts/{version['Key']}")
        assert words["MatterTextPlain"]
        for each in legistar(client, f"matters/{number}/attachments"):
            assert client.get(each["MatterAttachmentHyperlink"]).status_code == 200
        for part in ("sponsors", "relations", "indexes", "codesections"):
            assert isinstance(legistar(client, f"matters/{number}/{part}"), list)


def test_it_reads_each_body_with_its_members(client):
    types = {row["BodyTypeName"]: row["BodyTypeId"] for row in legistar(client, "bodytypes/")}
    found = {}
    for body in legistar(client, "bodies/?$skip=0"):
        assert types[body["BodyTypeName"]] == body["BodyTypeId"]
        for office in legistar(client, f"bodies/{body['BodyId']}/OfficeRecords?$skip=0"):
            person = legistar(client, f"persons/{office['OfficeRecordPersonId']}")
            assert person["PersonFullName"] == office["OfficeRecordFullName"] and person["PersonGuid"]
            found[str(office["OfficeRecordId"])] = office["OfficeRecordFullName"]
    assert found == {key: row["person_name"] for key, row in attributes("appointments").items()}
    chairs = [row for row in legistar(client, "officerecords") if row["OfficeRecordTitle"] == "chair"]
    assert len(chairs) >= 3


def test_notes_and_attachments_come_when_they_are_asked_for(client):
    bare = legistar(client, f"events/{places()['meeting']}/eventitems")
    full = legistar(
        client, f"events/{places()['meeting']}/eventitems?AgendaNote=1&MinutesNote=1&Attachments=1"
    )
    assert [row["EventItemId"] for row in bare] == [row["EventItemId"] for row in full]
    assert not any(row["EventItemMinutesNote"] or row["EventItemMatterAttachments"] for row in bare)
    (motion,) = (row for row in full if row["EventItemId"] >= FIRST_MOTION)
    assert "19 of 21" in motion["EventItemMinutesNote"] and motion["EventItemMatterAttachments"]
    assert (motion["EventItemPassedFlag"], motion["EventItemMover"]) == (1, "Leilani Brandt")


def test_who_was_there_for_a_vote(client):
    called = legistar(client, f"eventitems/{FIRST_MOTION + int(places()['motion'])}/rollcalls")
    assert {row["RollCallValueName"] for row in called} == {"Present", "Absent"}
    assert len(called) == 20  # one of 21 seats is vacant


def test_a_decision_is_the_enactment_of_its_motion(client):
    made = {
        row["MatterEnactmentNumber"]: row
        for row in legistar(client, "matters")
        if row["MatterEnactmentNumber"]
    }
    assert set(made) == set(attributes("decisions"))
    assert made["2023-04"]["MatterTypeName"] == "Motion"


def test_what_is_not_there_is_refused_in_json(client):
    for address in (
        "events/99999",
        "eventitems/5000000000/votes",
        "persons/0",
        "nothing",
        "matters/77/texts/x",
    ):
        answer = client.get(f"{LEGISTAR}/{address}")
        assert answer.status_code == 404 and answer.json()["Message"], address
    assert client.get("/api/legistar/gateway.aspx?m=l&id=x").status_code == 404
