"""Who may see and do what (security.md section 9, rows 16 to 20, 23 to 24, 27). Unknown and forbidden look alike."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import get_language

from cms.access import Role, has_role
from cms.onetime import normalise_code, receipt_digest
from feedback.models import (
    Code,
    Codebook,
    Coding,
    Cut,
    Export,
    Finding,
    Form,
    Submission,
    SubmissionText,
    ToolPage,
)

MODERATE_ROLES = (Role.EDITOR, Role.ANALYST, Role.PUBLISHER)
CODE_ROLES = (Role.ANALYST, Role.PUBLISHER)
FINDING_ROLES = (Role.ANALYST, Role.PUBLISHER)
CUT_ROLES = (Role.ANALYST, Role.PUBLISHER)


def require(actor: Any, *roles: Role) -> None:
    """The first step of a staff service. A system actor has a name instead of an account."""
    if isinstance(actor, str) and actor.startswith("system:"):
        return
    if not has_role(actor, *roles):
        raise PermissionDenied


def may_code(user: Any) -> bool:
    return has_role(user, *CODE_ROLES)


def get_tool_page(slug: str) -> ToolPage:
    """The public page of a tool in the reader's language."""
    pages = ToolPage.objects.live().public().select_related("tool", "locale")
    return _or_404(pages.filter(tool__slug=slug, locale__language_code=get_language()).first())


def get_public_form(slug: str) -> Form:
    """A form with a public page and a frozen version; open or not."""
    return _or_404(Form.objects.public().select_related("tool").filter(slug=slug).first())


def get_submission_by_code(code: str) -> Submission:
    """By receipt: whoever holds the code. What cannot be a code and what is unknown look alike."""
    if not normalise_code(code):
        raise Http404
    rows = Submission.objects.select_related("form", "version")
    return _or_404(rows.filter(receipt_digest=receipt_digest(code)).first())


def get_public_finding(reference: str) -> Finding:
    """ "F-12" or "12"."""
    found = Finding.objects.published().select_related("cut", "code", "tool", "cut__form")
    return _or_404(found.filter(number=_number(reference)).first())


def get_comment(user: Any, pk: int) -> Submission:
    if not has_role(user, *MODERATE_ROLES):
        raise Http404
    return _or_404(Submission.objects.select_related("form", "version").filter(pk=pk).first())


def get_text(user: Any, submission: Submission, pk: Any) -> SubmissionText:
    if not may_code(user):
        raise Http404
    return _or_404(submission.texts.select_related("submission").filter(pk=_number(pk)).first())


def get_code(user: Any, pk: Any) -> Code:
    if not may_code(user):
        raise Http404
    return _or_404(Code.objects.select_related("codebook").filter(pk=_number(pk)).first())


def get_coding(user: Any, submission: Submission, pk: Any) -> Coding:
    if not may_code(user):
        raise Http404
    return _or_404(Coding.objects.filter(text__submission=submission, pk=_number(pk)).first())


def get_finding(user: Any, number: int) -> Finding:
    if not has_role(user, *FINDING_ROLES):
        raise Http404
    return _or_404(Finding.objects.select_related("cut", "code", "tool").filter(number=number).first())


def get_cut(user: Any, number: int) -> Cut:
    if not has_role(user, *CUT_ROLES):
        raise Http404
    return _or_404(Cut.objects.select_related("form", "codebook").filter(number=number).first())


def visible_exports(user: Any) -> QuerySet[Export]:
    """One's own; a publisher sees also those for the public and the boards (rows 23, 24)."""
    if not has_role(user, *CUT_ROLES):
        return Export.objects.none()
    seen = Q(requested_by=user)
    if has_role(user, Role.PUBLISHER):
        seen |= ~Q(audience=Export.Audience.RECORDS)
    return Export.objects.filter(seen).select_related("cut")


def get_export(user: Any, pk: UUID) -> Export:
    return _or_404(visible_exports(user).filter(pk=pk).first())


def current_codebook() -> Codebook | None:
    return Codebook.objects.filter(is_current=True).order_by("pk").first()


def _number(reference: Any) -> int:
    digits = str(reference).upper().removeprefix("F-")
    if not digits.isascii() or not digits.isdigit() or len(digits) > 12:
        raise Http404
    return int(digits)


def _or_404(found: Any) -> Any:
    if found is None:
        raise Http404
    return found
