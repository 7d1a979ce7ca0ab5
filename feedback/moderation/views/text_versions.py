"""Views for all texts of one comment: versions, translations, transcripts, language, and differences (PRV-14)."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cms.access import role_required
from cms.differences import text_changes
from cms.exceptions import RuleBroken
from cms.i18n.fields import text as in_my_language
from feedback import access
from feedback.models import Submission, SubmissionText
from feedback.moderation.forms import LanguageForm, TranscriptForm, TranslationForm
from feedback.moderation.presenters import hint_of
from feedback.moderation.texts import add_transcript, add_translation, set_language
from feedback.reference_data.languages import language_name

Role = SubmissionText.Role
staff = role_required(*access.MODERATE_ROLES)
FIRST = (Role.ORIGINAL, Role.TRANSCRIPT, Role.TRANSLATION, Role.REDACTION)


@staff
@require_safe
def texts(request: HttpRequest, pk: int) -> HttpResponse:
    return _screen(request, access.get_comment(request.user, pk))


@staff
@require_POST
def translate(request: HttpRequest, pk: int, text: int) -> HttpResponse:
    submission = access.get_comment(request.user, pk)
    of = access.get_current_text(request.user, submission, text)
    form = TranslationForm(request.POST, auto_id=f"{of.pk}-%s")
    return _do(request, submission, {"of": of}, form, add_translation, translation=form, of=of)


@staff
@require_POST
def transcribe(request: HttpRequest, pk: int) -> HttpResponse:
    submission = access.get_comment(request.user, pk)
    form = TranscriptForm(request.POST, questions=_open_questions(submission), auto_id="t-%s")
    target = {"submission": submission}
    return _do(request, submission, target, form, add_transcript, transcript=form)


@staff
@require_POST
def language(request: HttpRequest, pk: int) -> HttpResponse:
    submission = access.get_comment(request.user, pk)
    form = LanguageForm(request.POST, auto_id="l-%s")
    target = {"submission": submission}
    return _do(request, submission, target, form, set_language, language=form)


@staff
@require_safe
def compare(request: HttpRequest, pk: int, one: int, two: int) -> HttpResponse:
    """Compare two versions of the text of one question."""
    submission = access.get_comment(request.user, pk)
    before = access.get_any_text(request.user, submission, one)
    after = access.get_any_text(request.user, submission, two)
    context = {
        "comment": submission,
        "before": before,
        "after": after,
        "parts": text_changes(before.text, after.text),
        "names": [_name(before), _name(after)],
    }
    return render(request, "feedback/moderation/desk_compare.html", context)


def _do(
    request: HttpRequest,
    submission: Submission,
    target: dict,
    form: Form,
    act: Callable[..., Any],
    **shown: Any,
) -> HttpResponse:
    """Run a service; ``shown`` is the context to render again with the typed values if it is refused."""
    if not form.is_valid():
        return _screen(request, submission, status=422, **shown)
    try:
        act(actor=request.user, **target, **form.cleaned_data)
    except RuleBroken as error:
        return _screen(request, submission, refusal=error, status=422, **shown)
    messages.success(request, _("Saved."))
    return redirect(reverse("feedback:desk_texts", args=[submission.pk]))


def _open_questions(submission: Submission) -> list[tuple[str, str]]:
    """Return the open questions of the form without typed text."""
    typed = submission.texts.current().filter(role=Role.ORIGINAL).values("question_key")
    found = submission.version.questions.filter(kind__in=("long_text", "short_text"))
    return [(each.key, in_my_language(each.label)) for each in found.exclude(key__in=typed)]


def _screen(
    request: HttpRequest,
    submission: Submission,
    *,
    of: SubmissionText | None = None,
    translation: TranslationForm | None = None,
    transcript: TranscriptForm | None = None,
    language: LanguageForm | None = None,
    refusal: RuleBroken | None = None,
    status: int = 200,
) -> HttpResponse:
    questions = _open_questions(submission)
    initial = {"language": submission.language}
    context = {
        "comment": submission,
        "groups": _groups(submission, of, translation),
        "transcript": transcript or TranscriptForm(questions=questions, auto_id="t-%s", initial=initial),
        "may_transcribe": bool(questions),
        "language_form": language or LanguageForm(auto_id="l-%s", initial=initial),
        "language": language_name(submission.language) if submission.language else _("not provided"),
        "hint": hint_of(submission),
        "refusal": refusal,
    }
    return render(request, "feedback/moderation/desk_texts.html", context, status=status)


def _groups(submission: Submission, of: Any, form: TranslationForm | None) -> list[dict[str, Any]]:
    """Group texts by question: the person's own first, then derived ones, superseded ones last."""
    labels = {each.key: in_my_language(each.label) for each in submission.version.questions.all()}
    groups: dict[str, list[SubmissionText]] = {}
    for each in submission.texts.order_by("pk"):
        groups.setdefault(each.question_key, []).append(each)
    shown = []
    for key, found in groups.items():
        found.sort(key=lambda one: (one.superseded_at is not None, FIRST.index(one.role), one.pk))
        own = next((each for each in found if each.role in FIRST[:2] and not each.superseded_at), None)
        typed = form if form and of and own and of.pk == own.pk else None
        shown.append(
            {
                "label": labels.get(key, key),
                "versions": [_version(each, found) for each in found],
                "own": own,
                "form": typed or (TranslationForm(auto_id=f"{own.pk}-%s") if own else None),
            }
        )
    return shown


def _version(text: SubmissionText, all_of_it: list[SubmissionText]) -> dict[str, Any]:
    """Return a text with the one to compare it to: its source in the same language, or else the previous version."""
    same = [each for each in all_of_it if each.language == text.language and each.pk < text.pk]
    made_from = [each for each in same if each.pk == text.of_id and text.role == Role.REDACTION]
    alike = [each for each in same if each.role == text.role]
    other = next(iter(made_from or sorted(alike, key=lambda one: -one.pk)), None)
    return {"text": text, "language": language_name(text.language), "other": other}


def _name(text: SubmissionText) -> str:
    return f"{text.get_role_display()}, {language_name(text.language)}"
