"""A text is nowhere, its leaf stays, and one file without the site says what was removed and that the reason is on file
(proof.md, piece 7).
"""

import io
import json
import subprocess
import sys
import zipfile
from datetime import timedelta

import pytest

from cms import clock
from cms.models import LedgerEntry, Redaction
from cms.proofs import checkpoints, signing
from cms.proofs.verify_record import canonical, sealed_digest
from cms.records.redaction import redact
from cms.records.verification import breaks
from feedback.models import Submission, sha256_of
from feedback.moderation.redaction import redact_comment
from feedback.submissions.text_seals import seal_texts
from tests.factories import feedback as make
from tests.furniture import furnished

WORDS = "Show my county.\nPlease do it soon, señora."
REASON = "Names a neighbor"


@furnished
def comment(form):
    return make.make_submission(form, WORDS)


def content(answer) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.fixture
def sealed_on(comment, set_clock) -> int:
    """The number of the entry of the text."""
    set_clock(clock.now() + timedelta(minutes=10))
    seal_texts()
    return LedgerEntry.objects.get(kind="text").number


@pytest.fixture
def removal(comment, sealed_on, publisher) -> Redaction:
    made = redact_comment(actor=publisher, submission=comment, reason=REASON)
    checkpoints.publish()
    return made


@pytest.fixture
def offline(client, removal, tmp_path):
    """Run the downloaded file with nothing but Python and cryptography."""
    for name in ("verify_record.py", "record.zip"):
        (tmp_path / name).write_bytes(content(client.get(f"/record/{name}")))
    proof = client.get(f"/record/redaction/{removal.pk}/proof.json")
    (tmp_path / "proof.json").write_bytes(proof.content)

    def run(file: str) -> tuple[int, str]:
        words = [sys.executable, "-I", "verify_record.py", file, "--key", str(signing.own_key())]
        done = subprocess.run(words, cwd=tmp_path, env={}, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    return run


def sentence(comment: Submission, sealed_on: int) -> str:
    entry = LedgerEntry.objects.get(kind="redaction")
    return (
        f"Entry {sealed_on} (submission {comment.pk}) sealed something that was removed on "
        f"{entry.at:%Y-%m-%d} (entry {entry.number}); the reason is on file."
    )


def lines_of(path) -> list[bytes]:
    with zipfile.ZipFile(path) as archive:
        return archive.read("entries.jsonl").splitlines()


def test_a_removal_says_which_entries_lost_their_salt(removal, sealed_on):
    assert removal.entries == [sealed_on]
    assert list(LedgerEntry.objects.filter(salt="").values_list("number", flat=True)) == [sealed_on]
    assert not list(breaks())


def test_the_offline_file_names_the_removal_and_passes(offline, comment, sealed_on):
    code, words = offline("record.zip")

    assert (code, words.splitlines()[1:]) == (0, [sentence(comment, sealed_on)])


def test_the_leaf_stays_and_neither_text_nor_reason_nor_staff_are_in_the_record(offline, tmp_path, removal):
    lines = lines_of(tmp_path / "record.zip")
    inside = b"\n".join(lines).decode()
    private = [WORDS, sha256_of(WORDS), REASON, sha256_of(REASON), removal.actor]

    assert json.loads(lines[removal.entries[0] - 1]).keys() == {"entry"}
    assert [word for word in private if word in inside] == []


def test_nobody_finds_who_removed_it_by_trying_names(offline, tmp_path, removal):
    """The salt of what is open is public."""
    rows = [json.loads(line) for line in lines_of(tmp_path / "record.zip")]
    (row,) = [row for row in rows if row["entry"]["kind"] == "redaction"]
    guess = sealed_digest(bytes.fromhex(row["salt"]), ["actor", removal.actor])

    assert row["entry"]["actor"]["digest"] != guess
    assert row["entry"]["actor"]["role"] == "staff"


@pytest.mark.parametrize("salt", ["", " "])
def test_facts_that_no_digest_covers_say_nothing(offline, tmp_path, salt):
    """Whoever hands the file on adds facts to an entry that came without: they are not repeated."""
    lines = lines_of(tmp_path / "record.zip")
    rows = [json.loads(line) for line in lines]
    for row in rows:
        if row["entry"]["kind"] == "redaction":
            row["salt"] = salt
    with zipfile.ZipFile(tmp_path / "record.zip") as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["entries.jsonl"] = b"".join(canonical(row) + b"\n" for row in rows)
    with zipfile.ZipFile(tmp_path / "record.zip", "w") as made:
        for name, data in files.items():
            made.writestr(name, data)

    code, words = offline("record.zip")

    assert code == 0 and "was removed" not in words


def test_the_removal_has_a_page_and_a_proof_of_its_own(client, offline, removal):
    entry = LedgerEntry.objects.get(kind="redaction")
    html = client.get(f"/record/redaction/{removal.pk}/").content.decode()
    code, words = offline("proof.json")

    assert f'A text was removed: <code dir="ltr">redaction:{removal.pk}</code>' in html
    assert REASON not in html and removal.actor not in html
    assert code == 0 and f"Entry {entry.number} (redact redaction:{removal.pk}," in words


def test_a_second_removal_names_what_replaced_the_first(removal, publisher, comment):
    later = redact("submission", comment.pk, actor=publisher, reason="Once more")

    assert len(later.entries) == 1 and later.entries != removal.entries
    assert not list(breaks())


def test_a_removal_of_what_was_never_sealed_is_not_for_the_public(client, comment, publisher):
    removal = redact_comment(actor=publisher, submission=comment, reason=REASON)
    checkpoints.publish()

    assert removal.entries == []
    assert client.get(f"/record/redaction/{removal.pk}/").status_code == 404
    assert b'"sealed"' not in b"\n".join(lines_of(io.BytesIO(content(client.get("/record/record.zip")))))


@pytest.mark.parametrize("change", [{"entries": []}, {"reason": "Spam"}, {"actor": "Nobody"}])
def test_a_changed_removal_is_named(removal, change):
    Redaction.objects.update(**change)

    assert any(each.startswith(f"redaction {removal.pk} was changed after entry") for each in breaks())
