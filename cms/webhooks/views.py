"""Desk pages of webhooks, for administrators."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from cms import clock
from cms.access import Role, role_required
from cms.cleaning import whole_numbers
from cms.exceptions import RuleBroken
from cms.models import Webhook
from cms.powers.second_factor import ask_again, is_fresh
from cms.web.paging import page_of, page_of_many
from cms.webhooks import selectors, services
from cms.webhooks.forms import WebhookForm, filled_in

administrators = role_required(Role.ADMINISTRATOR)
ACTS: dict[str, tuple[Callable[..., object], str | Promise]] = {
    "pause": (
        services.pause,
        gettext_lazy(
            "Paused. When you resume it, changes made during the pause "
            "will be sent, going back up to 90 days."
        ),
    ),
    "resume": (services.resume, gettext_lazy("The webhook is active again.")),
    "test": (services.send_test, gettext_lazy("A test message is waiting to be sent.")),
    "rotate": (services.rotate, gettext_lazy("New secret created. Show it and give it to the receiver.")),
}
WITH_SECOND_FACTOR = ("rotate", "secret")


@administrators
@require_safe
def webhooks(request: HttpRequest) -> HttpResponse:
    rows = page_of(request, selectors.all_webhooks())
    rows.object_list = selectors.rows_of(rows.object_list)
    return render(request, "cms/webhooks/list.html", {"rows": rows})


@administrators
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    form, refusal = WebhookForm(request.POST if request.method == "POST" else None), None
    if request.method == "POST" and form.is_valid():
        try:
            made = services.create(actor=request.user, wanted=form.wanted())
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(
                request, _("The webhook is active. Show its secret and give it to the receiver.")
            )
            return redirect(made)
    context = {"form": form, "refusal": refusal}
    return render(request, "cms/webhooks/form.html", context, status=422 if form.is_bound else 200)


@administrators
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    found = _find(pk)
    form = WebhookForm(request.POST if request.method == "POST" else None, initial=filled_in(found))
    if request.method == "POST" and form.is_valid():
        services.change(actor=request.user, webhook=found, wanted=form.wanted())
        messages.success(request, _("Saved."))
        return redirect(found)
    context = {"form": form, "webhook": found}
    return render(request, "cms/webhooks/form.html", context, status=422 if form.is_bound else 200)


@administrators
@require_http_methods(["GET", "HEAD", "POST"])
def webhook(request: HttpRequest, pk: int) -> HttpResponse:
    """State and messages of one; the form says which act. The secret is in the answer to its act, and nowhere else."""
    found = _find(pk)
    if request.method != "POST":
        return _page(request, found)
    act = request.POST.get("act", "")
    if act not in (*ACTS, "secret", "again"):
        raise Http404
    if act in WITH_SECOND_FACTOR and not is_fresh(request):
        return ask_again(request, found.get_absolute_url())
    try:
        return _do(request, found, act)
    except RuleBroken as refusal:
        return _page(request, found, refusal=refusal, status=409)


def _do(request: HttpRequest, found: Webhook, act: str) -> HttpResponse:
    if act == "secret":
        secret = services.show_secret(actor=request.user, webhook=found)
        return _page(request, _find(found.pk), secret=secret)
    if act == "again":
        (delivery,) = whole_numbers([request.POST.get("message", "")]) or (0,)
        services.send_again(actor=request.user, webhook=found, delivery=delivery)
        messages.success(request, _("The message is waiting to be sent again."))
        return redirect(found)
    service, done = ACTS[act]
    service(actor=request.user, webhook=found)
    messages.success(request, str(done))
    return redirect(found)


def _page(
    request: HttpRequest,
    found: Webhook,
    *,
    secret: str = "",
    refusal: RuleBroken | None = None,
    status: int = 200,
) -> HttpResponse:
    labels, bodies = selectors.kind_labels(), selectors.body_names()
    context = {
        "webhook": found,
        "rows": page_of_many(request, selectors.messages_of(found)),
        "kinds": [labels.get(name, name) for name in found.kinds],
        "body": bodies.get(found.body, found.body),
        "previous_works": found.previous_works(clock.now()),
        "secret": secret,
        "refusal": refusal,
    }
    return render(request, "cms/webhooks/webhook.html", context, status=status)


def _find(pk: int) -> Webhook:
    found = selectors.find(pk)
    if found is None:
        raise Http404
    return found
