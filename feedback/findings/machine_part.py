"""What a program had to do with the codes of a finding; said only where people accepted it on record (PAR-03)."""

from collections.abc import Iterable
from itertools import batched
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from feedback.coding.code_tree import target_of
from feedback.cuts.membership import any_held
from feedback.models import Coding, Cut, Finding, Submission, Suggestion, ThemeProposal

AT_ONCE = 500


def machine_part(finding: Finding) -> dict[str, Any]:
    """Return the methods of accepted suggestions and themes behind the finding; empty without any.

    As it was when the data set was frozen: what people accept, remove or merge later changes nothing. No count is
    given: it could be small.
    """
    cut, codes = finding.cut, _codes(finding)
    accepted = {"state": "accepted", "decided_at__lte": cut.made_at}
    themes = ThemeProposal.objects.filter(code__in=codes, **accepted).exclude(method="")
    found = {
        "passages": _methods_of_passages(cut, codes, accepted),
        "themes": sorted(set(themes.order_by().values_list("method", flat=True))),
    }
    return {name: methods for name, methods in found.items() if methods}


def _codes(finding: Finding) -> set[int]:
    """The code, and those that were merged into it when the data set was frozen."""
    code, book, at = finding.code, finding.code.codebook, finding.cut.made_at
    past = type(code).history.filter(codebook=book, history_date__lte=at)
    then = {row.id: row for row in past.order_by("history_date", "history_id")}
    return {code.pk} | {pk for pk in then if target_of(pk, then).key == code.key}


def _methods_of_passages(cut: Cut, codes: Iterable[int], accepted: dict[str, Any]) -> list[str]:
    """The methods of suggestions that became codings of comments in the data set and stood when it was frozen."""
    before = Coding.history.filter(history_date__lte=cut.made_at)
    last = before.filter(id=OuterRef("id")).order_by("-history_date", "-history_id").values("history_id")[:1]
    stood = before.filter(history_id=Subquery(last), code__in=codes).exclude(history_type="-")
    current = Q(text__superseded_at=None) | Q(text__superseded_at__gt=cut.made_at)
    suggestions = Suggestion.objects.filter(**accepted).exclude(run__method="")
    stood = stood.filter(current, suggestion__in=suggestions.values("pk"))
    rows = stood.order_by().values_list("suggestion", "text__submission")
    methods = dict(suggestions.filter(code__in=codes).values_list("pk", "run__method"))
    comments: dict[str, set[int]] = {}
    for suggestion, comment in rows:
        if suggestion in methods:
            comments.setdefault(methods[suggestion], set()).add(comment)
    return sorted(method for method, ids in comments.items() if _any_held(cut, ids))


def _any_held(cut: Cut, ids: Iterable[int]) -> bool:
    parts = batched(sorted(ids), AT_ONCE)
    return any(any_held(cut, Submission.objects.filter(pk__in=part)) for part in parts)


def machine_text(found: dict[str, list[str]]) -> str:
    """Say it in sentences; nothing for a finding without, or from before this was recorded."""
    sentences = []
    if found.get("passages"):
        words = _(
            "A program on the Office’s server suggested some of the passages with this code (%(method)s); "
            "a person accepted each of those."
        )
        sentences.append(words % {"method": "; ".join(found["passages"])})
    if found.get("themes"):
        words = _(
            "A program on the Office’s server proposed groups of similar passages (%(method)s); "
            "a person accepted one or more of them for this code."
        )
        sentences.append(words % {"method": "; ".join(found["themes"])})
    return " ".join(sentences)
