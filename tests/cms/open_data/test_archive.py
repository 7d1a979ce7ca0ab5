"""The archive of the whole public record: what it holds, how it is served, and that nothing removed lingers in it."""

import hashlib
import io
import json
import tracemalloc
import zipfile

import pytest
from jsonschema import Draft202012Validator

from boards.models import Decision
from cms.jobs import queue
from cms.models import Redaction
from cms.open_data import scheduled, sync
from cms.open_data.archive.build import build
from cms.open_data.archive.store import FOLDER, latest
from cms.storage import private_storage
from tests.factories import open_data

ADDRESS = "/api/v1/archive.zip"


def body(answer) -> bytes:
    return b"".join(answer.streaming_content)


@pytest.fixture
def built(decided):
    return build()


def opened(api) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(body(api.get(ADDRESS))))


def hide(row: Decision) -> None:
    Decision.objects.filter(pk=row.pk).update(published_at=None)


def test_before_the_first_one_is_made_it_says_so(api, decided):
    status, problem = api.refused(ADDRESS)

    assert status == 404 and "has not been created yet" in problem["detail"]


def test_it_holds_each_kind_as_the_api_gives_it(api, built):
    with opened(api) as packed:
        lines = packed.read("records/decisions.jsonl").decode().splitlines()
        schema = json.loads(packed.read("schemas/decisions.json"))
        assert packed.testzip() is None and b"JSON Lines" not in packed.read("README.md")

    items = [json.loads(line) for line in lines]
    assert items == api.walk("/api/v1/decisions/")
    assert all(Draft202012Validator(schema).is_valid(item) for item in items)


def test_its_manifest_is_true(api, built):
    with opened(api) as packed:
        manifest = json.loads(packed.read("manifest.json"))
        files = {each["name"]: each for each in manifest["files"]}

        assert files.keys() == set(packed.namelist()) - {"manifest.json"}
        for name, told in files.items():
            content = packed.read(name)
            assert (told["size"], told["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    assert (files["records/decisions.jsonl"]["kind"], files["records/decisions.jsonl"]["count"]) == (
        "decisions",
        7,
    )


def test_it_is_served_with_its_fingerprint(api, built):
    answer = api.get(ADDRESS)
    content = body(answer)

    assert answer.headers["ETag"] == f'"{hashlib.sha256(content).hexdigest()}"'
    assert answer.headers["Content-Type"] == "application/zip"
    assert answer.headers["Content-Length"] == str(len(content))
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="public-record-')
    assert api.get(ADDRESS, if_none_match=answer.headers["ETag"]).status_code == 304
    packed = api.get(ADDRESS, accept_encoding="gzip")
    assert body(packed) == content


@pytest.mark.parametrize(
    ("asked", "part"),
    [("bytes=0-9", slice(0, 10)), ("bytes=10-", slice(10, None)), ("bytes=-7", slice(-7, None)),
     ("bytes=5-99999999", slice(5, None))],
)  # fmt: skip
def test_an_interrupted_download_goes_on(api, built, asked, part):
    whole = body(api.get(ADDRESS))
    answer = api.get(ADDRESS, range=asked)

    assert answer.status_code == 206
    assert body(answer) == whole[part]
    start = part.indices(len(whole))[0]
    assert answer.headers["Content-Range"].startswith(f"bytes {start}-")
    assert answer.headers["Content-Range"].endswith(f"/{len(whole)}")


@pytest.mark.parametrize("asked", ["bytes=-", "bytes=9-3", "bytes=0-1,4-5", "lines=1-2", "bytes=x-", ""])
def test_a_range_that_means_nothing_gives_the_whole_file(api, built, asked):
    assert api.get(ADDRESS, range=asked).status_code == 200


def test_a_range_outside_of_the_file_is_refused(api, built):
    answer = api.get(ADDRESS, range="bytes=99999999-")

    assert (answer.status_code, answer.headers["Content-Range"]) == (416, f"bytes */{built.size}")


def test_a_range_of_an_older_file_gives_the_whole_one(api, built):
    assert api.get(ADDRESS, range="bytes=0-9", if_range='"older"').status_code == 200


def test_while_a_change_is_not_followed_it_is_not_served(api, built, decided):
    hide(decided[0])
    answer = api.get(ADDRESS)

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")


def test_after_a_removal_it_is_made_anew(api, built, decided):
    hide(decided[0])
    scheduled.follow_changes()

    with opened(api) as packed:
        assert b"2022-01" not in packed.read("records/decisions.jsonl")
    assert latest().sha256 != built.sha256
    assert len(private_storage().listdir(FOLDER)[1]) == 1


def test_until_it_is_made_anew_it_is_not_served(api, built, decided):
    hide(decided[0])
    sync.follow()

    assert api.get(ADDRESS).status_code == 503


def test_after_a_redaction_it_is_made_anew(api, built):
    Redaction.objects.create(kind="comment", key="1", reason="asked", actor="system:test")
    assert api.get(ADDRESS).status_code == 503

    scheduled.follow_changes()
    assert api.get(ADDRESS).status_code == 200


def test_after_an_edit_it_stays_until_the_night(api, built, decided):
    Decision.objects.filter(pk=decided[0].pk).update(summary={"en": "Said anew."})
    scheduled.follow_changes()
    assert latest() == built and api.get(ADDRESS).status_code == 200

    scheduled.archive_everything()
    with opened(api) as packed:
        assert b"Said anew." in packed.read("records/decisions.jsonl")


def test_a_file_that_was_just_replaced_is_asked_for_again(api, built, monkeypatch):
    monkeypatch.setattr("cms.open_data.api.views.latest", lambda: built)
    monkeypatch.setattr(type(built), "size", 1)
    private_storage().delete(built.path)

    assert api.get(ADDRESS).status_code == 503


def test_the_worker_makes_it(decided):
    assert "open_data.archive" in queue.run_due()
    assert latest()


def test_it_is_written_piece_by_piece(board):
    open_data.decisions(board, 30)
    sync.follow()
    build()
    small = _peak()
    Decision.objects.update(summary={"en": "x" * 600})
    open_data.Decision.objects.bulk_create(
        [open_data.unsaved(board, number) for number in range(100, 1500)], batch_size=200
    )
    sync.follow()

    assert _peak() < small + 8 * 2**20


def _peak() -> int:
    tracemalloc.start()
    build()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak
