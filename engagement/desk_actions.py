"""Dispatch the buttons of a desk screen: one form, one service call, one message."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.cleaning import whole_number
from cms.exceptions import RuleBroken
from engagement.models import Conversation
from engagement.secret_links import show_once

Act = Callable[[HttpRequest, Conversation], str]


class NotFilledIn(Exception):
    """The form has errors: the screen is displayed again with what was typed."""

    def __init__(self, **forms: Any) -> None:
        super().__init__()
        self.forms = forms


def checked(form: Form, name: str) -> Any:
    """The form if it is valid; raises NotFilledIn otherwise."""
    if not form.is_valid():
        raise NotFilledIn(**{name: form})
    return form


def joined(numbers: Iterable[int]) -> str:
    """The rows that a screen displays, as one hidden field: as many fields as rows could be too many for a request."""
    return " ".join(map(str, numbers))


def numbers_in(field: str) -> list[int]:
    """The numbers of such a field. What is no number names no row."""
    return [number for each in field.split() if (number := whole_number(each)) is not None]


def one_of(
    request: HttpRequest, found: Conversation, acts: dict[str, Act], template: str, context: Callable
) -> HttpResponse:
    """Render the screen, or run the action of the button that was pressed and redirect back."""
    if request.method != "POST":
        return render(request, template, context())
    act = acts.get(request.POST.get("act", ""))
    if act is None:
        raise Http404
    try:
        done = act(request, found)
    except NotFilledIn as error:
        return render(request, template, context() | error.forms, status=422)
    except RuleBroken as error:
        return render(request, template, context() | {"refusal": error}, status=409)
    if done:
        messages.success(request, done)
    return redirect(request.path)


def one_of_links(
    request: HttpRequest,
    found: Conversation,
    acts: dict[str, Act],
    template: str,
    context: Callable,
    made: list[Any],
) -> HttpResponse:
    """`one_of` for a screen of secret links. An action adds the link it created to ``made``: it is displayed for some
    minutes to the person who created it.
    """
    answer = one_of(request, found, acts, template, context)
    return redirect(f"{request.path}?link={show_once(made[0])}") if made else answer


def crumbs(found: Conversation, title: str) -> list[tuple[str, str]]:
    own = reverse("engagement:desk_conversation", args=[found.slug])
    return [(_("Conversations"), reverse("engagement:desk_conversations")), (str(found), own), (title, "")]
