"""Views to enter a comment that arrived on paper, by letter, by phone or in person."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms.access import role_required
from cms.exceptions import RuleBroken
from cms.web.one_time_keys import code_in_use
from cms.web.responses import SeeOther
from feedback import access
from feedback.forms.frozen_forms import FrozenForm
from feedback.models import Form, Submission
from feedback.submissions.public_form.presenters import frozen_now
from feedback.submissions.public_form.sections import sections_of
from feedback.submissions.staff_entry.forms import ChooseFormForm, EntryForm, WrittenDownForm
from feedback.submissions.staff_entry.services import enter_comment


@role_required(*access.MODERATE_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Choose a form, then enter the comment. After saving, the receipt code is shown."""
    slug = request.GET.get("form", "")
    if not slug:
        context = {"choose": ChooseFormForm(), "crumbs": _crumbs()}
        return render(request, "feedback/submissions/desk_entry.html", context)
    record = access.get_public_form(slug)
    frozen = frozen_now(record)
    sent = request.POST if request.method == "POST" else None
    form, facts = WrittenDownForm(frozen, record.slug, sent), EntryForm(sent)
    if sent is None:
        return _page(request, record, frozen, form, facts)
    are_good = [form.is_valid(), facts.is_valid()]
    if not all(are_good):
        return _page(request, record, frozen, form, facts, status=422)
    words = form.words()
    words.language = facts.cleaned_data["spoken"]
    try:
        made = enter_comment(
            actor=request.user,
            form=record,
            version_id=frozen.version_id,
            nonce=form.nonce,
            words=words,
            **facts.facts(),
        )
    except RuleBroken as error:
        form.renew_key()
        return _page(request, record, frozen, form, facts, refusal=error, status=409)
    return SeeOther(f"{reverse('feedback:desk_comment_new')}?form={record.slug}&made={made.pk}")


def _page(
    request: HttpRequest,
    record: Form,
    frozen: FrozenForm,
    form: WrittenDownForm,
    facts: EntryForm,
    *,
    refusal: RuleBroken | None = None,
    status: int = 200,
) -> HttpResponse:
    made = request.GET.get("made", "")
    handed = access.get_comment(request.user, int(made)) if made.isdecimal() and len(made) < 12 else None
    context = {
        "record": record,
        "form": form,
        "sections": sections_of(form),
        "facts": facts,
        "version_number": frozen.number,
        "refusal": refusal,
        "made": handed if _is_own(request, handed) else None,
        "made_code": code_in_use(handed.key, handed.receipt_digest)
        if handed and _is_own(request, handed)
        else "",
        "crumbs": _crumbs(),
    }
    return render(request, "feedback/submissions/desk_entry.html", context, status=status)


def _is_own(request: HttpRequest, handed: Submission | None) -> bool:
    """Whether this user entered the comment; the code opens the receipt, so only they see it."""
    return handed is not None and handed.entered_by == str(request.user)[:150]


def _crumbs() -> list[tuple[str, str]]:
    return [(_("Comments"), reverse("feedback:desk_comments")), (_("Enter a comment"), "")]
