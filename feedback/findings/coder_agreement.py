"""Read the agreement on a code from the newest closed sample of its codebook (PAR-04)."""

from typing import Any

from django.utils.translation import gettext as _

from feedback.models import Code, CodingSample


def agreement_of(code: Code) -> dict[str, Any]:
    """Return agreement statistics; empty without a closed sample, and without numbers if not computable."""
    sample = (
        CodingSample.objects.filter(codebook=code.codebook_id, state=CodingSample.State.CLOSED)
        .order_by("-number")
        .first()
    )
    found = sample.agreement.get(code.key) if sample else None
    if sample is None or found is None:
        return {}
    names = ("kappa", "alpha", "verdict", "units")
    return {name: found.get(name) for name in names} | {"sample": sample.number, "size": sample.size}


def agreement_text(found: dict[str, Any]) -> str:
    if not found:
        return _("No comments were double-coded independently.")
    read = _(
        "Two people read %(size)s randomly drawn texts independently, without seeing each other’s codes."
    ) % {"size": found["size"]}
    kappa, alpha = (_number(found.get(name)) for name in ("kappa", "alpha"))
    if not kappa and not alpha:
        return f"{read} {_('Agreement on this code cannot be computed.')}"
    measured = _("Agreement on this code: kappa %(kappa)s, alpha %(alpha)s.") % {
        "kappa": kappa or _("not computable"),
        "alpha": alpha or _("not computable"),
    }
    return f"{read} {measured}"


def _number(value: float | None) -> str:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return f"{value:.2f}" if is_number else ""
