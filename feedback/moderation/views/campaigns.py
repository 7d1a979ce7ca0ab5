"""Views for campaigns: the list, and one campaign with its variants and members (PAR-05)."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, Min, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cms.access import role_required
from cms.differences import text_changes
from cms.exceptions import RuleBroken
from cms.web.buttons import press
from cms.web.paging import page_of
from feedback import access
from feedback.models import Campaign, SubmissionText
from feedback.moderation.campaigns import (
    confirm_campaign,
    dissolve_campaign,
    request_campaigns,
    take_out_of_campaign,
)
from feedback.moderation.forms import CampaignForm, ModerateForm
from feedback.moderation.views.decisions import decide

MOST_VARIANTS = 10
staff = role_required(*access.MODERATE_ROLES)


@staff
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    found = Campaign.objects.filter(is_dissolved=False).select_related("form", "sample")
    page = page_of(request, found.order_by("-size", "pk"))
    bars = [
        {"label": str(each), "cell": each.size, "url": reverse("feedback:desk_campaign", args=[each.pk])}
        for each in page
    ]
    return render(request, "feedback/moderation/desk_campaigns.html", {"campaigns": page, "bars": bars})


@staff
@require_POST
def find(request: HttpRequest) -> HttpResponse:
    return redirect(request_campaigns(actor=request.user).get_absolute_url())


@staff
@require_safe
def campaign(request: HttpRequest, pk: int) -> HttpResponse:
    return _screen(request, access.get_campaign(request.user, pk))


@staff
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_campaign(request.user, pk)
    form = CampaignForm(request.POST)
    if not form.is_valid():
        return _screen(request, found, form=form, status=422)
    confirm_campaign(actor=request.user, campaign=found, name=form.cleaned_data["name"])
    messages.success(request, _("Saved."))
    return redirect(reverse("feedback:desk_campaign", args=[pk]))


@staff
@require_POST
def dissolve(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_campaign(request.user, pk)
    dissolve_campaign(actor=request.user, campaign=found)
    messages.success(request, _("It is no longer a campaign. Each comment counts separately."))
    return redirect(reverse("feedback:desk_campaigns"))


@staff
@require_POST
def take_out(request: HttpRequest, pk: int, comment: int) -> HttpResponse:
    found = access.get_campaign(request.user, pk)
    submission = access.get_comment(request.user, comment)

    def act() -> str:
        take_out_of_campaign(actor=request.user, campaign=found, submission=submission)
        return _("%(comment)s now counts separately.") % {"comment": submission.reference}

    back = reverse("feedback:desk_campaign", args=[pk])
    return press(request, act, button=_("Remove from the campaign"), back_url=back)


@staff
@require_POST
def moderate(request: HttpRequest, pk: int) -> HttpResponse:
    """Moderate the whole campaign, with the rules of a bulk action."""
    found = access.get_campaign(request.user, pk)
    form = ModerateForm(request.POST, label_suffix="")
    if not form.is_valid():
        return _screen(request, found, moderate_form=form, status=422)

    def refuse(error: RuleBroken) -> HttpResponse:
        return _screen(request, found, moderate_form=form, refusal=error, status=422)

    return decide(request, list(found.submissions.values_list("pk", flat=True)), form, refuse)


def _screen(
    request: HttpRequest,
    found: Campaign,
    *,
    form: CampaignForm | None = None,
    moderate_form: ModerateForm | None = None,
    refusal: RuleBroken | None = None,
    status: int = 200,
) -> HttpResponse:
    letters = SubmissionText.objects.said().filter(letter__gt="").order_by("pk")
    members = found.submissions.prefetch_related(Prefetch("texts", queryset=letters, to_attr="originals"))
    context = {
        "campaign": found,
        "form": form or CampaignForm(initial={"name": found.name}),
        "moderate": moderate_form or ModerateForm(label_suffix=""),
        "members": page_of(request, members.order_by("submitted_at", "pk")),
        "refusal": refusal,
        **_variants(found),
    }
    return render(request, "feedback/moderation/desk_campaign.html", context, status=status)


def _variants(found: Campaign) -> dict[str, Any]:
    """Return the most frequent wordings, each compared with the campaign's sample letter."""
    texts = SubmissionText.objects.said().filter(submission__campaign=found, letter__gt="")
    counted = texts.order_by().values_list("letter").annotate(n=Count("pk"), first=Min("pk"))
    wordings = {letter: (n, first) for letter, n, first in counted}
    same, _first = wordings.pop(found.sample.letter, (0, None))
    most = sorted(wordings.values(), key=lambda each: (-each[0], each[1]))[:MOST_VARIANTS]
    words = dict(
        SubmissionText.objects.filter(pk__in=[first for _n, first in most]).values_list("pk", "text")
    )
    return {
        "same": same,
        "wordings": len(wordings) + 1,
        "variants": [
            {"count": n, "parts": text_changes(found.sample.text, words[first])} for n, first in most
        ],
    }
