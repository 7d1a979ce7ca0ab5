"""The program of a witness: one file that anyone downloads and runs, and what it keeps on its disk."""

import json
import stat

import pytest

from tests.checks import ROOT
from tests.cms.proofs.witnessing import NAME, Home, Record, new_home

RECORD = Record()
KILLED_WHILE_IT_WRITES = f"""
import os, pathlib, sys
sys.path.insert(0, {str(ROOT)!r})
from cms.proofs import witness
pathlib.Path.replace = lambda *paths: os._exit(9)
witness.main()
"""


@pytest.fixture
def home(tmp_path):
    return new_home(tmp_path)


def mode(path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.django_db
def test_the_program_is_downloaded_as_one_file_and_runs(client, tmp_path):
    answer = client.get("/record/witness.pyz")
    home = Home(tmp_path)
    home.program.write_bytes(answer.content)
    made = home.run("init", home.key, "--name", NAME)

    assert answer["Content-Disposition"] == 'attachment; filename="witness.pyz"'
    assert answer.content.startswith(b"#!/usr/bin/env python3\n")
    assert made.stdout.startswith(f"{NAME}+") and made.returncode == 0
    assert client.get("/record/witness.pyz").content == answer.content


def test_a_key_is_made_once_and_only_its_owner_reads_it(home):
    kept = home.key.read_bytes()
    again = home.run("init", home.key, "--name", NAME)

    assert again.returncode == 1 and "exists" in again.stderr
    assert home.key.read_bytes() == kept
    assert mode(home.key) == 0o600


@pytest.mark.parametrize("name", ["", "a+b", "two words"])
def test_a_name_that_no_signature_can_have_is_refused(home, name):
    home.key.unlink()

    assert home.run("init", home.key, "--name", name).returncode == 1
    assert not home.key.exists()


def test_a_key_that_others_may_read_is_not_used(home):
    home.key.chmod(0o644)
    refused = home.run(*home.to_serve(RECORD))

    assert refused.returncode == 1 and "chmod 600" in refused.stderr


def test_what_is_no_key_is_not_used(home):
    home.key.write_text("PRIVATE+KEY+a+b")

    assert home.run(*home.to_serve(RECORD)).returncode == 1


def test_a_witness_still_knows_after_a_restart_what_it_signed(home):
    with home.serving(RECORD) as witness:
        assert witness.ask(RECORD.request(8)).status == 200
    with home.serving(RECORD) as witness:
        assert witness.ask(RECORD.request(20)).text == "8\n"
        assert witness.ask(Record(fork=3).request(20, after=8)).status == 422
        assert witness.ask(RECORD.request(20, after=8)).cosigns(RECORD.note(20), witness.vkey)
    assert mode(home.state) == 0o600


def test_it_says_what_it_signed_last(home):
    nothing = home.run("show", "--state", home.state)
    with home.serving(RECORD) as witness:
        witness.ask(RECORD.request(8))
    shown = home.run("show", "--state", home.state)

    assert nothing.stdout == "Nothing was signed yet.\n"
    assert shown.stdout == f"{RECORD.origin} 8 {RECORD.note(8).splitlines()[2]}\n"


def test_a_new_key_of_the_same_record_is_taken_beside_the_old_one(home):
    renewed = Record(seed=9)
    with home.serving(RECORD, renewed) as witness:
        assert witness.ask(RECORD.request(8)).status == 200
        assert witness.ask(renewed.request(20, after=8)).status == 200


def test_a_witness_that_is_killed_while_it_writes_has_signed_nothing(home):
    with home.serving(RECORD) as witness:
        witness.ask(RECORD.request(8))
    kept = home.state.read_bytes()
    with home.serving(RECORD, code=KILLED_WHILE_IT_WRITES) as witness:
        with pytest.raises(OSError):
            witness.ask(RECORD.request(20, after=8))
        assert witness.process.wait(60) == 9
    assert home.state.read_bytes() == kept

    with home.serving(RECORD) as witness:  # what the killed one left does not matter
        assert witness.ask(RECORD.request(20, after=8)).status == 200


def test_nothing_is_signed_that_cannot_be_stored(home):
    with home.serving(RECORD) as witness:
        witness.ask(RECORD.request(8))
        blocked = home.state.with_name(f"{home.state.name}.tmp")
        blocked.mkdir()
        reply = witness.ask(RECORD.request(20, after=8))
        blocked.rmdir()

        assert (reply.status, "—" in reply.text) == (500, False)
        assert witness.ask(RECORD.request(20, after=8)).status == 200


@pytest.mark.parametrize("words", ["", "{", "[]", '{"records.example/log": {"size": 8}}'])
def test_with_a_damaged_state_nothing_is_signed(home, words):
    home.state.write_text(words)
    refused = home.run(*home.to_serve(RECORD))

    assert refused.returncode == 1 and "damaged" in refused.stderr


def test_a_state_that_is_damaged_while_it_serves_is_not_replaced(home):
    with home.serving(RECORD) as witness:
        witness.ask(RECORD.request(8))
        home.state.write_text("{")

        assert witness.ask(RECORD.request(20, after=8)).status == 500
    assert home.state.read_text() == "{"


def test_the_state_holds_the_size_and_root_of_each_record(home):
    other = Record("other.example/log", seed=8)
    with home.serving(RECORD, other) as witness:
        witness.ask(RECORD.request(8))
        witness.ask(other.request(5))

    assert {origin: each["size"] for origin, each in json.loads(home.state.read_text()).items()} == {
        RECORD.origin: 8,
        other.origin: 5,
    }
