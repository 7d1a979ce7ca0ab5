"""Views for double-coded samples: drawing, progress, agreement per code, and differences."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms.access import role_required
from cms.exceptions import RuleBroken
from cms.web.buttons import press
from cms.web.paging import page_of
from feedback import access
from feedback.coding import sample_presenters as reading
from feedback.coding.books import scope_of
from feedback.coding.forms.samples import SampleForm
from feedback.coding.sampling import adjudicate, close_sample, draw_sample, may_close
from feedback.models import CodingSample

coders = role_required(*access.CODE_ROLES)


@coders
@require_http_methods(["GET", "HEAD", "POST"])
def listing(request: HttpRequest) -> HttpResponse:
    form, refusal = SampleForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("form", "size", "coders", "seed")}
        try:
            return redirect(draw_sample(actor=request.user, **facts))
        except RuleBroken as error:
            refusal = error
    slug = request.GET.get("book", "")
    scope = scope_of(request.user, slug)
    rows = CodingSample.objects.select_related("form")
    rows = rows.filter(codebook=scope.book) if slug else rows
    page = page_of(request, reading.with_progress(rows))
    context = {"form": form, "refusal": refusal, "page": page, "scope": scope, "only": slug}
    context["keep"] = f"book={slug}" if slug else ""
    return render(
        request, "feedback/coding/desk_samples.html", context, status=422 if form.errors or refusal else 200
    )


@coders
@require_safe
def sample(request: HttpRequest, number: int) -> HttpResponse:
    return _page(request, access.get_sample(request.user, number))


def _page(request: HttpRequest, found: CodingSample, refusal: RuleBroken | None = None) -> HttpResponse:
    context: dict[str, Any] = {
        "sample": found,
        "coders": reading.coders_of(found),
        "mine": reading.next_of(request.user, found),
        "may_close": may_close(request.user, found),
        "refusal": refusal,
    }
    if found.state == CodingSample.State.CLOSED:
        rows = reading.agreement_rows(found)
        asked = reading.asked_code(request.POST.get("code", request.GET.get("code", "")), rows)
        context |= {"rows": rows, "marks": reading.marks(), "asked": asked}
        context["differing"] = reading.differing(found, asked)
    return render(request, "feedback/coding/desk_sample.html", context, status=422 if refusal else 200)


@coders
@require_POST
def close(request: HttpRequest, number: int) -> HttpResponse:
    found = access.get_sample(request.user, number)

    def act() -> str:
        close_sample(actor=request.user, sample=found)
        return _("%(sample)s is closed. Here is how well the coders agree.") % {"sample": found}

    button = _("Close and compute agreement")
    return press(request, act, button=button, back_url=found.get_absolute_url())


@coders
@require_POST
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """Record a third reader's decision on one text and one code on which the coders differ."""
    found = access.get_sample(request.user, number)
    code = access.get_code_of(request.user, found.codebook, request.POST.get("code", ""))
    text = access.get_text_of_sample(request.user, found, request.POST.get("text", ""))
    fits = request.POST.get("fits")
    if fits not in ("yes", "no"):
        return _page(request, found, RuleBroken(_("That is not one of the choices.")))

    def act() -> str:
        adjudicate(actor=request.user, sample=found, code=code, text=text, fits=fits == "yes")
        return _("Saved.")

    button = _("It fits") if fits == "yes" else _("It does not fit")
    return press(request, act, button=button, back_url=f"{found.get_absolute_url()}?code={code.key}#differ")
