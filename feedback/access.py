"""Fetch objects with their permission checks (security.md section 9, rows 16 to 20, 23 to 24, 27).

Unknown and forbidden objects both raise ``Http404``, so a response never reveals which of the two it was.
"""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import F, Q, QuerySet
from django.http import Http404

from wagtail.models import Page

from cms import clock
from cms.access import Role, Visitor, has_role
from cms.cleaning import whole_number
from cms.i18n.page_language import spoken
from cms.page_cache.kept_rows import KeptRows
from cms.records import redaction
from cms.records.history import Actor
from cms.users.models import User
from cms.web.one_time_keys import normalise_code, receipt_digest
from feedback.models import (
    Attachment,
    Benchmark,
    Campaign,
    CampaignChange,
    Code,
    Codebook,
    Coding,
    CodingSample,
    Cut,
    Draft,
    Export,
    FeedbackFormPage,
    Finding,
    Form,
    FormVersion,
    ImportBatch,
    Memo,
    Release,
    SavedReceipt,
    Submission,
    SubmissionText,
    Suggestion,
    ThemeProposal,
    Tool,
    ToolPage,
    ToolVersion,
)

MODERATE_ROLES = (Role.EDITOR, Role.ANALYST, Role.PUBLISHER)
CODE_ROLES = (Role.ANALYST, Role.PUBLISHER)
FINDING_ROLES = (Role.ANALYST, Role.PUBLISHER)
CUT_ROLES = (Role.ANALYST, Role.PUBLISHER)
REMOVE_ROLES = redaction.ROLES
TRANSLATE_ROLES = (Role.EDITOR, Role.PUBLISHER)
PUBLISH_ROLES = (Role.PUBLISHER,)
TOOL_ROLES = (Role.EDITOR, Role.PUBLISHER)
_public_forms = KeptRows[Form](Form, FormVersion, FeedbackFormPage, Page, Tool)


def require(actor: Actor, *roles: Role) -> None:
    """Raise ``PermissionDenied`` unless the actor has one of the roles; ``"system:…"`` actors always pass."""
    if isinstance(actor, str) and actor.startswith("system:"):
        return
    if not has_role(actor, *roles):
        raise PermissionDenied


def may_code(user: Visitor) -> bool:
    return has_role(user, *CODE_ROLES)


def get_tool_page(slug: str) -> ToolPage:
    """Return the public page of a tool in the reader's language, else in the first language."""
    pages = ToolPage.objects.live().public().select_related("tool", "locale")
    found: ToolPage | None = spoken(pages.filter(tool__slug=slug)).first()
    return _or_404(found)


def get_tool(user: Visitor, slug: str) -> Tool:
    """Return a tool for those who manage its roll-out, with or without a page."""
    if not has_role(user, *TOOL_ROLES):
        raise Http404
    return _or_404(Tool.objects.filter(slug=slug).first())


def get_tool_version(tool: Tool, pk: int) -> ToolVersion:
    return _or_404(tool.versions.select_related("tool").filter(pk=pk).first())


def get_public_form(slug: str) -> Form:
    """Return a form that has a public page and a frozen version, whether or not it is open."""
    return _public_forms.get(slug, lambda: _or_404(Form.objects.public_at(slug).first()))


def get_form(user: Visitor, slug: str, *roles: Role) -> Form:
    """Return a form for the desk, public or not."""
    if not has_role(user, *(roles or MODERATE_ROLES)):
        raise Http404
    return _or_404(Form.objects.with_current().select_related("tool").filter(slug=slug).first())


def get_versions(user: Visitor, form: Form, *numbers: int) -> list[FormVersion]:
    """Return the versions with these numbers, in the given order, with their questions prefetched."""
    if not has_role(user, *MODERATE_ROLES):
        raise Http404
    rows = {
        each.number: each for each in form.versions.filter(number__in=numbers).prefetch_related("questions")
    }
    return [_or_404(rows.get(number)) for number in numbers]


def get_submission_by_code(code: str) -> Submission:
    """Return the submission of a receipt code; malformed and unknown codes both raise ``Http404``."""
    if not normalise_code(code):
        raise Http404
    rows = Submission.objects.select_related("form", "version", "tool_version__tool")
    return _or_404(rows.filter(receipt_digest=receipt_digest(code)).first())


def find_draft(code: str, form: Form) -> Draft | None:
    """Return the unexpired draft of this form with this code, if any."""
    if not normalise_code(code):
        raise Http404
    rows = Draft.objects.select_related("version").filter(form=form, expires_at__gt=clock.now())
    return rows.filter(receipt_digest=receipt_digest(code)).first()


def form_of_draft(code: str) -> Form | None:
    """Return the form of the unexpired draft with this code, if any."""
    rows = Draft.objects.select_related("form").filter(expires_at__gt=clock.now())
    found = rows.filter(receipt_digest=receipt_digest(code)).first() if normalise_code(code) else None
    return found.form if found else None


def draft_with_key(key: str) -> Draft | None:
    """Return the draft that was started with this key. There is rarely one, and asking for that costs half."""
    rows = Draft.objects.filter(key=key)
    return rows.first() if rows.exists() else None


def get_attachment(user: Visitor, pk: UUID) -> Attachment:
    """Return a file for staff, only if it has been checked and is clean (S21)."""
    if not has_role(user, *MODERATE_ROLES):
        raise Http404
    return _or_404(_clean_files().filter(pk=pk).first())


def get_own_attachment(submission: Submission, pk: UUID) -> Attachment:
    return _or_404(_clean_files().filter(submission=submission, pk=pk).first())


def saved_receipts(user: User) -> QuerySet[SavedReceipt]:
    return SavedReceipt.objects.filter(user=user).select_related("submission__form")


def get_saved_receipt(user: User, pk: int) -> SavedReceipt:
    return _or_404(SavedReceipt.objects.filter(user=user, pk=pk).first())


def _clean_files() -> QuerySet[Attachment]:
    return Attachment.objects.filter(state=Attachment.State.CLEAN, submission__isnull=False)


def get_public_finding(reference: str) -> Finding:
    """Return a published finding by its reference, such as "F-12" or "12"."""
    found = Finding.objects.published().select_related("cut", "code", "tool", "cut__form")
    return _or_404(found.filter(number=_number(reference)).first())


def get_comment(user: Visitor, pk: int) -> Submission:
    if not has_role(user, *MODERATE_ROLES):
        raise Http404
    rows = Submission.objects.select_related("form", "version", "tool_version__tool")
    return _or_404(rows.filter(pk=pk).first())


def get_current_text(user: Visitor, submission: Submission, pk: object) -> SubmissionText:
    """Return one of the current texts of a comment, for moderators."""
    if not has_role(user, *MODERATE_ROLES):
        raise Http404
    return _or_404(submission.texts.current().filter(pk=_number(pk)).first())


def get_any_text(user: Visitor, submission: Submission, pk: int) -> SubmissionText:
    """Return one of the texts of a comment, current or superseded."""
    if not has_role(user, *MODERATE_ROLES):
        raise Http404
    return _or_404(submission.texts.filter(pk=pk).first())


def count_comments(user: Visitor, ids: list[int]) -> int:
    if not has_role(user, *MODERATE_ROLES):
        raise Http404
    return Submission.objects.filter(pk__in=ids).count()


def get_campaign(user: Visitor, pk: int) -> Campaign:
    if not has_role(user, *MODERATE_ROLES):
        raise Http404
    rows = Campaign.objects.filter(is_dissolved=False).select_related("form", "sample")
    return _or_404(rows.filter(pk=pk).first())


def get_closed_campaign(user: Visitor, pk: int) -> Campaign:
    """Return a campaign that was merged into another one."""
    if not has_role(user, *MODERATE_ROLES):
        raise Http404
    rows = Campaign.objects.filter(merged_into__isnull=False).select_related("merged_into")
    return _or_404(rows.filter(pk=pk).first())


def get_campaigns(user: Visitor, ids: list[int]) -> list[Campaign]:
    """Return campaigns in the order of their ids, closed ones too; one that does not exist raises ``Http404``."""
    if not has_role(user, *MODERATE_ROLES):
        raise Http404
    rows = Campaign.objects.filter(pk__in=ids).select_related("form", "sample", "merged_into")
    found = {each.pk: each for each in rows}
    return [_or_404(found.get(id_)) for id_ in ids]


def get_campaign_change(user: Visitor, campaign: Campaign, pk: int) -> CampaignChange:
    if not has_role(user, *MODERATE_ROLES):
        raise Http404
    return _or_404(campaign.changes.select_related("other").filter(pk=pk).first())


def get_code(user: Visitor, pk: object) -> Code:
    if not may_code(user):
        raise Http404
    return _or_404(Code.objects.select_related("codebook").filter(pk=_number(pk)).first())


def get_memo(user: Visitor, pk: int) -> Memo:
    """Return a memo; not one of others on a text in an open sample (PAR-04)."""
    if not may_code(user):
        raise Http404
    rows = Memo.objects.seen_by(user).select_related("codebook", "code__codebook", "text__submission")
    return _or_404(rows.filter(pk=pk).first())


def get_coding(user: Visitor, submission: Submission, pk: object) -> Coding:
    if not may_code(user):
        raise Http404
    seen = Coding.objects.seen_by(user)
    return _or_404(seen.filter(text__submission=submission, pk=_number(pk)).first())


def get_text_to_code(user: Visitor, pk: int) -> SubmissionText:
    """Return a person's own current text; superseded and withdrawn texts raise ``Http404``."""
    if not may_code(user):
        raise Http404
    rows = SubmissionText.objects.to_code().select_related("submission__form", "submission__campaign")
    return _or_404(rows.filter(pk=pk).first())


def get_code_by_key(user: Visitor, key: str, book: Codebook | None = None) -> Code:
    """Return a code of this codebook, or of the shared one."""
    if not may_code(user):
        raise Http404
    rows = Code.objects.select_related("codebook", "parent", "merged_into")
    return _or_404(rows.filter(codebook=book or current_codebook(), key=key).first())


def codebooks(user: Visitor) -> list[Codebook]:
    """Return every codebook, by name of address, for those who code."""
    if not may_code(user):
        raise Http404
    return list(Codebook.objects.order_by("slug"))


def get_sample(user: Visitor, number: int) -> CodingSample:
    if not may_code(user):
        raise Http404
    return _or_404(CodingSample.objects.select_related("form", "codebook").filter(number=number).first())


def get_code_of(user: Visitor, book: Codebook, key: str) -> Code:
    if not may_code(user):
        raise Http404
    return _or_404(book.codes.select_related("codebook").filter(key=key[:40]).first())


def get_text_of_sample(user: Visitor, sample: CodingSample, pk: object) -> SubmissionText:
    if not may_code(user):
        raise Http404
    rows = SubmissionText.objects.to_code().select_related("submission").filter(tasks__sample=sample)
    return _or_404(rows.distinct().filter(pk=_number(pk)).first())


def get_suggestion(user: Visitor, pk: int) -> Suggestion:
    """Return a suggestion on a current text that is not in an open sample, decided or not."""
    if not may_code(user):
        raise Http404
    texts = SubmissionText.objects.to_code().not_apart()
    found = Suggestion.objects.select_related("code").filter(pk=pk, text__in=texts)
    return _or_404(found.first())


def get_theme(user: Visitor, pk: int) -> ThemeProposal:
    """Return a proposed theme, decided or not."""
    if not may_code(user):
        raise Http404
    found = ThemeProposal.objects.select_related("run__codebook", "run__form", "code")
    return _or_404(found.filter(pk=pk).first())


def get_finding(user: Visitor, number: int) -> Finding:
    if not has_role(user, *FINDING_ROLES):
        raise Http404
    return _or_404(Finding.objects.select_related("cut", "code", "tool").filter(number=number).first())


def get_cut(user: Visitor, number: int) -> Cut:
    if not has_role(user, *CUT_ROLES):
        raise Http404
    return _or_404(Cut.objects.select_related("form", "codebook").filter(number=number).first())


def get_public_release(number: int) -> Release:
    """Return the release of a cut on which two people agreed; all others stay on the desk."""
    found = Release.objects.select_related("cut__form").filter(
        state=Release.State.RELEASED, cut__number=number
    )
    return _or_404(found.defer("internal").order_by("-cut_edition").first())


def get_benchmark(user: Visitor, pk: int) -> Benchmark:
    if not has_role(user, *CUT_ROLES):
        raise Http404
    return _or_404(Benchmark.objects.filter(pk=pk).first())


def visible_exports(user: Visitor) -> QuerySet[Export]:
    """Return the export log: a person's own exports, or all of them for a publisher (row 27)."""
    if not has_role(user, *CUT_ROLES):
        return Export.objects.none()
    found = Export.objects.select_related("cut")
    return found if has_role(user, Role.PUBLISHER) else found.filter(requested_by=user)


def get_export(user: Visitor, pk: UUID) -> Export:
    """Return the log entry of an export, not its file."""
    return _or_404(visible_exports(user).filter(pk=pk).first())


def get_export_file(user: Visitor, pk: UUID) -> Export:
    """Return an export whose file this user may download (rows 23, 24).

    A records export holds identified data, so only the person who requested it may; a publisher may download the
    others.
    """
    for_all = Q(requested_by=user) | ~Q(audience=Export.Audience.RECORDS)
    return _or_404(visible_exports(user).filter(for_all, pk=pk).first())


def exports_to_decide(user: Visitor) -> QuerySet[Export]:
    """Return the exports that wait for this user as the second person (S14)."""
    if not has_role(user, Role.PUBLISHER):
        return Export.objects.none()
    waiting = Export.objects.filter(state=Export.State.ASKED).exclude(requested_by=user)
    return waiting.select_related("cut").order_by("made_at")


def releases_to_decide(user: Visitor) -> QuerySet[Release]:
    """Return the releases that wait for this user as the second person (S14)."""
    if not has_role(user, Role.PUBLISHER):
        return Release.objects.none()
    waiting = Release.objects.filter(state=Release.State.PROPOSED, cut_edition=F("cut__edition"))
    waiting = waiting.exclude(proposed_by=user)
    return waiting.select_related("cut__form").defer("tables", "internal").order_by("proposed_at")


def get_import(user: Visitor, pk: UUID) -> ImportBatch:
    if not has_role(user, *CUT_ROLES):
        raise Http404
    rows = ImportBatch.objects.select_related("form", "version", "job")
    return _or_404(rows.filter(pk=pk).first())


def current_codebook() -> Codebook | None:
    """Return the shared codebook: of every form that has none of its own."""
    return Codebook.objects.filter(is_current=True).order_by("pk").first()


def codebook_of(form: Form | None) -> Codebook | None:
    """Return the codebook of a form, its own or the shared one; of all forms together, the shared one."""
    return form.codebook if form and form.codebook_id else current_codebook()


def _number(reference: object) -> int:
    return _or_404(whole_number(str(reference).upper().removeprefix("F-")))


def _or_404[T](found: T | None) -> T:
    if found is None:
        raise Http404
    return found
