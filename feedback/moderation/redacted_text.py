"""Names for the kinds of personal information, and texts with passages replaced by them."""

from collections.abc import Iterable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MARKED = "marked"
KINDS: dict[str, str | Promise] = {
    "email": gettext_lazy("email address"),
    "phone": gettext_lazy("phone number"),
    "ssn": gettext_lazy("Social Security number"),
    "student_id": gettext_lazy("student number"),
    "birth_date": gettext_lazy("birth date"),
    "street_address": gettext_lazy("street address"),
    "name": gettext_lazy("name"),
    "signature": gettext_lazy("name, city and ZIP code"),
    MARKED: gettext_lazy("personal information"),
}


def kind_name(kind: str) -> str:
    return str(KINDS.get(kind, KINDS[MARKED]))


def redacted_text(words: str, passages: Iterable[Any]) -> str:
    """Replace passages, which have start, end and kind, by a label; touching ones merge under the kind of the first."""
    pieces, at = [], 0
    for start, end, kind in _joined(passages):
        pieces += [words[at:start], _("[%(kind)s removed]") % {"kind": kind_name(kind)}]
        at = end
    return "".join([*pieces, words[at:]])


def _joined(passages: Iterable[Any]) -> list[tuple[int, int, str]]:
    joined: list[tuple[int, int, str]] = []
    for each in sorted(passages, key=lambda one: (one.start, one.end)):
        if joined and each.start < joined[-1][1]:
            start, end, kind = joined[-1]
            joined[-1] = (start, max(end, each.end), kind)
        else:
            joined.append((each.start, each.end, each.kind))
    return joined
