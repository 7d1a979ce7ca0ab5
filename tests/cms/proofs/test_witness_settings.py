"""RECORD_WITNESSES: who cosigns; a wrong value is an error at start that names the variable."""

from django.core.exceptions import ImproperlyConfigured

import pytest

from cms.proofs.verify_record import COSIGNATURE
from cms.settings import env
from tests.cms.proofs.witnessing import Record

ONE, TWO = (
    str(Record(name, seed=seed).key._replace(algorithm=COSIGNATURE))
    for name, seed in (("one", 1), ("two", 2))
)
LOG = str(Record("three", seed=3).key)


def read(monkeypatch, text: str) -> list[tuple[str, str]]:
    monkeypatch.setenv("RECORD_WITNESSES", text)
    return env.env_witnesses("RECORD_WITNESSES", own="example.org/record")


@pytest.mark.parametrize("between", [",", ", ", "\n", ",\n", "\n\n  "])
def test_witnesses_stand_on_lines_or_between_commas(monkeypatch, between):
    text = between.join([f"{ONE} https://one.example/w", f"{TWO}  http://127.0.0.1:8100/", ""])

    assert read(monkeypatch, text) == [(ONE, "https://one.example/w"), (TWO, "http://127.0.0.1:8100")]


def test_a_site_may_have_no_witness(monkeypatch):
    assert read(monkeypatch, "") == []


@pytest.mark.parametrize(
    "text",
    [
        ONE,
        "https://one.example",
        f"https://one.example {ONE}",
        f"{ONE} https://one.example more",
        f"{ONE[:-4]} https://one.example",
        f"{LOG} https://one.example",
        f"{ONE} http://one.example",
        f"{ONE} ftp://127.0.0.1",
        f"{ONE} one.example",
        f"{ONE} https://",
        f"{ONE} https://one.example:port",
        f"{ONE} https://me:secret@one.example",
        f"{ONE} https://one.example/?a=b",
        f"{ONE} https://one.example, {ONE} https://two.example",
    ],
)
def test_a_wrong_value_is_named(monkeypatch, text):
    with pytest.raises(ImproperlyConfigured, match="RECORD_WITNESSES: "):
        read(monkeypatch, text)


def test_the_record_is_no_witness_of_itself(monkeypatch):
    own = str(Record("example.org/record", seed=4).key._replace(algorithm=COSIGNATURE))
    with pytest.raises(ImproperlyConfigured, match="never the record itself"):
        read(monkeypatch, f"{own} https://example.org")
