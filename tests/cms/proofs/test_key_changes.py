"""A new key of the record: two people confirm it, the key before it signs for it, and readers can follow."""

import base64
import json
import subprocess
import sys
import zipfile
from datetime import timedelta
from io import BytesIO, StringIO

from django.conf import settings
from django.core.management import CommandError, call_command

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from cms import clock
from cms.access import Role
from cms.models import LedgerEntry, RecordCheckpoint, RecordKey, WitnessState
from cms.powers import register
from cms.proofs import checkpoints, keys, operator
from cms.proofs.verify_record import (
    COSIGNATURE,
    Key,
    Refused,
    check_proofs,
    cosigned_text,
    keys_before,
    read_note,
    to_base64,
)
from cms.records import ledger, verification
from cms.records.public_proofs import find
from tests.factories.powers import change_by_two, confirm, newest, propose
from tests.factories.signed_in import browser_of

pytestmark = pytest.mark.django_db
ADD = "/desk/powers/new/record-key/add/"
FIRST = settings.RECORD_SIGNING_KEY
LOST = "no signature of the key before it covers that change"


@pytest.fixture
def administrators(administrator, make_user, people):
    return browser_of(administrator), browser_of(make_user("anna", Role.ADMINISTRATOR))


@pytest.fixture
def old_key(record, administrators):
    """A record that the first key signed, and its public half. The register of powers has begun."""
    record(5)
    register.record_as_found(actor="system", reason="Installation")
    checkpoints.publish()
    return keys.of_site()


@pytest.fixture
def new_key(tmp_path):
    """The file of a new key and its public half."""
    path, words = tmp_path / "new", StringIO()
    call_command("record_key", new=path, stdout=words)
    return path, words.getvalue().strip()


@pytest.fixture
def confirmed(old_key, new_key, administrators):
    """Two administrators confirmed the new key."""
    change_by_two(*administrators, ADD, vkey=new_key[1])
    return RecordKey.objects.get()


@pytest.fixture
def start_with(settings):
    """Restart the site with the key of a file."""

    def start(path) -> None:
        settings.RECORD_SIGNING_KEY = path.read_text().strip()

    return start


@pytest.fixture
def changed(confirmed, new_key, start_with):
    """The old key signed for the new one, which signs now."""
    checkpoints.publish()
    start_with(new_key[0])
    return checkpoints.publish()


@pytest.fixture
def lost(confirmed, new_key, start_with):
    """The old key was lost before it signed for the new one."""
    start_with(new_key[0])
    return checkpoints.publish()


def downloaded(client) -> bytes:
    return b"".join(client.get("/record/record.zip").streaming_content)


@pytest.fixture
def offline(client, tmp_path):
    """Run the downloaded file over the downloaded record, with a key and a checkpoint from before."""

    def run(vkey: str, *kept: str) -> tuple[int, str]:
        (tmp_path / "record.zip").write_bytes(downloaded(client))
        (tmp_path / "verify_record.py").write_bytes(client.get("/record/verify_record.py").content)
        words = [sys.executable, "-I", "verify_record.py", "record.zip", "--key", vkey]
        for number, note in enumerate(kept):
            (tmp_path / f"kept{number}").write_text(note)
            words += ["--against", f"kept{number}"]
        done = subprocess.run(words, cwd=tmp_path, env={}, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    return run


def part(title: str) -> operator.Part:
    return next(each for each in operator.parts() if each.title == title)


def test_the_command_makes_a_key_that_only_its_owner_reads(new_key):
    path, vkey = new_key
    assert path.stat().st_mode & 0o777 == 0o600 and len(base64.b64decode(path.read_text())) == 32
    assert vkey.startswith(keys.of_site().split("+")[0] + "+")
    with pytest.raises(CommandError, match="was not written"):
        call_command("record_key", new=path)


def test_the_command_prints_the_key_in_use():
    words = StringIO()
    call_command("record_key", stdout=words)
    assert words.getvalue().strip() == keys.of_site()


def test_a_key_takes_two_administrators(old_key, new_key, administrators, cast):
    assert cast["publisher"].get(ADD).status_code == 404
    assert propose(administrators[0], ADD, vkey=new_key[1]).status_code == 302
    assert confirm(administrators[0], newest()).status_code == 409
    assert confirm(cast["publisher"], newest()).status_code in (403, 404)
    assert not RecordKey.objects.exists()

    assert confirm(administrators[1], newest()).status_code == 302

    assert RecordKey.objects.get().previous == old_key
    assert find("record_key", str(RecordKey.objects.get().pk)).facts["key"] == new_key[1]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda vkey: "no key", "This is not a public key of a record."),
        (lambda vkey: vkey[:-4] + "AAA=", "This is not a public key of a record."),
        (lambda vkey: keys.of_site(), "The record has, or had, this key already."),
        (lambda vkey: "example.org/w1+52a6fb7f+BPS4A7xYJhhWNqGSOhCXa7mdJGXpQrSg6kuRW2V8IrPX", "record"),
    ],
)
def test_what_is_no_new_key_of_this_record_is_refused_beside_the_field(
    old_key, new_key, administrators, change, words
):
    answer = propose(administrators[0], ADD, vkey=change(new_key[1]))
    assert answer.status_code == 422 and words in " ".join(answer.context["form"].errors["vkey"])


def test_the_old_key_signs_on_until_the_settings_change_and_vouches(confirmed, old_key, administrators):
    assert part("Key").state == "New key confirmed"

    signed = checkpoints.publish()

    confirmed.refresh_from_db()
    assert signed.key == old_key and confirmed.voucher == signed.note
    assert part("Key").state == "New key ready"
    assert "New key ready" in administrators[0].get("/desk/record/").content.decode()


def test_the_new_key_signs_and_all_of_it_verifies(changed, new_key, old_key):
    assert changed.key == new_key[1] == keys.current()
    assert list(verification.breaks()) == []
    assert part("Key").state == "In use"


def test_a_reader_with_the_old_key_follows_to_the_new_one(changed, new_key, old_key, offline):
    code, words = offline(old_key)
    assert (
        code == 0 and f"those that {new_key[1]} signed" in words and f"The key {old_key} signed for" in words
    )


def test_a_checkpoint_of_the_old_key_is_compared_with_either_key(
    changed, confirmed, old_key, offline, new_key
):
    confirmed.refresh_from_db()
    assert offline(old_key, confirmed.voucher)[0] == 0
    assert offline(new_key[1], confirmed.voucher)[0] == 0


def test_the_site_compares_a_checkpoint_of_the_old_key(changed, confirmed, client):
    confirmed.refresh_from_db()
    answer = client.get("/verify/", {"checkpoint": confirmed.voucher})
    assert answer.context["compared"].outcome == "same"


def test_a_proof_file_is_followed_from_the_old_key(changed, confirmed, old_key):
    file = find("record_key", str(confirmed.pk)).file()
    assert len(list(check_proofs(json.loads(json.dumps(file)), vkey=old_key))) == 2


def test_without_the_old_key_readers_of_it_are_told(lost, old_key, new_key, offline):
    code, words = offline(old_key)
    assert code == 1 and LOST in words and new_key[1] in words
    assert offline(new_key[1])[0] == 0
    assert part("Key").state == "Changed without the old key"


def test_the_public_page_names_the_change(lost, client, old_key):
    page = client.get("/record/").content.decode()
    assert "the key before it has not signed for it" in page and old_key.split("+")[1] in page
    assert client.get(f"/record/record_key/{RecordKey.objects.get().pk}/").status_code == 200


def test_a_silent_change_of_the_key_is_refused_and_named(old_key, new_key, start_with, client):
    start_with(new_key[0])

    with pytest.raises(checkpoints.KeyNotRegistered, match="Two people must confirm"):
        checkpoints.publish()

    assert RecordCheckpoint.objects.get().key == old_key
    assert client.get("/healthz").json()["record"] == "key not registered"
    assert part("Key").state == "Not registered"
    assert any("is not registered: it signs nothing" in each for each in verification.breaks())


class Broken:
    """A key service that is down."""

    def __init__(self) -> None:
        raise ConnectionError("no key service")


def test_a_key_service_that_is_down_is_a_state_and_no_error(old_key, settings, client, administrators):
    settings.RECORD_SIGNER = f"{__name__}.Broken"

    assert client.get("/healthz").json()["record"] == "key not available"
    page = administrators[0].get("/desk/record/")
    assert page.status_code == 200 and "Not available" in page.content.decode()
    assert [client.get(path).status_code for path in ("/record/", "/verify/", "/record/checkpoint")] == [
        200
    ] * 3


@pytest.mark.parametrize(("minutes", "words"), [(0, "In order"), (10, "ahead of"), (-10, "behind")])
def test_the_clock_is_compared_with_a_witness(old_key, settings, minutes, words):
    witness = Ed25519PrivateKey.generate()
    key = Key("witness.example/1", COSIGNATURE, witness.public_key().public_bytes_raw())
    settings.RECORD_WITNESSES = [(str(key), "https://witness.example")]
    last, at = checkpoints.latest(), int((clock.now() + timedelta(minutes=minutes)).timestamp())
    made = at.to_bytes(8, "big") + witness.sign(cosigned_text(read_note(last.note)[0], at))
    last.note += f"— {key.name} {to_base64(key.key_id + made)}\n"
    last.save()
    WitnessState.objects.create(name=key.name, size=last.size, cosigned_at=clock.now())

    found = part("Clock")

    assert words in f"{found.state} {found.words}" and found.is_well is (minutes == 0)


def test_a_key_put_in_around_the_register_is_named(old_key, new_key, start_with):
    RecordKey.objects.create(vkey=new_key[1], previous=old_key)
    found = " ".join(verification.breaks())
    assert "is not in the register of powers" in found and "is not in the record" in found
    start_with(new_key[0])
    with pytest.raises(checkpoints.KeyNotRegistered):
        checkpoints.publish()


def test_a_key_that_was_replaced_signs_no_more(changed, settings, record):
    settings.RECORD_SIGNING_KEY = FIRST
    record(1)
    with pytest.raises(checkpoints.KeyNotRegistered):
        checkpoints.publish()


def test_a_change_that_nobody_signed_for_is_no_path(changed, client, old_key, new_key, tmp_path):
    """Someone swaps the voucher for a checkpoint of the new key, or another entry for that of the key."""
    with zipfile.ZipFile(BytesIO(downloaded(client))) as archive:
        rotation = json.loads(archive.read("rotations.json"))[0]
    file = find("record_key", str(RecordKey.objects.get().pk)).file()

    with pytest.raises(Refused, match=LOST):
        list(check_proofs(file | {"rotations": [rotation | {"checkpoint": changed.note}]}, vkey=old_key))
    proof = rotation["proofs"][0]
    other = rotation | {"proofs": [proof | {"entry": proof["entry"] | {"kind": "milestone"}}]}
    with pytest.raises(Refused, match="does not rest on an entry that names a key"):
        list(check_proofs(file | {"rotations": [other]}, vkey=old_key))
    unproven = rotation | {"proofs": [proof | {"path": []}]}
    with pytest.raises(Refused, match="does not lead to the root"):
        keys_before([new_key[1]], [unproven])
    forged = proof | {"sealed": proof["sealed"] | {"fields": {"key": "else", "previous": old_key}}}
    with pytest.raises(Refused, match="The facts are not those"):
        list(check_proofs(file | {"rotations": [rotation | {"proofs": [forged]}]}, vkey=old_key))


def test_each_part_says_what_is_wrong(old_key, record, set_clock):
    assert [part(title).is_well for title in ("Signature", "Clock")] == [True, None]
    set_clock(clock.now() + timedelta(hours=3))
    assert part("Signature").state == "Delayed"
    newest = LedgerEntry.objects.filter(pk=ledger.head().pk)
    newest.update(at=clock.now() + timedelta(hours=1))
    assert part("Clock").state == "Wrong"
    newest.delete()
    assert part("Signature").state == "Refused"


@pytest.mark.parametrize(
    ("hours", "problem", "is_well", "state"),
    [
        (0, "", True, "In order"),
        (0, "silent", None, "No answer"),
        (0, "disagrees", False, "It signed another record before"),
        (4, "silent", False, "No answer"),
        (4, "", False, "Delayed"),
    ],
)
def test_the_state_of_a_witness_is_said(old_key, settings, hours, problem, is_well, state):
    vkey = str(Key("witness.example/1", COSIGNATURE, bytes(32)))
    settings.RECORD_WITNESSES = [(vkey, "https://witness.example")]
    at = clock.now() - timedelta(hours=hours)
    WitnessState.objects.create(name="witness.example/1", size=5, cosigned_at=at, problem=problem)

    assert (part("Outside witness").is_well, part("Outside witness").state) == (is_well, state)


@pytest.mark.parametrize(("hours", "is_well"), [(0, None), (4, False)])
def test_an_authority_that_does_not_answer_is_named(old_key, settings, hours, is_well):
    settings.RECORD_TIMESTAMP_URL = "https://time.example/tsa"
    made = clock.now() - timedelta(hours=hours)
    RecordCheckpoint.objects.update(made_at=made, timestamp_problem="no answer")

    found = part("Timestamp authority")

    assert (found.is_well, found.state, found.name) == (is_well, "No answer", "time.example")
    assert "It has not confirmed the latest checkpoint." in found.words


def test_only_administrators_see_the_state(cast):
    assert cast["administrator"].get("/desk/record/").status_code == 200
    assert cast["publisher"].get("/desk/record/").status_code in (403, 404)
