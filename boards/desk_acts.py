"""View helper for a desk form that acts on a meeting; a refusal keeps the form's input."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from boards.base_forms import DeskForm
from boards.models import Meeting
from cms.exceptions import RuleBroken

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


def act_on_meeting(
    request: HttpRequest,
    meeting: Meeting,
    form: DeskForm,
    act: Callable[[], str],
    *,
    to: str = "boards:desk_meeting",
    template: str = "boards/desk_form.html",
    **words: Any,
) -> HttpResponse:
    refusal = None
    if form.is_bound and form.is_valid():
        try:
            done = act()
        except RuleBroken as error:
            refusal = error
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, done)
            return redirect(to, meeting.pk)
    context = {"form": form, "meeting": meeting, "refusal": refusal, **words}
    return render(request, template, context, status=422 if form.is_bound else 200)
