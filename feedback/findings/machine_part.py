"""What a program had to do with the codes of a finding; said only where people accepted it on record (PAR-03)."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from feedback.coding.code_tree import keys_of_code
from feedback.models import Coding, Finding, Suggestion, ThemeProposal


def machine_part(finding: Finding) -> dict[str, Any]:
    """Return the methods of accepted suggestions and themes behind the finding; empty without any.

    Only what people accepted before the data set was frozen. No count is given: it could be small.
    """
    cut, codes = finding.cut, keys_of_code(finding.code.key, finding.code.codebook)
    inside = Q(text__submission__submitted_at__lt=cut.until)
    if cut.form_id:
        inside &= Q(text__submission__form=cut.form_id)
    codings = Coding.objects.current().settled().filter(inside, code__in=codes, at__lte=cut.made_at)
    suggested = Suggestion.objects.filter(
        coding__in=codings, state=Suggestion.State.ACCEPTED, decided_at__lte=cut.made_at
    )
    themes = ThemeProposal.objects.filter(
        code__in=codes, state=ThemeProposal.State.ACCEPTED, decided_at__lte=cut.made_at
    )
    found = {
        "passages": list(suggested.order_by("run__method").values_list("run__method", flat=True).distinct()),
        "themes": list(themes.order_by("run__method").values_list("run__method", flat=True).distinct()),
    }
    return {name: methods for name, methods in found.items() if methods}


def machine_text(found: dict[str, list[str]]) -> str:
    """Say it in sentences; nothing for a finding without, or from before this was recorded."""
    sentences = []
    if found.get("passages"):
        words = _(
            "A program on the Office’s server suggested some passages for this code (%(method)s); "
            "people decided about each."
        )
        sentences.append(words % {"method": "; ".join(found["passages"])})
    if found.get("themes"):
        words = _(
            "A program on the Office’s server proposed groups of similar passages (%(method)s); "
            "a person accepted one or more of them for this code."
        )
        sentences.append(words % {"method": "; ".join(found["themes"])})
    return " ".join(sentences)
