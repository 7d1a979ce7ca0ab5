"""Views to act on all that match a filter: choose and confirm, the list of bulk actions, and one of them."""

from collections.abc import Callable
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cms import clock
from cms.access import role_required
from cms.exceptions import RuleBroken
from cms.powers.second_factor import ask_again, is_fresh
from cms.web.buttons import press
from cms.web.paging import page_of
from feedback import access
from feedback.bulk import rules, selectors, services
from feedback.bulk.filters import ScreenFilter, filter_of
from feedback.bulk.forms import ActForm, ConfirmForm
from feedback.bulk.rules import Kind
from feedback.exceptions import NotPossibleNow
from feedback.models import BulkAction, Screen
from feedback.moderation.forms import ALL, BulkForm, ModerateForm
from feedback.moderation.views import decisions
from feedback.moderation.views.campaigns import campaign_page
from feedback.moderation.views.comments import queue_page

staff = role_required(*access.MODERATE_ROLES)
KIND_OF_BUTTON = {"publish": Kind.PUBLISH, "hide": Kind.HIDE, "undo": Kind.STEP_BACK}


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def together(request: HttpRequest) -> HttpResponse:
    """The list of bulk actions; a form of the queue that is sent here acts on some comments, or on all that match."""
    if request.method != "POST":
        return _listing(request)
    if request.POST.get("which") == ALL:
        return _all_of_queue(request)
    return decisions.bulk(request)


def _listing(request: HttpRequest) -> HttpResponse:
    page = page_of(request, selectors.visible(request.user))
    return render(request, "feedback/bulk/desk_together_list.html", {"actions": page})


def _all_of_queue(request: HttpRequest) -> HttpResponse:
    """From the queue's own buttons to the confirmation; what is missing is said on the queue (422)."""
    chosen = filter_of(request.user, Screen.COMMENTS, request.GET.urlencode())
    return _asked_by_button(
        request, chosen, lambda refusal: queue_page(request, BulkForm(request.POST), refusal=refusal)
    )


def _asked_by_button(
    request: HttpRequest, chosen: ScreenFilter, refuse: Callable[[RuleBroken], HttpResponse]
) -> HttpResponse:
    """The confirmation of what a button asks for all that match; ``refuse`` shows its page again with the reason."""
    kind = KIND_OF_BUTTON.get(request.POST.get("act", ""))
    if kind is None:
        return refuse(RuleBroken(_("Select at least one comment, and choose what to do with it.")))
    form = ActForm(request.POST, kind=kind, chosen=chosen)
    if not form.is_valid():
        return refuse(NotPossibleNow(next(iter(form.errors.values()))[0], rule="BK-23"))
    return _confirmation(request, kind, chosen, form)


@staff
@require_POST
def campaign(request: HttpRequest, pk: int) -> HttpResponse:
    """From a campaign's buttons to the confirmation for all its letters; what is missing is said on its page (422)."""
    found = access.get_campaign(request.user, pk)
    chosen = filter_of(request.user, Screen.COMMENTS, urlencode({"campaign": found.pk}))

    def refuse(refusal: RuleBroken) -> HttpResponse:
        typed = ModerateForm(request.POST, label_suffix="")
        return campaign_page(request, found, moderate_form=typed, refusal=refusal, status=422)

    return _asked_by_button(request, chosen, refuse)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Choose what to do, say what it needs, confirm how many: each step is a screen of this address."""
    chosen = _filter(request)
    kinds = rules.kinds_on(chosen.screen, request.user)
    kind = request.GET.get("kind", "")
    if not kinds or (kind and kind not in kinds):
        raise Http404
    if not kind:
        return _choice(request, chosen, kinds)
    if request.method != "POST":
        return _fields(request, kind, chosen, ActForm(kind=kind, chosen=chosen))
    form = ActForm(request.POST, kind=kind, chosen=chosen)
    if not form.is_valid():
        return _fields(request, kind, chosen, form)
    confirmed = ConfirmForm(request.POST)
    if not confirmed.is_valid():
        return _confirmation(request, kind, chosen, form)
    try:
        action = services.start_action(
            actor=request.user, kind=kind, chosen=chosen, values=form.values, **confirmed.cleaned_data
        )
    except RuleBroken as error:
        return _confirmation(request, kind, chosen, form, error)
    return redirect(action.job.get_absolute_url() if action.job else action.get_absolute_url())


def _filter(request: HttpRequest) -> ScreenFilter:
    screen = request.GET.get("screen", Screen.COMMENTS)
    if screen not in Screen.values:
        raise Http404
    return filter_of(request.user, Screen(screen), request.GET.get("filter", ""))


def _choice(request: HttpRequest, chosen: ScreenFilter, kinds: list[BulkAction.Kind]) -> HttpResponse:
    found = chosen.comments() if chosen.screen == Screen.COMMENTS else chosen.texts()
    ways = [(kind.label, _address(chosen, kind)) for kind in kinds]
    context = _context(chosen) | {"count": found.count(), "ways": ways}
    status = 422 if chosen.problems else 200
    return render(request, "feedback/bulk/desk_together_choose.html", context, status=status)


def _fields(request: HttpRequest, kind: str, chosen: ScreenFilter, form: ActForm) -> HttpResponse:
    context = _context(chosen) | {"kind": Kind(kind), "form": form, "address": _address(chosen, kind)}
    status = 422 if form.errors or chosen.problems else 200
    return render(request, "feedback/bulk/desk_together_fields.html", context, status=status)


def _confirmation(
    request: HttpRequest, kind: str, chosen: ScreenFilter, form: ActForm, refusal: RuleBroken | None = None
) -> HttpResponse:
    """How many match now, how many of them cannot be acted on and why, and the filter in words."""
    shown_at = clock.now()
    count, refused = selectors.foreseen(kind, chosen, form.values)
    if not count and refusal is None:
        refusal = chosen_nothing(chosen)
    context = _context(chosen) | {
        "kind": Kind(kind),
        "is_texts": kind in rules.OF_TEXTS,
        "form": form,
        "address": _address(chosen, kind),
        "count": count,
        "digest": selectors.digest_of_members(kind, chosen),
        "shown_at": shown_at.isoformat(),
        "refused": [(BulkAction.Refusal(name).label, n) for name, n in refused.items()],
        "can": count - sum(refused.values()),
        "together": uuid4(),
        "refusal": refusal,
    }
    status = 409 if refusal else 200
    return render(request, "feedback/bulk/desk_together_confirm.html", context, status=status)


def chosen_nothing(chosen: ScreenFilter) -> NotPossibleNow | None:
    return None if chosen.problems else NotPossibleNow(_("Nothing matches these filters."))


def _context(chosen: ScreenFilter) -> dict[str, object]:
    back = "feedback:desk_comments" if chosen.screen == Screen.COMMENTS else "feedback:desk_grid"
    problem = None
    if chosen.problems:
        words = _(
            "This filter has values that are missing or no longer exist: %(what)s. Choose the filter again."
        )
        problem = NotPossibleNow(words % {"what": ", ".join(chosen.problems)})
    return {"chosen": chosen, "problem": problem, "back": f"{reverse(back)}?{chosen.query}"}


def _address(chosen: ScreenFilter, kind: str) -> str:
    query = urlencode({"screen": chosen.screen, "kind": kind, "filter": chosen.query})
    return f"{reverse('feedback:desk_bulk_new')}?{query}"


# One action --------------------------------------------------------------------------------------------------


@staff
@require_safe
def one(request: HttpRequest, number: int) -> HttpResponse:
    action = selectors.get_action(request.user, number)
    after = list(action.followed_by.select_related("job", "by"))
    asked = next((each for each in after if each.kind == Kind.UNDO), None)
    is_hold = action.kind == Kind.HOLD
    context = {
        "action": action,
        "after": after,
        "refused": selectors.refused_members(action),
        "is_texts": action.subject in rules.OF_TEXTS,
        "is_hold": is_hold,
        "can_undo": rules.can_undo(action, request.user) and asked is None,
        "is_of_another": action.kind == Kind.CODE and action.by_id != request.user.pk,
        "can_lift": is_hold and len(after) == 1 and rules.can_lift(asked, request.user),
        "can_resume": action.left and not action.is_running and not after and action.by_id == request.user.pk,
    }
    return render(request, "feedback/bulk/desk_together_one.html", context)


@staff
@require_POST
def undo(request: HttpRequest, number: int) -> HttpResponse:
    return _press(request, number, services.undo_action, _("Undo"))


@staff
@require_POST
def lift(request: HttpRequest, number: int) -> HttpResponse:
    action = selectors.get_action(request.user, number)
    if not is_fresh(request):
        return ask_again(request, action.get_absolute_url())
    return _press(request, number, services.lift_action, _("Agree and lift the holds"))


@staff
@require_POST
def resume(request: HttpRequest, number: int) -> HttpResponse:
    action = selectors.get_action(request.user, number)
    if action.kind == Kind.LIFT and not is_fresh(request):
        return ask_again(request, action.get_absolute_url())
    return _press(request, number, services.resume_action, _("Resume"))


def _press(
    request: HttpRequest, number: int, service: Callable[..., BulkAction], button: str
) -> HttpResponse:
    action = selectors.get_action(request.user, number)

    def act() -> str:
        made = service(actor=request.user, action=action)
        return _("%(action)s has started. This page shows its progress.") % {"action": made}

    return press(request, act, button=button, back_url=action.get_absolute_url())
