"""Views for coding one text at a time (picture 10), and for reading coverage."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cms.access import Visitor, role_required
from cms.exceptions import RuleBroken
from cms.web.buttons import refused
from feedback import access
from feedback.coding import presenters as reading
from feedback.coding.books import scope_of
from feedback.coding.coverage_report import coverage as coverage_of
from feedback.coding.forms.coding import ReadForm, ScopeForm
from feedback.coding.forms.memos import memo_form
from feedback.coding.memos import memos_on
from feedback.coding.services import add_coding, keep_reading, open_sample_of, remove_coding, undo_last
from feedback.exceptions import NotPossibleNow
from feedback.models import Coding, CodingSample, CodingTask, Form, SubmissionText
from feedback.submissions.passages import sentences

coders = role_required(*access.CODE_ROLES)
STATES = {"done": CodingTask.State.DONE, "flag": CodingTask.State.FLAGGED}


@coders
@require_safe
def begin(request: HttpRequest) -> HttpResponse:
    """Redirect to this coder's next unread text, or show progress per form if there is none."""
    form = ScopeForm(request.GET)
    found = reading.unread(request.user, form.chosen).first()
    if found:
        return redirect(_address(found))
    rows = [
        {"form": each, "progress": reading.progress(request.user, each, None)}
        for each in Form.objects.filter(submissions__isnull=False).distinct().order_by("slug")[:20]
    ]
    return render(request, "feedback/coding/desk_coding_done.html", {"scope": form, "rows": rows})


@coders
@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest, text: int) -> HttpResponse:
    found = access.get_text_to_code(request.user, text)
    task = reading.open_task(request.user, found)
    if not task and (sample := open_sample_of(found)):
        return _closed_to_others(request, sample)
    if request.method != "POST":
        return render(request, "feedback/coding/desk_coding.html", _context(request, found, task))
    form = ReadForm(request.POST, spans=sentences(found.text))
    if not form.is_valid():
        error = NotPossibleNow(_("Choose a code and at least one sentence."), rule="PAR-03")
        return _refuse(request, found, task, error)
    try:
        where = _act(request, found, task, form.cleaned_data)
    except RuleBroken as error:
        return _refuse(request, found, task, error)
    return redirect(where)


def _act(request: HttpRequest, text: SubmissionText, task: CodingTask | None, values: dict) -> str:
    """Save the note with every action, so nothing typed is lost. Returns the address to go to next."""
    user, do = request.user, values["do"]
    keep_reading(actor=user, text=text, note=values["note"], state=STATES.get(do))
    if values["code"]:
        code = access.get_code(user, values["code"])
        start, end = values["span"]
        add_coding(actor=user, text=text, code=code, start=start, end=end, stance=values["stance"])
        messages.success(request, _("Coded: %(code)s") % {"code": code})
    elif values["take"]:
        remove_coding(actor=user, coding=access.get_coding(user, text.submission, values["take"]))
        messages.success(request, _("Removed."))
    elif do == "undo":
        last = undo_last(actor=user, text=text)
        messages.success(request, _("Removed: %(code)s") % {"code": last.code})
    elif do in STATES:
        return _after(user, text, task)
    elif do == "back":
        return _address(reading.text_before(user, text, task) or text)
    return _address(text)


def _after(user: Visitor, text: SubmissionText, task: CodingTask | None) -> str:
    if following := reading.next_text(user, text, task):
        return _address(following)
    if task:
        return task.sample.get_absolute_url()
    return f"{reverse('feedback:desk_coding')}?form={text.submission.form.slug}"


def _address(text: SubmissionText) -> str:
    """The address of a text with its passage in focus, so keyboard shortcuts work at once."""
    return f"{reverse('feedback:desk_coding_text', args=[text.pk])}#words"


def _closed_to_others(request: HttpRequest, sample: CodingSample) -> HttpResponse:
    said = _("This text is in %(sample)s. Only its coders can code it until that is closed.") % {
        "sample": sample
    }
    if request.method == "POST":
        error = NotPossibleNow(said, rule="PAR-04")
        return refused(request, error, button=_("Try again"), back_url=sample.get_absolute_url())
    messages.warning(request, said)
    return redirect(sample)


def _refuse(
    request: HttpRequest, text: SubmissionText, task: CodingTask | None, refusal: RuleBroken
) -> HttpResponse:
    typed = {name: request.POST.get(name, "") for name in ("stance", "note", "start", "end")}
    typed["ticked"] = request.POST.getlist("sentence")
    context = _context(request, text, task) | {"refusal": refusal, "typed": typed}
    return render(request, "feedback/coding/desk_coding.html", context, status=422)


def _context(request: HttpRequest, text: SubmissionText, task: CodingTask | None) -> dict[str, Any]:
    user, form = request.user, text.submission.form
    book = access.codebook_of(form)
    codes = reading.codes_in_use(book)
    own = task or CodingTask.objects.filter(text=text, coder=user).first()
    passage = reading.passage_of(user, text, codes, apart=task is not None)
    last = max((each.at for each in passage["mine"]), default=None)
    return passage | {
        "text": text,
        "comment": text.submission,
        "form": form,
        "book": book,
        "codes": codes,
        "sample": task.sample if task else None,
        "own": own,
        "typed": {"note": own.note if own else "", "stance": passage["mine"][-1].stance if last else ""},
        "saved_at": max((at for at in (last, own and own.done_at) if at), default=None),
        "queue": reading.queue_of(user, text, task),
        "progress": reading.progress(user, form, task),
        "old": reading.outdated(user, book).count() if book and not task else 0,
        "stances": Coding.Stance.choices,
        "memos": memos_on(user, text),
        "memo_form": memo_form(text),
    }


@role_required(*access.CODE_ROLES)
@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    slug = request.GET.get("book", "")
    scope = scope_of(request.user, slug)
    only = scope if slug else None
    form = ScopeForm(request.GET, scope=only)
    context = {"form": form, "scope": scope, "only": only, "chosen": form.chosen}
    context |= coverage_of(form.chosen, only)
    return render(request, "feedback/coding/desk_coverage.html", context)
