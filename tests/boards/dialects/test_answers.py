"""What holds for every dialect: nothing is sent twice, any script may read, nothing but public copies is told."""

import random
import re
from urllib.parse import quote

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from boards.models import ClosedNote, Decision, Meeting, Proposal
from cms.models import PublishedRecord
from cms.users.models import User
from tests.boards.dialects.readers import LEGISTAR, OPARL, POPOLO, documents, legistar, path_of, places

pytestmark = [pytest.mark.usefixtures("published_demo"), pytest.mark.django_db]
TABLES = re.compile(r'(?:FROM|JOIN)\s+"?(\w+)"?')
MAY_READ = {"cms_publishedrecord", "cms_changedrow", "cms_officesettings"}
LISTS = [
    *(f"{LEGISTAR}/{name}" for name in ("bodies", "bodytypes", "events", "matters", "persons", "officerecords")),
    f"{LEGISTAR}/votetypes", LEGISTAR + "/events/{meeting}/eventitems?Attachments=1",
    LEGISTAR + "/matters/{motion}/histories",
    LEGISTAR + "/bodies/{body}/officerecords", "/api/oparl/", "/api/oparl/body/",
    *(f"/api/oparl/{type}/" for type in OPARL), "/api/popolo/", *(f"/api/popolo/{name}.json" for name in POPOLO),
    "/api/akn/", "/api/akn/{meeting}/agenda.xml", "/api/akn/{minuted}/minutes.xml",
]  # fmt: skip
ODD = (
    "", "0", "-1", "99999999999999999999", "1.5", "٣", "x", "'", "%", "\x00", "a b", "..", "é", "10-1", "materials-4",
    "proposals-P-2022-08", "true", "null", "datetime'2022-01-01'", "EventDate gt datetime'2022-01-01'", "((((", "or or",
    "EventId eq 1 and", "EventName eq 'a' or EventId gt 3", "2022-01-01T00:00:00Z", "0001-01-01T00:00:00-14:00",
    "9999-12-31T23:59:59-14:00", "eng", "deu", "EventDate desc", "🙂", "a" * 300, "[]", "{}", "<x>",
)  # fmt: skip
PARAMETERS = (
    "$filter", "$orderby", "$top", "$skip", "$select", "$expand", "AgendaNote", "page", "limit", "modified_since",
    "created_until", "organization", "language", "id", "m",
)  # fmt: skip


@pytest.mark.parametrize("address", LISTS)
def test_what_did_not_change_is_not_sent_again_and_any_site_may_read(client, address):
    address = address.format(**places())
    for packed in ({}, {"Accept-Encoding": "gzip"}):
        first = client.get(address, headers=packed)
        assert first.status_code == 200 and not first.cookies
        again = client.get(address, headers={**packed, "If-None-Match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert first["Access-Control-Allow-Origin"] == again["Access-Control-Allow-Origin"] == "*"
    assert client.head(address)["ETag"].removeprefix("W/") == first["ETag"].removeprefix("W/")
    refused = client.post(address)
    assert refused.status_code == 405 and refused["Allow"] == "GET, HEAD"


@pytest.mark.parametrize("address", LISTS)
def test_more_records_take_no_more_queries_and_no_table_but_the_copies_is_read(client, address):
    address = address.format(**places())
    client.get(address)  # what is kept in the process is read now
    with CaptureQueriesContext(connection) as before:
        client.get(address)
    copies = list(PublishedRecord.objects.filter(removed_at=None))
    for copy in copies:
        copy.pk, copy.row, copy.key = None, f"9000{copy.row}", f"9000{copy.key}"
    PublishedRecord.objects.bulk_create(copies)
    cache.clear()
    with CaptureQueriesContext(connection) as after:
        assert client.get(address).status_code == 200
    assert len(after) == len(before) <= 11
    assert {table for query in after for table in TABLES.findall(query["sql"])} <= MAY_READ


def test_odd_calls_are_answered_or_refused_in_json(client):
    chance = random.Random(19)
    places = [
        *(each for each in LISTS if "{" not in each),
        "/api/legistar/v1/{}", "/api/legistar/v1/events/{}", "/api/legistar/v1/eventitems/{}/votes",
        "/api/legistar/v1/matters/{}/histories", "/api/legistar/v1/persons/{}", "/api/legistar/gateway.aspx",
        "/api/oparl/{}/", "/api/oparl/file/{}/", "/api/oparl/consultation/{}/", "/api/oparl/meeting/{}/",
        "/api/popolo/{}.json", "/api/popolo/votes/{}/", "/api/akn/{}/agenda.xml", "/api/akn/{}/minutes.xml",
    ]  # fmt: skip
    refused = 0
    for _call in range(300):
        place = chance.choice(places).format(quote(chance.choice(ODD), safe=""))
        query = {chance.choice(PARAMETERS): chance.choice(ODD) for _each in range(chance.randint(0, 3))}
        answer = client.get(place.partition("?")[0], query)
        assert answer.status_code in (200, 302, 400, 404), (place, query)
        if answer.status_code >= 400 and "//" not in place:
            assert answer["Content-Type"] == "application/json" and answer.json(), (place, query)
            refused += 1
    assert refused >= 50


def private_words() -> set[str]:
    """Titles of drafts, words of closed sessions, addresses of accounts."""
    unpublished = Decision.objects.exclude(pk__in=Decision.objects.public().values("pk"))
    waiting = Proposal.objects.exclude(pk__in=Proposal.objects.public().values("pk"))
    drafts = Meeting.objects.exclude(pk__in=Meeting.objects.public().values("pk"))
    found = {words for row in (*unpublished, *waiting) for words in row.title.values()}
    found |= {page.summary for meeting in drafts for page in meeting.pages.all() if page.summary}
    found |= {note.text for note in ClosedNote.objects.all()}
    return {words for words in found if words} | set(User.objects.values_list("email", flat=True))


def test_nothing_private_is_in_any_of_them(client):
    known = places()
    addresses = [
        *(each.format(**known) for each in LISTS),
        *(path_of(each["url"]) for each in documents(client)),
    ]
    for event in legistar(client, "events"):
        addresses.append(
            f"{LEGISTAR}/events/{event['EventId']}/eventitems?AgendaNote=1&MinutesNote=1&Attachments=1"
        )
    for matter in legistar(client, "matters"):
        addresses += [
            f"{LEGISTAR}/matters/{matter['MatterId']}/{part}" for part in ("histories", "texts/1", "sponsors")
        ]
    told = "\n".join(_words(client.get(each)) for each in addresses)
    secrets = private_words()
    assert len(secrets) >= 10
    assert [words for words in sorted(secrets) if words in told] == []


def _words(answer) -> str:
    return answer.content.decode() if "xml" in answer["Content-Type"] else str(answer.json())
