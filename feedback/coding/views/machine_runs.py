"""The button that starts a search by a program, of suggestions and of themes."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from cms.exceptions import RuleBroken
from feedback.coding.books import BookScope
from feedback.coding.forms.coding import RunForm
from feedback.models import MachineRun


def start_and_follow(
    request: HttpRequest,
    scope: BookScope,
    start: Callable[..., MachineRun],
    page: Callable[..., HttpResponse],
) -> HttpResponse:
    """Start the run and lead to its job; refused, ``page`` shows the form again with the reason (422)."""
    form = RunForm(request.POST, scope=scope)
    if not form.is_valid():
        return page(request, scope, form)
    try:
        run = start(actor=request.user, form=form.cleaned_data["form"], book=scope.book)
    except RuleBroken as error:
        return page(request, scope, form, error)
    return redirect(run.job.get_absolute_url())
