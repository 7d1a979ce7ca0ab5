"""View helper for a desk form with one action: display, refuse beside the fields, or finish with a message."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cms.exceptions import RuleBroken


def answer(
    request: HttpRequest,
    form: Form,
    act: Callable[[dict[str, Any]], str],
    *,
    back_url: str,
    template: str = "boards/desk_form.html",
    **texts: Any,
) -> HttpResponse:
    """Process the form. A refusal gives status 422 and keeps the input.

    It stands beside its field, or else names the rule beside the button.
    """
    refusal = None
    if form.is_bound and form.is_valid():
        try:
            done = act(form.cleaned_data)
        except RuleBroken as error:
            if error.facts.get("field") in form.fields:
                form.add_error(error.facts["field"], str(error))
            else:
                refusal = error
        else:
            messages.success(request, done)
            return redirect(back_url)
    context = {"form": form, "refusal": refusal, "back_url": back_url, **texts}
    return render(request, template, context, status=422 if form.is_bound else 200)
