"""Present every part of a finding (PAR-07) in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms import chain
from cms.disclosure import Cell
from cms.i18n.fields import text
from cms.i18n.passages import passage
from feedback.findings.coder_agreement import agreement_text
from feedback.findings.frozen_content import page_of
from feedback.findings.labels import group_name
from feedback.findings.machine_part import machine_text
from feedback.findings.quotes import QuoteView, quotes_of
from feedback.models import Finding, Tool
from feedback.models.forms import PromiseLevel
from feedback.releases.cells import cell_of, is_published

MOST_THEMES = 8
COUNTS = ("comments", "against", "people", "once", "all")


MOST_OF_TOOL = 8


@dataclass(frozen=True)
class FindingView:
    finding: Finding
    page: dict[str, Any]
    quotes: list[QuoteView]

    @property
    def texts(self) -> dict[str, str]:
        texts = self.page["texts"]
        code = next((each for each in (get_language(), settings.LANGUAGE_CODE) if texts.get(each)), "")
        return {name: passage(words, code) for name, words in texts[code].items()} if code else {}

    @property
    def easy_read(self) -> dict[str, str]:
        """As frozen, in the languages in which it was written."""
        texts = self.page["texts"]
        return {
            code: found
            for code in texts
            if self.finding.easy_read.get(code) and (found := texts[code].get("easy_read", ""))
        }

    @property
    def sign_video(self) -> str:
        return self.page.get("sign_video", "")

    @property
    def cells(self) -> dict[str, Cell]:
        return {name: cell_of(self.figures.get(name)) for name in COUNTS}

    @property
    def figures(self) -> dict[str, Any]:
        return self.page["figures"]

    @property
    def forms(self) -> list[dict[str, str]]:
        """The forms used, each with its participation promise."""
        return [
            {"name": text(each["name"]), "promise": str(PromiseLevel(each["promise"]).label)}
            for each in self.page["forms"]
        ]

    @property
    def first(self) -> date | None:
        return date.fromisoformat(self.figures["days"][0]) if self.figures.get("days") else None

    @property
    def last(self) -> date | None:
        return date.fromisoformat(self.figures["days"][-1]) if self.figures.get("days") else None

    @property
    def until(self) -> datetime:
        return datetime.fromisoformat(self.page["cut"]["until"])

    @property
    def agreement(self) -> str:
        return agreement_text(self.page["coding"]["agreement"])

    @property
    def machine(self) -> str:
        return machine_text(self.page["coding"].get("machine") or {})

    @property
    def definition(self) -> str:
        return text(self.page["coding"]["definition"])

    @property
    def channels(self) -> list[dict[str, Any]]:
        return self._groups_of("channel", self.figures.get("channels"))

    @property
    def languages(self) -> list[dict[str, Any]]:
        return self._groups_of("language", self.figures.get("languages"))

    @property
    def who(self) -> list[dict[str, Any]]:
        return self._groups_of("role", self.figures.get("who"))

    def _groups_of(self, dimension: str, cells: dict[str, Any] | None) -> list[dict[str, Any]]:
        return [_row(self._group(dimension, key), cell) for key, cell in (cells or {}).items()]

    @property
    def theme_rows(self) -> list[dict[str, Any]]:
        """The largest themes, with the finding's own always included."""
        own = self.page["coding"]["code"]
        rows = self.figures.get("themes") or []
        first = [row for row in rows[:MOST_THEMES] if row["key"] != own]
        mine = [row for row in rows if row["key"] == own]
        return [row for row in rows if row in first or row in mine][:MOST_THEMES]

    @property
    def themes(self) -> list[dict[str, Any]]:
        """The same with their labels, the finding's own marked."""
        own = self.page["coding"]["code"]
        return [
            _row(text(row["name"]) or row["key"], row["comments"])
            | {"note": _("this finding") if row["key"] == own else ""}
            for row in self.theme_rows
        ]

    @property
    def groups(self) -> dict[str, Any] | None:
        """The two groups for the dot pair and the table below it."""
        found = self.figures.get("groups")
        if not found:
            return None
        names = {row["key"]: text(row["name"]) or row["key"] for row in self.figures["themes"]}
        heads = [
            {"label": self._group(found["dimension"], head["key"]), "cell": cell_of(head["size"])}
            for head in found["heads"]
        ]
        return {"heads": heads, "rows": [_pair(row, names) for row in found["rows"]]}

    def _group(self, dimension: str, key: str) -> str:
        return group_name(dimension, key, self.figures.get("roles", {}))


def finding_view(finding: Finding) -> FindingView:
    return finding_views([finding])[finding.number]


def finding_views(findings: Iterable[Finding]) -> dict[int, FindingView]:
    """Return findings by number; all quotes are loaded in a constant number of queries."""
    found = list(findings)
    quotes = quotes_of(found)
    return {each.number: FindingView(each, page_of(each), quotes.get(each.pk, [])) for each in found}


def _row(label: str, cell: object) -> dict[str, Any]:
    return {"label": label, "cell": cell_of(cell)}


def _pair(row: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    cells = [
        {"cell": cell_of(cell), "share": share if is_published(cell) else None}
        for cell, share in zip(row["cells"], row["shares"], strict=True)
    ]
    return {"label": names.get(row["key"], row["key"]), "cells": cells}


def finding_rows(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    found = list(findings)
    lines = chain.stored_lines("finding", [each.number for each in found])
    return [
        {
            "title": text(each.title),
            "url": each.get_absolute_url(),
            "line": lines.get(each.number),
            "number": each.reference,
            "demo": each.is_demo,
        }
        for each in found
    ]


def findings_of_tool(tool: Tool) -> list[dict[str, Any]]:
    return finding_rows(Finding.objects.published().of_tool(tool).order_by("-number")[:MOST_OF_TOOL])
