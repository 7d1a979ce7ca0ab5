"""M04: every form is submitted with a field for each column of each table; unexpected fields must have no effect.

A value that could only come from us is searched for in the database's write queries.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.apps import apps
from django.db import connection, models

WORD, NUMBER, DAY = "zqmass9c1", 976431, "1987-06-05"
ROOMS = ("boards", "cms", "engagement", "feedback", "users")


def extras() -> dict[str, str]:
    """Each name of a column of our rooms, with a value of its kind that nobody else would write."""
    found = {}
    for model in apps.get_models():
        if model._meta.app_label not in ROOMS or model.__name__.startswith("Historical"):
            continue
        for field in model._meta.concrete_fields:
            value = _value(field)
            found |= dict.fromkeys({field.name, field.attname}, value)
    return found


def _value(field: models.Field) -> str:
    if isinstance(field, models.DateTimeField):
        return f"{DAY}T01:02:03Z"
    if isinstance(field, models.DateField):
        return DAY
    if isinstance(field, models.IntegerField | models.ForeignKey | models.AutoField):
        return str(NUMBER)
    if isinstance(field, models.BooleanField):
        return "on"
    return WORD


class Forms(HTMLParser):
    """The forms of a page: where each is sent, and what it offers with what it holds."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.name = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.found.append((values.get("action", ""), {}))
        elif self.found and (name := values.get("name") or (self.name if tag == "option" else "")):
            self._offer(tag, name, values)

    def _offer(self, tag: str, name: str, values: dict[str, str]) -> None:
        offered = self.found[-1][1]
        if tag == "select":
            self.name = name
        unset = name not in offered
        if tag == "option":
            if values.get("value") and (not offered.get(name) or "selected" in values):
                offered[name] = values["value"]
        elif values.get("type") in ("radio", "checkbox"):
            if "checked" in values or unset:
                offered[name] = values.get("value", "on")
        elif unset or values.get("value"):
            offered[name] = values.get("value", "") or _filled(tag, name, values.get("type", ""))


def _filled(tag: str, name: str, kind: str) -> str:
    by_kind = {
        "date": "2022-12-01",
        "time": "10:00",
        "number": "1",
        "email": "a@example.org",
        "url": "https://a.example/",
    }
    by_kind |= {"hidden": "", "file": "", "submit": "", "datetime-local": "2022-12-01T10:00"}
    return by_kind.get(kind, "Some plain words" if tag in ("input", "textarea") else "")


def forms_of(html: str, path: str) -> Iterator[tuple[str, dict[str, str]]]:
    parser = Forms()
    parser.feed(html)
    for action, offered in parser.found:
        yield urlsplit(urljoin(path, action)).path, offered


@contextmanager
def watched(offered: dict[str, str]) -> Iterator[list[str]]:
    """Statements that write a watched value."""
    seen: list[str] = []

    def look(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip()[:6].upper() in ("INSERT", "UPDATE") and "django_session" not in sql:
            words = str(params)
            if (
                WORD in words
                or re.search(rf"\b{NUMBER}\b", words)
                or DAY in words
                or "datetime.date(1987" in words
            ):
                seen.append(sql[:60])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(look):
        yield seen


def powers(accounts: Any) -> set[tuple[str, str]]:
    """(account, power) of everyone who may sign in: no form may give anyone more. Closing an account takes them."""
    found: set[tuple[str, str]] = set()
    active = accounts.filter(is_active=True)
    for pk, superuser, staff, group in active.values_list("pk", "is_superuser", "is_staff", "groups__name"):
        held = {"superuser": superuser, "staff": staff, f"group {group}": group}
        found |= {(str(pk), power) for power, is_held in held.items() if is_held}
    return found
