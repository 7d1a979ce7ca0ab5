"""Many guesses of one password at the same moment; run in processes of their own (tests/processes.py)."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection
from django.test import Client

from cms.users.models import User

EMAIL = "ana@example.org"
THREADS = 5
TOO_MANY = "Too many failed login attempts"


def prepare() -> None:
    User.objects.create_user(EMAIL, "a-long-enough-password")


def guess(process: int, count: int) -> tuple[int, int]:
    """(evaluated, refused before the password was looked at). Each guess comes from an address of its own."""
    numbers = range(process * count, (process + 1) * count)
    with ThreadPoolExecutor(THREADS) as pool:
        pages = list(pool.map(_post, numbers))
    refused = sum(TOO_MANY in page for page in pages)
    evaluated = sum("not correct" in page for page in pages)
    return evaluated, refused


def _post(number: int) -> str:
    try:
        data = {"login": EMAIL, "password": f"wrong-password-{number}"}
        address = f"198.51.{number // 200}.{number % 200 + 1}"
        return Client().post("/accounts/login/", data, REMOTE_ADDR=address).content.decode()
    finally:
        connection.close()
