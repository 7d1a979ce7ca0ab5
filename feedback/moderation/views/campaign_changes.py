"""Views to merge campaigns, to split one, and to reverse either (PAR-05)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from cms.access import role_required
from cms.cleaning import clean_text, whole_numbers
from cms.exceptions import RuleBroken
from cms.web.paging import page_of
from feedback import access
from feedback.models import Campaign
from feedback.moderation import campaign_presenters as presenters
from feedback.moderation.campaign_changes import (
    check_merge,
    merge_campaigns,
    reverse_change,
    split_campaign,
)
from feedback.moderation.campaign_forms import MergeForm, ReasonForm, SplitForm, chosen_campaigns
from feedback.moderation.campaigns import changed_since, stamp_of
from feedback.moderation.views.campaigns import campaign_page

LONGEST_WORDS = 100
PER_PAGE = 10
staff = role_required(*access.MODERATE_ROLES)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest) -> HttpResponse:
    data = request.POST if request.method == "POST" else request.GET
    found = access.get_campaigns(request.user, chosen_campaigns(data))
    if request.method != "POST":
        first = max(found, key=lambda each: (each.size, -each.pk)).pk if found else None
        form = MergeForm(initial={"into": first, "stamp": stamp_of(found)}, campaigns=found)
        return _merge_page(request, found, form)
    form = MergeForm(request.POST, campaigns=found)
    if not form.is_valid():
        return _merge_page(request, found, form, status=422)
    [into] = [each for each in found if each.pk == form.cleaned_data["into"]]
    try:
        merge_campaigns(
            actor=request.user,
            into=into,
            others=[each for each in found if each != into],
            reason=form.cleaned_data["reason"],
            stamp=form.cleaned_data["stamp"],
        )
    except RuleBroken as error:
        found = access.get_campaigns(request.user, [each.pk for each in found])
        form.renew(stamp_of(found))
        return _merge_page(request, found, form, refusal=error, status=409)
    messages.success(request, _("The campaigns were merged. New letters like these join the same campaign."))
    return redirect(reverse("feedback:desk_campaign", args=[into.pk]))


def _merge_page(
    request: HttpRequest,
    found: list[Campaign],
    form: MergeForm,
    *,
    refusal: RuleBroken | None = None,
    status: int = 200,
) -> HttpResponse:
    obstacle = check_merge(found)
    context = {
        "campaigns": found,
        "sides": presenters.sides(found) if found else [],
        "total": sum(each.size for each in found),
        "form": form,
        "refusal": refusal or obstacle,
        "is_possible": obstacle is None,
    }
    return render(request, "feedback/moderation/desk_campaigns_merge.html", context, status=status)


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def split(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_campaign(request.user, pk)
    if request.method != "POST":
        return _split_page(request, found, SplitForm(initial={"stamp": stamp_of([found])}))
    form = SplitForm(request.POST)
    if not form.is_valid():
        return _split_page(request, found, form, status=422)
    apart = form.cleaned_data["way"] == "apart"
    try:
        other = split_campaign(
            actor=request.user,
            campaign=found,
            wordings=_chosen_wordings(request, found),
            comments=whole_numbers(request.POST.getlist("comment")),
            apart=apart,
            name=form.cleaned_data["name"],
            reason=form.cleaned_data["reason"],
            stamp=form.cleaned_data["stamp"],
        )
    except RuleBroken as error:
        form.renew(stamp_of([found]))
        return _split_page(request, found, form, refusal=error, status=409)
    if other is None:
        messages.success(request, _("These letters now count separately."))
        return redirect(reverse("feedback:desk_campaign", args=[pk]))
    words = ngettext(
        "%(n)s letter is now a second campaign.", "%(n)s letters are now a second campaign.", other.size
    )
    messages.success(request, words % {"n": other.size})
    return redirect(reverse("feedback:desk_campaign", args=[other.pk]))


def _chosen_wordings(request: HttpRequest, found: Campaign) -> list[str]:
    """The digests of the wordings that are ticked, by their first text; refuse one that has another first text now."""
    words = _words(request)
    ticked = set(whole_numbers(request.POST.getlist("wording")))
    rows = presenters.wordings_to_choose(found, words)
    if ticked - {first for _n, first, _digest in rows}:
        raise changed_since()
    every = bool(words) and request.POST.get("every") == "1"
    return [digest for _n, first, digest in rows if every or first in ticked]


def _words(request: HttpRequest) -> str:
    data = request.POST if request.method == "POST" else request.GET
    return clean_text(data.get("words", ""))[:LONGEST_WORDS]


def _split_page(
    request: HttpRequest,
    found: Campaign,
    form: SplitForm,
    *,
    refusal: RuleBroken | None = None,
    status: int = 200,
) -> HttpResponse:
    words = _words(request)
    rows = presenters.wordings_to_choose(found, words)
    page = page_of(request, rows, PER_PAGE)
    context = {
        "campaign": found,
        "form": form,
        "refusal": refusal,
        "words": words,
        "keep": urlencode({"words": words}),
        "rows": page,
        "wordings": presenters.compared(found, list(page)),
        "letters": sum(n for n, _first, _digest in rows),
        "ticked": whole_numbers(request.POST.getlist("wording")),
        "ticked_comments": whole_numbers(request.POST.getlist("comment")),
        "every": request.POST.get("every") == "1",
    }
    return render(request, "feedback/moderation/desk_campaign_split.html", context, status=status)


@staff
@require_POST
def reverse_one(request: HttpRequest, pk: int, change: int) -> HttpResponse:
    found = access.get_campaign(request.user, pk)
    one = access.get_campaign_change(request.user, found, change)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return campaign_page(request, found, reverse_form=form, refused_change=one.pk, status=422)
    try:
        reverse_change(actor=request.user, change=one, **form.cleaned_data)
    except RuleBroken as error:
        return campaign_page(
            request, found, reverse_form=form, refused_change=one.pk, refusal=error, status=409
        )
    messages.success(request, _("The change was reversed."))
    return redirect(reverse("feedback:desk_campaign", args=[pk]))
