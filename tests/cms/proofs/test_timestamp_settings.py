"""The authority that timestamps the record: a wrong value is an error at start that names the variable."""

from django.core.exceptions import ImproperlyConfigured

import pytest

from cms.settings import env
from tests.cms.webhooks import certificates

URL, FILE = "RECORD_TIMESTAMP_URL", "RECORD_TIMESTAMP_CERTIFICATES"


def read_file() -> str:
    return env.env_certificates(FILE, required_by=URL)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://stamps.example",
        "https://stamps.example/tsa/",
        "http://localhost:3180/x",
        "http://[::1]:80",
    ],
)
def test_the_address_stays_as_it_was_written(monkeypatch, url):
    monkeypatch.setenv(URL, url)

    assert env.env_outside_address(URL) == url


@pytest.mark.parametrize(
    "url",
    [
        "http://stamps.example",
        "ftp://127.0.0.1",
        "stamps.example",
        "https://",
        "https://stamps.example:port",
        "https://me:secret@stamps.example",
        "https://stamps.example/?a=b",
    ],
)
def test_a_wrong_address_is_named(monkeypatch, url):
    monkeypatch.setenv(URL, url)
    with pytest.raises(ImproperlyConfigured, match=f"{URL}: "):
        env.env_outside_address(URL)


def test_certificates_are_read_from_their_file(monkeypatch, tmp_path):
    path = certificates.write(tmp_path / "authority.pem")
    monkeypatch.setenv(FILE, str(path))

    assert read_file() == path.read_text()


def test_neither_is_required(monkeypatch):
    monkeypatch.delenv(URL, raising=False)
    monkeypatch.delenv(FILE, raising=False)

    assert read_file() == ""


def test_the_address_requires_certificates(monkeypatch):
    monkeypatch.setenv(URL, "https://stamps.example")
    monkeypatch.delenv(FILE, raising=False)
    with pytest.raises(ImproperlyConfigured, match=f"{FILE}: is required with {URL}"):
        read_file()


@pytest.mark.parametrize(
    "content", [None, b"", b"certificate", "é".encode(), b"-----BEGIN CERTIFICATE-----\n"]
)
def test_a_file_without_certificates_is_named(monkeypatch, tmp_path, content):
    path = tmp_path / "authority.pem"
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setenv(FILE, str(path))
    with pytest.raises(ImproperlyConfigured, match=f"{FILE}: "):
        read_file()
