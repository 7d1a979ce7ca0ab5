"""Compose the page of a finding as JSON: all parts of PAR-07, publishable numbers, and quotes by reference and hash."""

from typing import Any

from cms.i18n.fields import languages, text
from feedback.findings.coder_agreement import agreement_of
from feedback.findings.figures import figures_of
from feedback.findings.machine_part import machine_part
from feedback.findings.number_references import WRITTEN, render
from feedback.models import Export, Finding, Form

TEXTS = (*WRITTEN, "question_asked")
FORMAT = 1


def page_of(finding: Finding) -> dict[str, Any]:
    """Return the frozen page, or compose the current one for drafts and findings older than frozen pages."""
    return finding.page or compose(finding)


def compose(finding: Finding, export: Export | None = None) -> dict[str, Any]:
    figures, cut = figures_of(finding), finding.cut
    return {
        "format": FORMAT,
        "texts": {code: _texts(finding, figures, code) for code, _name in languages()},
        "figures": figures,
        "forms": _forms(figures),
        "coding": {
            "code": finding.code.key,
            "name": finding.code.name,
            "definition": finding.code.definition,
            "version": finding.code.version,
            "codebook_version": cut.codebook_version,
            "agreement": agreement_of(finding.code),
            "machine": machine_part(finding),
        },
        "quotes": [
            {"of": quote.text.submission.reference, "sha256": quote.sha256, "stance": quote.stance}
            for quote in finding.quotes.select_related("text__submission")
        ],
        "cut": {
            "number": cut.number,
            "edition": cut.edition,
            "until": cut.until.isoformat(),
            "rule": cut.rule,
            "sha256": cut.sha256,
        },
        "export": str(export.pk) if export else "",
        **({"sign_video": finding.sign_video} if finding.sign_video else {}),
    }


def _forms(figures: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the forms the comments came through, each with its participation promise (PAR-01)."""
    rows = Form.objects.filter(slug__in=figures.get("forms", [])).order_by("slug")
    return [{"slug": each.slug, "name": each.name, "promise": each.promise} for each in rows]


def _texts(finding: Finding, figures: dict[str, Any], language: str) -> dict[str, str]:
    """Return the texts in one language, falling back to the first."""
    found = {name: text(getattr(finding, name), language) for name in TEXTS}
    return {name: render(words, figures, language) for name, words in found.items()}
