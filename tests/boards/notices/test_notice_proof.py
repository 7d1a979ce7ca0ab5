"""Anyone can check when notice was given, from one file and without this site (BK-10, BK-14a, BK-35)."""

import hashlib
import io
import json
import zipfile
from datetime import timedelta

import pytest

from boards.choices import Channel, NoticeKind
from boards.models import RemoteMember
from boards.notices.delivery import deliver_notice
from boards.notices.services import log_sending, send_notice
from cms import clock
from cms.models import OutboxMessage
from cms.proofs import checkpoints, signing
from cms.proofs.verify_record import check_proofs
from tests.factories import boards as make
from tests.factories import notices as notice
from tests.furniture import furnished

ADDRESS = "/boards/governing-board/2022-11-09/"
CANARY = "canary@example.org"


@furnished
def board(home):
    found = make.body(3)
    make.pages(home, found)
    return found


@furnished
def noticed(board, member):
    """Posted, corrected, told to a subscriber and a member, and given to the press wire."""
    make.seat_user(board, member)
    notice.subscriber(CANARY)
    made = make.posted(board)
    notice.tell(made)
    page = made.pages.first().get_latest_revision_as_object()
    page.how_to_attend = "Use the north door."
    page.save_revision()
    with clock.at(make.starts() - timedelta(days=8)):
        make.correct(made, "The south door is shut.")
        facts = {"channel": Channel.WIRE, "address": "Example Wire", "reference": "W-17"}
        log_sending(actor=make.ACTOR, posting=made.postings.first(), **facts)
        call = {"channel": Channel.PHONE, "address": "916-555-0199", "note": "canary answered"}
        log_sending(actor=make.ACTOR, posting=made.postings.first(), **call)
    return made


def files_of(client, path: str = f"{ADDRESS}notice.zip") -> dict[str, bytes]:
    response = client.get(path)
    assert response.status_code == 200 and not response.cookies
    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.engine
def test_the_sums_and_the_published_digests_can_be_computed_again(client, noticed):
    files = files_of(client)
    for line in files["SHA256SUMS"].decode().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256(files[name]).hexdigest() == digest
    facts = json.loads(files["notice.json"])
    assert [each["number"] for each in facts["postings"]] == [1, 2]
    for posting in facts["postings"]:
        assert hashlib.sha256(files[posting["file"]]).hexdigest() == posting["sha256"]
        assert posting["sha256"] in client.get(f"{ADDRESS}posted/{posting['number']}/").content.decode()


def test_the_same_state_gives_the_same_bytes_and_a_change_gives_others(client, noticed):
    first = client.get(f"{ADDRESS}notice.zip").content
    with clock.at(make.starts()):
        assert client.get(f"{ADDRESS}notice.zip").content == first
    OutboxMessage.objects.filter(to=CANARY).update(state="sent", sent_at=make.starts() - timedelta(days=11))
    assert client.get(f"{ADDRESS}notice.zip").content != first


def test_each_sending_stands_with_way_time_and_what_became_of_its_mail(client, noticed):
    OutboxMessage.objects.filter(to=CANARY).update(state="sent", sent_at=make.starts() - timedelta(days=11))
    sendings = json.loads(files_of(client)["notice.json"])["sendings"]
    by_way = {(each["channel"], each["about"]): each for each in sendings}
    assert by_way["web", "agenda"]["to"] == ADDRESS
    assert by_way["wire", "agenda"]["reference"] == "W-17"
    assert by_way["member", "agenda"]["member"] == "Person 1"
    person = by_way["subscriber", "agenda"]
    assert (person["mail"], person["mail_sent_at"]) == ("sent", "2022-10-29T09:00:00.000-07:00")
    assert len(person["to_keyed_digest"]) == 64 and "to" not in person


@pytest.mark.engine
def test_entries_of_the_record_can_be_verified_as_the_read_me_says(client, noticed):
    checkpoints.publish()
    proof = json.loads(files_of(client)["record.json"])

    holds = list(check_proofs(proof, vkey=str(signing.own_key())))

    assert len(holds) == 1 + len(proof["proofs"]) >= 7  # two postings, two items, two on the web, one wire
    assert all(set(each) == leaf_names(proof) for each in proof["others"])


def leaf_names(proof: dict) -> set[str]:
    return set(proof["proofs"][0]["entry"])


def test_before_a_checkpoint_covers_them_entries_are_listed_without_proof(client, noticed):
    proof = json.loads(files_of(client)["record.json"])
    assert not proof["proofs"] and len(proof["others"]) >= 7


def test_the_read_me_speaks_spanish_under_es(client, noticed):
    assert "Prueba del aviso" in files_of(client, f"/es{ADDRESS}notice.zip")["README.txt"].decode()


@pytest.mark.indexes
def test_no_address_of_a_person_is_in_anything_public(client, noticed, member):
    """Canaries: subscriber, phone, note of a call, and where a remote member is reached (BK-29b)."""
    appointment = noticed.body.seats.get(position=2).appointments.get()
    RemoteMember.objects.create(meeting=noticed, appointment=appointment, reach="12 Canary Street")
    with clock.at(make.starts() - timedelta(days=2)):
        posting = noticed.postings.select_related("meeting__body").latest("number")
        row = send_notice(actor=make.ACTOR, posting=posting, about=NoticeKind.REMOTE)
        deliver_notice(actor=make.ACTOR, sending=row)
        seen = b"".join(files_of(client).values())
        paths = ["", "posted/1/", "posted/2/", "changes/", "event.ics"]
        paths = [ADDRESS + path for path in paths] + [
            "/boards/feed.atom",
            "/boards/calendar.ics",
            "/record/",
            "/record/record.zip",
        ]
        for path in [*paths, "/boards/governing-board/", "/boards/", "/search/?q=canary"]:
            response = client.get(path)
            seen += response.getvalue().replace(b"?q=canary", b"").replace(b'value="canary"', b"")
    for canary in (CANARY, member.email, "916-555-0199", "canary answered", "12 Canary Street"):
        assert canary.encode() not in seen, canary
    assert not any("Canary Street" in mail.text + mail.html for mail in OutboxMessage.objects.all())
