"""Desk views to download a form as a file, and to make a draft from such a file."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cms.access import role_required
from cms.exceptions import RuleBroken
from feedback import access
from feedback.exceptions import NotPossibleNow
from feedback.forms.form_copies import form_file, form_from_file
from feedback.forms.form_files import MOST_BYTES
from feedback.forms.forms import FormFileForm

editors = role_required(*access.TRANSLATE_ROLES)


@editors
@require_safe
def download(request: HttpRequest, slug: str) -> HttpResponse:
    form = access.get_form(request.user, slug, *access.TRANSLATE_ROLES)
    try:
        data = form_file(actor=request.user, form=form)
    except NotPossibleNow as error:
        raise Http404 from error
    response = HttpResponse(data, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="form-{form.slug}.json"'
    return response


@editors
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    form = FormFileForm(request.POST, request.FILES) if request.method == "POST" else FormFileForm()
    status = 200
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            page, told = form_from_file(
                actor=request.user,
                data=file.read(MOST_BYTES + 1),
                codebook=form.cleaned_data["codebook"],
            )
        except RuleBroken as refusal:
            form.add_error("file", str(refusal))
        else:
            words = _("“%(title)s” was copied as a draft. Read its privacy notice before you publish it.")
            messages.success(request, words % {"title": page.title})
            if told:
                messages.info(request, told)
            return redirect("feedback:desk_form_notice", page.form.slug)
    if form.errors:
        status = 422
    return render(request, "feedback/forms/desk_form_copy.html", {"form": form}, status=status)
