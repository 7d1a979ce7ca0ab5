"""Data sets written as files, released one after the other, and everything that then leaves, as a reader has it."""

import csv
import io
from collections.abc import Iterable
from itertools import combinations
from typing import Any

from django.test import Client

from cms import clock
from feedback.cuts import files as cut_files
from feedback.models import Cut, Form, Release
from feedback.releases.services import build_release
from tests.factories import cuts, people

Json = dict[str, Any]
FORM = "survey"
AS_COLLECTED: Json = {
    "form": FORM, "version": 1, "state": "published", "may_publish": True, "may_quote": True, "youth": "",
    "is_demo": False, "import_ref": "", "files": [], "edited_at": "",
}  # fmt: skip


def comments(count: int, seed: int) -> list[Json]:
    """Synthetic comments, each with words of its own, so that a reader knows it again in another file."""
    return [
        row | AS_COLLECTED | {
            "campaign": None, "speaks_for": 1, "ref": f"C-{row['id']}",
            "texts": [{"q": "why", "role": "original", "text": f"Words of {row['id']}.", "language": "en"}],
        }
        for row in people.people(count, seed=seed)
    ]  # fmt: skip


META: Json = people.META | {
    "questions": [
        {"condition": {}, "versions": [], **question}
        for question in [
            *people.META["questions"],
            people.question("why", "long_text", []),
        ]
    ],
    "codes": [
        {"definition": {}, "status": "active", "merged_into": "", **code} for code in people.META["codes"]
    ],
}  # fmt: skip


def chosen(rows: Iterable[Json], filters: dict[str, str]) -> list[Json]:
    """The rows that have the values of the filters; counted here, not by the code under test."""
    return [row for row in rows if all(_has(row, name, value) for name, value in filters.items())]


def named(filters: dict[str, str]) -> frozenset[tuple[str, str]]:
    """What the filters say of each comment, as an attacker names it; not by the code under test."""
    pairs = {("form", FORM)}
    for name, value in filters.items():
        if name in ("code", "also"):
            pairs.add((f"code={value}", "yes"))
        elif name == "answer":
            question, _equals, choice = value.partition("=")
            pairs.add((f"q:{question}", choice))
        else:
            pairs.add((name, value))
    return frozenset(pairs)


def _has(row: Json, name: str, value: str) -> bool:
    if name == "answer":
        question, _equals, choice = value.partition("=")
        return row["answers"].get(question) == choice
    if name in ("code", "also"):
        above = {code["key"]: code["parent"] for code in META["codes"]}
        return any(value in (each["code"], above[each["code"]]) for each in row["codes"])
    return row[name] == value


def store(number: int, rows: list[Json], filters: dict[str, str]) -> Cut:
    """A data set of these rows, as it is frozen on the desk."""
    form, _made = Form.objects.get_or_create(slug=FORM, defaults={"name": {"en": "Survey"}})
    own = chosen(rows, filters)
    wider = (some for size in range(len(filters)) for some in combinations(sorted(filters.items()), size))
    facts = {
        "form": FORM, "filters": filters, "until": clock.now().isoformat(), "codebook": "all", "codebook_version": 1,
        "rule": "k11", "threshold": 11, "office": "The Office",
        "around": [len(chosen(rows, dict(some))) for some in wider],
    }  # fmt: skip
    lines = [cut_files.line_of({"meta": META | facts}), *(cut_files.line_of(row) for row in own)]
    file, digest = cut_files.store(f"cuts/made-{number}.jsonl", lines)
    return Cut.objects.create(
        number=number, form=form, filters=filters, until=clock.now(), rows=len(own), file=file, sha256=digest
    )


class Reader:
    """What leaves of one released data set: its numbers and its rows, in two formats."""

    def __init__(self, cut: Cut, release: Release, actor: Any, true: list[Json]) -> None:
        self.cut, self.release, self.true = cut, release, true  # the comments, to check what was found
        address = f"/findings/numbers/{cut.number}/"
        self.tables: Json = Client().get(f"{address}numbers.json").json()["tables"]
        body = Client().get(f"{address}numbers.csv").content.decode("utf-8-sig")
        self.lines = list(csv.DictReader(io.StringIO(body)))
        self.rows: list[Json] = []
        self.as_csv: list[Json] = []
        if not release.rows_withheld:
            self.rows = cuts.rows_of(cuts.make_export(actor, cut, "jsonl", "board", values="codes"))
            file = cuts.content_of(cuts.make_export(actor, cut, "csv", "board", values="codes"))
            self.as_csv = list(csv.DictReader(io.StringIO(file.decode("utf-8-sig"))))


def release_series(actor: Any, rows: list[Json], series: list[tuple[int, dict[str, str]]]) -> list[Reader]:
    """Release in this order the comments of so many months with these values; what may not leave is left out."""
    found = []
    for number, (months, filters) in enumerate(series, 1):
        there = people.until(rows, months)
        cut = store(number, there, filters)
        release = build_release(cut=cut, actor=actor)
        if not release.obstacle:
            found.append(Reader(cut, cuts.released(cut), actor, chosen(there, filters)))
    return found
