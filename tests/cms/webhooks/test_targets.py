"""A webhook leads to the public internet, and never to the Office's own network."""

import ipaddress
import socket

from django.core.exceptions import ImproperlyConfigured

import pytest

from cms.models import WebhookDelivery
from cms.settings.env import env_local_hosts
from cms.webhooks import client
from cms.webhooks.targets import AddressRefused, is_public, parse, resolve

Problem = WebhookDelivery.Problem
PUBLIC = ["8.8.8.8", "192.88.99.1", "2606:4700::1111", "64:ff9b::808:808"]
NOT_PUBLIC = {
    "127.0.0.1": "loopback",
    "127.8.8.8": "loopback",
    "::1": "loopback",
    "0.0.0.0": "this machine",  # noqa: S104  refused
    "::": "this machine",
    "10.0.0.1": "private",
    "172.16.0.1": "private",
    "192.168.1.1": "private",
    "fc00::1": "private",
    "fec0::1": "private, of old",
    "169.254.169.254": "metadata of clouds",
    "fd00:ec2::254": "metadata of clouds",
    "100.100.100.200": "metadata of clouds",
    "168.63.129.16": "service of a cloud",
    "fe80::1": "link-local",
    "100.64.0.1": "shared by a carrier",
    "224.0.0.1": "multicast",
    "239.255.255.250": "multicast",
    "ff02::1": "multicast",
    "ff0e::1": "multicast, global",
    "255.255.255.255": "broadcast",
    "240.0.0.1": "reserved",
    "192.0.2.1": "documentation",
    "2001:db8::1": "documentation",
    "198.18.0.1": "benchmarks",
    "::ffff:127.0.0.1": "IPv4 in IPv6",
    "::ffff:8.8.8.8": "IPv4 in IPv6",
    "::127.0.0.1": "IPv4 in IPv6, of old",
    "64:ff9b::7f00:1": "IPv4 in IPv6 by NAT64",
    "64:ff9b::a9fe:a9fe": "IPv4 in IPv6 by NAT64",
    "2002:7f00:1::": "IPv4 in IPv6 by 6to4",
    "2001::1": "Teredo",
}
NAMES = ("example.org", "localhost")
REFUSED = [
    "",
    "example.org",
    "http://example.org/",
    "ftp://example.org/",
    "file:///etc/passwd",
    "https://",
    "https:///path",
    "https://example.org:80/",
    "https://example.org:22/",
    "https://example.org:99999/",
    "https://example.org:port/",
    "https://user:word@example.org/",
    "https://user@example.org/",
    "https://example.org/#part",
    "https://example.org/with space",
    "https://example.org/\r\nHost: other",
    "https://example.org\\@127.0.0.1/",
    "https://exämple.org/",
    "https://[::1/",
]


def answers(monkeypatch, *turns: list[str]):
    """The name server answers each question for a name with the next of these."""
    left, real = list(turns), socket.getaddrinfo

    def ask(host, port, *words, **options):
        if host not in NAMES:
            return real(host, port, *words, **options)
        return [
            (socket.AF_INET6 if ":" in number else socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port))
            for number in left.pop(0)
        ]

    monkeypatch.setattr(socket, "getaddrinfo", ask)


@pytest.mark.parametrize("address", REFUSED)
def test_an_address_of_another_form_is_refused(address):
    with pytest.raises(AddressRefused):
        parse(address)


@pytest.mark.parametrize("port", ["", ":443", ":8443"])
def test_an_address_over_https_is_taken(port):
    target = parse(f"https://Example.org{port}/changes?key=1")
    assert (target.host, target.path) == ("example.org", "/changes?key=1")
    assert target.is_https and not target.is_local


@pytest.mark.parametrize("number", PUBLIC)
def test_public_numbers_are_taken(number):
    assert is_public(ipaddress.ip_address(number))


@pytest.mark.parametrize("number", NOT_PUBLIC)
def test_numbers_of_other_networks_are_refused(number, monkeypatch):
    answers(monkeypatch, [number])
    with pytest.raises(AddressRefused) as refusal:
        resolve(parse("https://example.org/"))
    assert refusal.value.problem == Problem.NOT_PUBLIC


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "[::1]", "169.254.169.254", "2130706433", "0x7f.1", "localhost"]
)
def test_a_host_named_by_its_number_is_refused_alike(host):
    with pytest.raises(AddressRefused):
        resolve(parse(f"https://{host}/"))


def test_one_private_number_among_public_ones_is_enough_to_refuse(monkeypatch):
    answers(monkeypatch, ["8.8.8.8", "10.0.0.1"])
    with pytest.raises(AddressRefused):
        resolve(parse("https://example.org/"))


def test_an_unknown_name_is_refused(monkeypatch):
    def fail(*_words, **_options):
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(AddressRefused) as refusal:
        resolve(parse("https://example.org/"))
    assert refusal.value.problem == Problem.NO_HOST


def test_a_name_that_leads_elsewhere_later_is_asked_again_and_refused(monkeypatch):
    """DNS rebinding between saving and sending."""
    answers(monkeypatch, ["8.8.8.8"], ["127.0.0.1"])
    assert resolve(parse("https://example.org/")) == "8.8.8.8"

    assert client.post("https://example.org/", {}, b"{}").problem == Problem.NOT_PUBLIC


def test_the_connection_goes_to_the_number_that_was_checked(monkeypatch, settings, receiver):
    """DNS rebinding between the check and the connection: the name is not asked a second time."""
    settings.WEBHOOK_LOCAL_HOSTS = ["localhost"]
    answers(monkeypatch, ["127.0.0.1"])
    address = receiver.address.replace("127.0.0.1", "localhost")

    assert client.post(address, {}, b"{}").is_delivered
    assert receiver.last.headers["host"] == f"localhost:{receiver.port}"


@pytest.mark.parametrize("number", ["8.8.8.8", "10.0.0.1"])
def test_a_local_host_is_only_on_this_machine(monkeypatch, settings, number):
    settings.WEBHOOK_LOCAL_HOSTS = ["localhost"]
    answers(monkeypatch, [number])
    with pytest.raises(AddressRefused):
        resolve(parse("http://localhost:9000/"))


def test_local_hosts_are_refused_unless_the_operator_allows_them():
    with pytest.raises(AddressRefused):
        parse("http://localhost:9000/")


def test_an_operator_can_allow_no_host_but_those_of_this_machine(monkeypatch):
    monkeypatch.setenv("WEBHOOK_LOCAL_HOSTS", "localhost, 10.0.0.1")
    with pytest.raises(ImproperlyConfigured, match=r"WEBHOOK_LOCAL_HOSTS: .*10\.0\.0\.1"):
        env_local_hosts("WEBHOOK_LOCAL_HOSTS")
    monkeypatch.setenv("WEBHOOK_LOCAL_HOSTS", "Localhost")
    assert env_local_hosts("WEBHOOK_LOCAL_HOSTS") == ["localhost"]
