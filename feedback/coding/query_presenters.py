"""Present queries: heat tables, whose cells lead to their texts, and a data set with the same comments."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from feedback.coding import queries
from feedback.coding.forms.queries import LEVELS, CellForm, QueryForm
from feedback.coding.queries import ALL, BOTH, COMMENT, NEAR, NOT_HIDDEN, ONLY, OTHERS, Wish
from feedback.models import Code, SubmissionText

STEPS = 4  # of the picture in a cell


def heat(n: int, most: int) -> int:
    return -(-STEPS * n // most) if n and most else 0


def _address(name: str, wish: Wish, **more: object) -> str:
    facts = {
        "book": wish.scope.query.removeprefix("?book="),
        "form": wish.form.slug if wish.form else "",
        "state": wish.state,
    } | more
    query = urlencode({name: value for name, value in facts.items() if value != "" or name == "value"})
    return f"{reverse(f'feedback:{name}')}?{query}"


def value_table(form: QueryForm) -> dict[str, Any]:
    wish, variable, codes = form.wish, form.variable, form.codes.active
    heads, cells = queries.by_value(wish, form.codes, variable)
    sums = queries.totals(cells, codes, [value for value, _n in heads])
    most = max(cells.values(), default=0)

    def cell(code: Code, value: str) -> dict[str, Any]:
        n = cells.get((code.pk, value), 0)
        share = f"{100 * n / sums[code.pk]:.0f}%" if sums[code.pk] else ""
        is_linked = n and value != OTHERS and not variable.is_about_you
        url = _cell_address(wish, one=code.key, by=variable.name, value=value) if is_linked else ""
        return {"n": n, "share": share, "heat": heat(n, most), "url": url, "label": label(value)}

    def label(value: str) -> str:
        return _("other values") if value == OTHERS else variable.label_of(str(value))

    return {
        "heads": [{"label": label(value), "n": n} for value, n in heads],
        "rows": [
            {"code": code, "total": sums[code.pk], "cells": [cell(code, value) for value, _n in heads]}
            for code in codes
        ],
        "variable": variable,
    }


def _cell_address(wish: Wish, **more: object) -> str:
    return _address("desk_query_texts", wish, **more)


def pair_table(form: QueryForm) -> dict[str, Any]:
    wish, level, codes = form.wish, form.nearness, form.codes.active
    found = queries.together(wish, form.codes, level)
    most = max((n for (one, other), n in found.items() if one != other), default=0)

    def cell(one: Code, other: Code) -> dict[str, Any]:
        n, is_own = found.get((one.pk, other.pk), 0), one == other
        facts = {"one": one.key, "other": other.key, "level": level}
        url = _cell_address(wish, **facts) if n and not is_own else ""
        return {
            "n": n,
            "heat": 0 if is_own else heat(n, most),
            "url": url,
            "label": str(other),
            "own": is_own,
        }

    return {
        "codes": codes,
        "rows": [{"code": one, "cells": [cell(one, other) for other in codes]} for one in codes],
        "level": level,
    }


def overlap_table(form: QueryForm) -> dict[str, Any] | None:
    if form.pair is None:
        return None
    one, other = form.pair
    found = queries.overlap(form.wish, form.codes, one, other)
    names = dict(LEVELS)
    only = {code: _("Only “%(code)s”") % {"code": code} for code in (one, other)}
    parts = [
        ("both", one, other, BOTH, _("Both codes")),
        ("near", one, other, NEAR, _("Near")),
        ("one", one, other, ONLY, only[one]),
        ("other", other, one, ONLY, only[other]),
    ]

    def cell(level: str, name: str, first: Code, second: Code, part: str, label: str) -> dict[str, Any]:
        n = found[level].get(name)
        facts = {"one": first.key, "other": second.key, "level": level, "part": part}
        return {"n": n, "url": _cell_address(form.wish, **facts) if n else "", "label": label}

    return {
        "one": one,
        "other": other,
        "rows": [
            {"label": names[level], "level": level, "cells": [cell(level, *part) for part in parts]}
            for level in found
        ],
        "bars": [
            {"label": _("Both codes"), "cell": found[COMMENT]["both"]},
            {"label": only[one], "cell": found[COMMENT]["one"]},
            {"label": only[other], "cell": found[COMMENT]["other"]},
        ],
    }


# One cell ------------------------------------------------------------------------------------------------


class Cell:
    """The comments of one cell, in words, as rows, and as filters of a data set."""

    def __init__(self, form: CellForm) -> None:
        self.form, self.wish, self.one = form, form.wish, form.by_key.get(form.data.get("one", ""))
        self.other = form.by_key.get(form.data.get("other", ""))
        self.value = str(form.cleaned_data.get("value") or "")
        self.variable = form.variable

    @property
    def is_known(self) -> bool:
        """Whether there is such a cell; none shows what single people say about themselves."""
        beside = self.other is not None and self.other != self.one
        valued = "value" in self.form.data and "value" not in self.form.errors
        return self.one is not None and (beside or (valued and not self.variable.is_about_you))

    def codings(self, state: str) -> QuerySet:
        wish = Wish(self.wish.scope, self.wish.form, state)
        rows, codes = queries.codings_of(wish, self.form.codes), self.form.codes
        if self.one is None:
            return rows.none()
        if self.other:
            where = queries.beside(wish, codes, self.one, self.other)
            return rows.filter(where.where(self.form.nearness, self.form.part_of))
        return queries.valued(rows.filter(code__in=codes.ids(self.one)), self.variable).filter(
            value=self.value
        )

    def texts(self) -> QuerySet[SubmissionText]:
        found = self.codings(self.wish.state).values("text")
        return SubmissionText.objects.filter(pk__in=found).select_related("submission__form").order_by("-pk")

    @property
    def title(self) -> str:
        facts: dict[str, object] = {"code": self.one, "other": self.other}
        if self.other is None:
            value = self.variable.label_of(self.value)
            facts |= {"name": self.variable.label, "value": value}
            return _("“%(code)s”, %(name)s: %(value)s") % facts
        if self.form.part_of == ONLY:
            return _("“%(code)s” without “%(other)s”") % facts
        if self.form.part_of == NEAR:
            return _("“%(code)s” near “%(other)s”") % facts
        return _("“%(code)s” and “%(other)s”") % facts

    def data_set(self) -> tuple[str, str]:
        """The address of the form of a data set with exactly these comments, or why there is none."""
        wish, one = self.wish, self.one
        if one is None or (self.other and (self.form.nearness, self.form.part_of) != (COMMENT, BOTH)):
            return "", _("A data set can contain comments that have both codes, but not other combinations.")
        if not self.other and not self.value:
            return "", _("A data set cannot be limited to comments without a value.")
        if wish.form is None and wish.scope.book != wish.scope.shared:
            return "", _(
                "Choose a form: a data set of all forms includes only those that use the shared codebook."
            )
        if wish.state == NOT_HIDDEN and queries.hidden_in(self.codings(ALL)):
            return "", _(
                "A data set also includes hidden comments. Choose “All, as in data sets” or another status."
            )
        facts = {
            "form": wish.form.pk if wish.form else "",
            "state": "" if wish.state in (NOT_HIDDEN, ALL) else wish.state,
            "code": self._choice(one),
            "also": self._choice(self.other) if self.other else "",
        } | ({} if self.other else self._value_filter())
        return f"{reverse('feedback:desk_cuts')}?{urlencode({k: v for k, v in facts.items() if v})}", ""

    def _choice(self, code: Code) -> str:
        """As `books.codes_in_books` names it."""
        is_shared = code.codebook == self.wish.scope.shared
        return code.key if is_shared else f"{code.codebook.slug}:{code.key}"

    def _value_filter(self) -> dict[str, object]:
        each, form = self.variable, self.wish.form
        if each.filters == "attribute":
            return {"attribute": each.pk, "attribute_value": self.value}
        if each.filters == "answer" and form:
            return {"answer": f"{form.slug}/{each.key}={self.value}"}
        return {each.filters: self.value}


def passage_words(texts: list[SubmissionText], cell: Cell) -> None:
    """Give each text ``words``: its first passages of this cell, for a list."""
    found: dict[int, list[str]] = {}
    rows = (
        cell.codings(cell.wish.state).filter(text__in=texts).select_related("text").order_by("text", "start")
    )
    for coding in rows:
        words = found.setdefault(coding.text_id, [])
        passage = coding.text.text[coding.start : coding.end]
        if passage not in words:
            words.append(passage)
    for text in texts:
        vars(text)["passages"] = found.get(text.pk, [])[:3]
