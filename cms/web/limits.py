"""Rate limits and codes that work once, in the database: shared by all workers, never evicted, never emptied.

Each act is one statement, which the database runs for one request after the other (A03). A row holds the moments of
the latest hits, as many as the limit allows; a hit is allowed while there are fewer, or if the oldest is old enough.
Time is the machine's: a clock that a test or the demo moves must not open a limit.
"""

import time
from contextlib import AbstractContextManager, nullcontext

from django.db import connection
from django.utils.crypto import salted_hmac

from cms.models import StoredLimit

TABLE = StoredLimit._meta.db_table
SECOND = 1_000_000
WIDTH = 17  # a moment in microseconds, and a comma
_LAST = {"sqlite": "substr({0}, -{1})", "postgresql": "right({0}, {1})"}


def hit(name: str, *, amount: int, seconds: float) -> str:
    """Count one hit and return its moment, or "" if the limit is reached."""
    now = _now()
    window = int(seconds * SECOND)
    last = _LAST[connection.vendor].format("kept.value || excluded.value", amount * WIDTH)
    allowed = _change(
        f"INSERT INTO {TABLE} AS kept (key, value, expires_at) VALUES (%s, %s, %s)"  # noqa: S608  no input in it
        f" ON CONFLICT (key) DO UPDATE SET value = {last}, expires_at = excluded.expires_at"
        f" WHERE length(kept.value) < %s OR substr(kept.value, 1, {WIDTH - 1}) <= %s RETURNING key",
        [_key(name), f"{now},", now + window, amount * WIDTH, str(now - window)],
    )
    return f"{now}," if amount and allowed else ""


def give_back(name: str, moment: str) -> None:
    """Take back one hit; those of others stay (A05)."""
    _change(
        f"UPDATE {TABLE} SET value = replace(value, %s, '') WHERE key = %s RETURNING key",  # noqa: S608
        [moment, _key(name)],
    )


def is_free(name: str, *, amount: int, seconds: float) -> bool:
    """Whether a hit would be allowed now."""
    row = StoredLimit.objects.filter(key=_key(name)).first()
    since = _now() - int(seconds * SECOND)
    return amount > sum(int(each) > since for each in row.value.split(",")[:-1]) if row else amount > 0


def clear(name: str) -> None:
    StoredLimit.objects.filter(key=_key(name)).delete()


def claim(name: str, *, by: str, seconds: float) -> bool:
    """Use what works once: True for the first, and for the same again (a repeated click)."""
    now = _now()
    return _change(
        f"INSERT INTO {TABLE} AS kept (key, value, expires_at) VALUES (%s, %s, %s)"  # noqa: S608
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at"
        " WHERE kept.expires_at <= %s OR kept.value = excluded.value RETURNING key",
        [_key(name), by, now + int(seconds * SECOND), now],
    )


def forget_expired() -> int:
    return StoredLimit.objects.filter(expires_at__lte=_now()).delete()[0]


def _now() -> int:
    return time.time_ns() // 1_000


def _key(name: str) -> str:
    return salted_hmac("cms.web.limits", name, algorithm="sha256").hexdigest()


def _change(statement: str, values: list[str | int]) -> bool:
    """Whether the statement changed a row. Outside a transaction it is one by itself: no BEGIN, no COMMIT."""
    with _queue(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return bool(cursor.fetchall())


def _queue() -> AbstractContextManager:
    """On SQLite, writers of a process wait for each other."""
    return connection.queued() if hasattr(connection, "queued") else nullcontext()
