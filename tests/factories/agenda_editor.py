"""Helpers for tests of the agenda editor: its address, its rows, what a form of a row sends."""

from boards.agendas.draft_rows import labels_of, rows_of
from boards.agendas.editor.services import version_of
from boards.agendas.snapshots import draft_pages


def address(meeting) -> str:
    return f"/desk/meetings/{meeting.pk}/agenda/"


def rows(meeting):
    return rows_of(draft_pages(meeting))


def outline(meeting, language: str = "en") -> list[str]:
    found = rows(meeting)
    pairs = zip(labels_of(found), found, strict=True)
    return [f"{label} {row.said('title', language)}" for label, row in pairs]


def key_of(meeting, title: str) -> str:
    return next(row.key for row in rows(meeting) if row.said("title", "en") == title)


def version(meeting) -> str:
    return version_of(draft_pages(meeting))


def act(desk, meeting, name: str, title: str, other: str = "", seen: str = ""):
    value = ":".join(each for each in (name, key_of(meeting, title), other) if each)
    return desk.post(address(meeting), {"act": value, "version": seen or version(meeting)})


def typed(meeting, title: str = "", **changes) -> dict:
    facts = {"version": version(meeting), "key": key_of(meeting, title) if title else "", "kind": "action"}
    return facts | {"title_en": title or "A new item", "title_es": "Título"} | changes
