"""The owner of the site has its database, files and code. Each change is found, and named in a sentence (Show 1)."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator

from django.db import transaction

import pytest

from cms.models import LedgerEntry, RecordCheckpoint, RecordTile
from cms.proofs import checkpoints, leaves, signing
from cms.proofs.proof_files import proof_file
from cms.proofs.verify_record import (
    RecordCheck,
    Refused,
    check_proofs,
    check_record,
    check_signature,
    read_checkpoint,
)
from cms.records import ledger, verification
from cms.users.models import User
from feedback.models import SubmissionText
from tests.attacks.rows import ATTACKS, LONG_AGO, Taken

pytestmark = [pytest.mark.usefixtures("demo_database"), pytest.mark.django_db]


@pytest.fixture
def kept() -> str:
    """A checkpoint that a reader kept before the attack."""
    return checkpoints.publish().note


@pytest.fixture
def undone() -> Iterator[None]:
    """An attack breaks what refers to a row; the database is as before when the test ends."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_every_change_of_a_row_is_named(kept, undone):
    taken = Taken()
    wanted = {attack.name: attack.act(taken) for attack in ATTACKS}

    said = list(verification.breaks([kept]))

    assert len(ATTACKS) >= 50
    assert [name for name, words in wanted.items() if not any(words in sentence for sentence in said)] == []


def leaf_hashes() -> list[bytes]:
    return [
        bytes.fromhex(leaf) for leaf in LedgerEntry.objects.order_by("number").values_list("leaf", flat=True)
    ]


def contradicted(note: str) -> bool:
    """Whether an offline verifier with this checkpoint finds another record."""
    check = RecordCheck([check_signature(note, str(signing.own_key()))])
    found = [each for leaf in leaf_hashes() for each in check.add(leaf)]
    return bool(found or check.left())


IN_ONE_ROW = [attack for attack in ATTACKS if attack.act.__qualname__.startswith("change.")]


@pytest.mark.parametrize("attack", IN_ONE_ROW, ids=lambda attack: attack.name)
def test_a_change_with_every_hash_rebuilt_contradicts_a_kept_checkpoint(kept, undone, attack):
    """Without the key; with it, the reader's own checkpoint says the same."""
    kind = attack.act(Taken()).split(" was changed")[0]
    rebuild_one(kind)

    assert contradicted(kept)


def rebuild_one(name: str) -> None:
    """As `rebuild`, for the one row that was changed."""
    kind, _space, key = name.rpartition(" ")
    seal = ledger.seal_of(kind)
    entry = ledger.entries_for(kind, [key]).last()
    row = seal.model._base_manager.get(pk=key)
    leaves.set_hashes(entry, seal.payload(row))
    entry.save()
    assert leaves.has_digest_of(entry, seal.payload(row))


def cut_the_tail() -> None:
    LedgerEntry.objects.filter(number__gt=ledger.head().number - 5).delete()


def empty_the_record() -> None:
    LedgerEntry.objects.all().delete()


def take_one_out() -> None:
    LedgerEntry.objects.filter(number=100).delete()
    for entry in LedgerEntry.objects.filter(number__gt=100).order_by("number"):
        entry.number -= 1
        entry.leaf = leaves.hash_of(entry).hex()
        entry.save()


def swap_two() -> None:
    first, second = LedgerEntry.objects.filter(number__in=[200, 201]).order_by("number")
    for entry, number in ((first, 10**9), (second, 200), (first, 201)):
        entry.number = number
        entry.leaf = leaves.hash_of(entry).hex()
        entry.save()


def backdate_one() -> None:
    entry = LedgerEntry.objects.get(number=300)
    entry.at = LONG_AGO
    entry.leaf = leaves.hash_of(entry).hex()
    entry.save()


def name_another_actor() -> None:
    entry = LedgerEntry.objects.filter(number__gt=300).exclude(salt="").first()
    entry.actor = "Nobody"
    leaves.set_hashes(entry, {})
    entry.save()


def name_another_act() -> None:
    entry = LedgerEntry.objects.get(number=400)
    entry.act = "redact"
    entry.leaf = leaves.hash_of(entry).hex()
    entry.save()


def destroy_salts() -> None:
    LedgerEntry.objects.filter(kind="vote").update(salt="")


def restore_an_older_database() -> None:
    """As it was before the last hundred acts, with the checkpoint of that time."""
    size = ledger.head().number - 100
    LedgerEntry.objects.filter(number__gt=size).delete()
    RecordCheckpoint.objects.all().delete()


OF_THE_RECORD: dict[Callable[[], None], str] = {
    cut_the_tail: "its end was cut off",
    empty_the_record: "its end was cut off",
    take_one_out: "its end was cut off",
    swap_two: "are not those that were signed",
    backdate_one: "are not those that were signed",
    name_another_actor: "are not those that were signed",
    name_another_act: "are not those that were signed",
    destroy_salts: "was removed, and no removal is on record",
    restore_an_older_database: "its end was cut off",
}


@pytest.mark.parametrize(
    ("attack", "words"), OF_THE_RECORD.items(), ids=lambda value: getattr(value, "__name__", "")
)
def test_every_change_of_the_record_itself_is_named(kept, undone, attack, words):
    """Hashes, tiles and stored checkpoints were rebuilt or thrown away: the kept checkpoint finds it."""
    attack()
    RecordTile.objects.all().delete()
    RecordCheckpoint.objects.all().delete()

    assert any(words in sentence for sentence in verification.breaks([kept]))


def test_a_checkpoint_with_another_key_is_named(kept, undone, settings):
    """Whoever has no key makes one, and signs everything anew."""
    settings.RECORD_SIGNING_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
    assert "is not registered: it signs nothing" in " ".join(verification.breaks([kept]))
    RecordCheckpoint.objects.all().delete()
    checkpoints.publish()
    assert "was not signed with the key of this record" in " ".join(verification.breaks([kept]))


def test_with_the_key_too_a_rewritten_record_contradicts_a_kept_checkpoint(client, kept, undone):
    """The owner signs a new history; the offline file and a checkpoint from before find it."""
    attack = next(each for each in ATTACKS if each.name == "a vote")
    rebuild_one(attack.act(Taken()).split(" was changed")[0])
    RecordTile.objects.all().delete()
    RecordCheckpoint.objects.all().delete()
    checkpoints.publish()
    data = b"".join(client.get("/record/record.zip").streaming_content)

    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        alone = list(check_record(opened, vkey=str(signing.own_key()), against=[]))
        broken = list(check_record(opened, vkey=str(signing.own_key()), against=[read_checkpoint(kept)]))

    assert alone == [] and len(broken) == 1
    assert broken[0].startswith(
        f"The first {read_checkpoint(kept).size} entries are not those that were signed"
    )


def private_words() -> list[str]:
    """Addresses and names of accounts, and what people wrote."""
    accounts = [word for pair in User.objects.values_list("email", "display_name") for word in pair if word]
    return accounts + [
        text for text in SubmissionText.objects.values_list("text", flat=True) if len(text) > 10
    ]


def test_the_record_holds_none_of_what_is_private(client, kept):
    """Names of accounts, comments and addresses: 0 inside."""
    data = b"".join(client.get("/record/record.zip").streaming_content)
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        lines = opened.read("entries.jsonl").decode()
    leaves_alone = "\n".join(json.dumps(json.loads(line)["entry"]) for line in lines.splitlines())

    assert [word for word in private_words() if word in leaves_alone] == []
    assert [word for word in private_words() if "@" in word and word in lines] == []


def test_every_text_of_the_demo_is_proven_and_a_changed_letter_is_refused(kept):
    """Each by its own words and its proof alone (Show 3)."""
    texts = {str(each.pk): each for each in SubmissionText.objects.select_related("submission")}
    entries = [
        entry for entry in LedgerEntry.objects.filter(kind="text") if entry.key in texts and entry.salt
    ]
    file = proof_file([(entry, ledger.facts_of(texts[entry.key])) for entry in entries])
    held = refused = 0
    for proof, entry in zip(file["proofs"], entries, strict=True):
        alone, words = {**file, "proofs": [proof]}, texts[entry.key].text
        held += len(list(check_proofs(alone, vkey=str(signing.own_key()), text=words))) == 3
        with pytest.raises(Refused, match="The text is none of those that were sealed"):
            list(check_proofs(alone, vkey=str(signing.own_key()), text=words[:-1] + "~"))
        refused += 1

    assert held == refused == len(texts) >= 300
