"""The record for the public: pages, checkpoint, tiles, entries, and one file that checks all of it offline."""

import io
import json
import subprocess
import sys
import zipfile
from datetime import UTC

import pytest

from cms.models import LedgerEntry, RecordCheckpoint
from cms.proofs import checkpoints, signing
from tests.cms.proofs import second_verifier

pytestmark = pytest.mark.django_db
LEAF = {"number", "time", "act", "kind", "subject", "actor", "digest"}


def content(answer) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


@pytest.fixture
def signed(record) -> RecordCheckpoint:
    record(600)
    return checkpoints.publish()


def entries_of(client, size: int) -> list[bytes]:
    """The leaves as a program of somebody else reads them (C2SP tlog-tiles)."""
    found, ends = [], [256, 256, size - 512]
    for index, width in enumerate(ends):
        part = "" if width == 256 else f".p/{width}"
        data = io.BytesIO(content(client.get(f"/record/tile/entries/{index:03}{part}")))
        while length := data.read(2):
            found.append(data.read(int.from_bytes(length, "big")))
    return found


def test_a_stranger_computes_the_signed_root_from_the_entries_alone(client, signed):
    note = content(client.get("/record/checkpoint")).decode()
    origin, size, root, _more = second_verifier.read_checkpoint(note)
    leaves = entries_of(client, size)

    assert second_verifier.accepts_note(note, str(signing.own_key()))
    assert (origin, size) == ("localhost:8000/record", 600)
    assert second_verifier.tree_hash(leaves) == root


def test_tiles_are_the_hashes_of_the_entries(client, signed):
    hashes = [second_verifier.leaf_hash(each) for each in entries_of(client, 600)]

    assert content(client.get("/record/tile/0/001")) == b"".join(hashes[256:512])
    assert content(client.get("/record/tile/0/002.p/88")) == b"".join(hashes[512:])
    assert len(content(client.get("/record/tile/1/000.p/2"))) == 64
    assert "immutable" in client.get("/record/tile/0/001")["Cache-Control"]
    assert "Cache-Control" not in client.get("/record/tile/0/002.p/88")


@pytest.mark.parametrize(
    "path",
    [
        "0/002",
        "0/002.p/89",
        "0/003.p/1",
        "1/000",
        "2/000.p/1",
        "0/2",
        "0/000/001",
        "0/001.p/256",
        "64/000",
        "x/000",
    ],
)
def test_a_tile_that_is_not_signed_yet_or_has_another_address_is_not_found(client, signed, path):
    assert client.get(f"/record/tile/{path}").status_code == 404


def test_entries_that_no_checkpoint_covers_are_not_given(client, signed, record):
    record(10)

    assert client.get("/record/tile/entries/002.p/89").status_code == 404
    assert len(lines_of(content(client.get("/record/record.zip")))) == 600


def test_an_entry_holds_no_name_no_text_and_no_key_of_a_row(client, signed, clerk):
    entry = json.loads(entries_of(client, 600)[0])

    assert set(entry) == LEAF
    assert entry["actor"]["role"] == "staff" and set(entry["actor"]) == {"role", "digest"}
    assert str(clerk) not in json.dumps(entry) and "Step" not in json.dumps(entry)


def lines_of(archive: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return opened.read("entries.jsonl").splitlines()


@pytest.fixture
def offline(client, signed, tmp_path):
    """Run the downloaded file on a machine that has only Python and cryptography."""
    (tmp_path / "verify_record.py").write_bytes(content(client.get("/record/verify_record.py")))
    (tmp_path / "record.zip").write_bytes(content(client.get("/record/record.zip")))
    (tmp_path / "kept").write_text(signed.note)

    def run(*arguments: str) -> tuple[int, str]:
        words = [sys.executable, "-I", "verify_record.py", *arguments]
        done = subprocess.run(words, cwd=tmp_path, env={}, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    return run


def test_a_checkpoint_copied_from_a_pdf_without_its_empty_line_is_compared_offline(offline, signed, tmp_path):
    (tmp_path / "kept").write_text(signed.note.replace("\n\n", "\n"))

    assert offline("record.zip", "--key", str(signing.own_key()), "--against", "kept")[0] == 0


def test_the_downloaded_file_verifies_the_downloaded_record(offline, signed):
    code, words = offline("record.zip", "--key", str(signing.own_key()), "--against", "kept")

    at = signed.confirmed_at.astimezone(UTC)
    assert (code, words) == (
        0,
        f"All 600 entries are those that {signing.own_key()} signed on {at:%Y-%m-%d at %H:%M} UTC.\n",
    )


def test_without_a_key_from_elsewhere_it_says_so(offline):
    code, words = offline("record.zip")

    assert code == 0 and "Compare it with one that you have from elsewhere." in words


def rewrite(path, change) -> None:
    """Write a record again, with its entries changed."""
    with zipfile.ZipFile(path) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    files["entries.jsonl"] = b"\n".join(change(files["entries.jsonl"].splitlines())) + b"\n"
    with zipfile.ZipFile(path, "w") as made:
        for name, data in files.items():
            made.writestr(name, data)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            lambda lines: [lines[0].replace(b"publish", b"redact"), *lines[1:]],
            "The first 600 entries are not those",
        ),
        (lambda lines: lines[:-1], "its end was cut off"),
        (lambda lines: [*lines[:7], *lines[8:]], "Entry 8 is missing"),
        (
            lambda lines: [*lines[:7], lines[8], lines[7], *lines[9:]],
            "Entry 8 is missing; entry 9 is in its place.",
        ),
        (lambda lines: [*lines, lines[-1]], "The record has 601 entries; its checkpoint covers 600."),
        (lambda lines: [*lines[:-1], b"{}"], "The file is not readable"),
    ],
)
def test_each_change_of_a_record_is_named(offline, tmp_path, change, sentence):
    rewrite(tmp_path / "record.zip", change)

    code, words = offline("record.zip")

    assert code == 1 and sentence in words


def test_a_record_rewritten_after_a_checkpoint_was_kept_is_named(client, offline, tmp_path, record):
    """The owner has database, files and key; the reader has a checkpoint from before."""
    LedgerEntry.objects.all().delete()
    RecordCheckpoint.objects.all().delete()
    checkpoints.tree.RecordTile.objects.all().delete()
    record(700)
    checkpoints.publish()
    (tmp_path / "record.zip").write_bytes(content(client.get("/record/record.zip")))

    code, words = offline("record.zip", "--against", "kept")

    assert code == 1
    assert "The first 600 entries are not those that were signed when there were 600." in words


def test_anyone_reads_the_checkpoint_its_key_and_the_newest_entries(client, signed):
    page = client.get("/record/").content.decode()

    assert str(signing.own_key()) in page and "It covers 600 entries." in page
    assert LedgerEntry.objects.get(number=600).leaf[:16] in page and "Something was published" in page


def test_a_record_without_a_checkpoint_says_so(client, db):
    assert "Nothing has been signed yet." in client.get("/record/").content.decode()
    for name in ("checkpoint", "record.zip", "tile/0/000.p/1"):
        assert client.get(f"/record/{name}").status_code == 404


def test_the_feed_gives_each_checkpoint(client, signed):
    assert signed.note.splitlines()[2] in client.get("/record/checkpoints.atom").content.decode()


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        (lambda note: note, "The first 600 entries of the record are those that your checkpoint covers."),
        (lambda note: note.replace("\n", "\r\n"), "The first 600 entries of the record are those"),
        (
            lambda note: note.replace("600", "601"),
            "This is not a checkpoint signed with the key of this record.",
        ),
        (lambda note: "hello", "This is not a checkpoint signed with the key of this record."),
    ],
)
def test_a_kept_checkpoint_is_compared_on_the_page(client, signed, record, kept, words):
    record(5)
    checkpoints.publish()

    page = client.get("/verify/", {"checkpoint": kept(signed.note)}).content.decode()

    assert words in page


def test_the_page_tells_of_a_record_that_is_another(client, signed, record):
    LedgerEntry.objects.filter(number=3).update(leaf="0" * 64)
    checkpoints.tree.RecordTile.objects.all().delete()

    page = client.get("/verify/", {"checkpoint": signed.note}).content.decode()

    assert "The record does not begin with what your checkpoint covers." in page
