"""Views for campaigns: the list, and one with its letter, wordings, members and history (PAR-05)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cms.access import role_required
from cms.exceptions import RuleBroken
from cms.web.buttons import press, refused
from cms.web.paging import page_of
from feedback import access
from feedback.models import Campaign
from feedback.moderation import campaign_presenters as presenters
from feedback.moderation.campaign_forms import ORDERS, CampaignForm, ListForm, ReasonForm
from feedback.moderation.campaign_grouping import request_campaigns
from feedback.moderation.campaigns import confirm_campaign, dissolve_campaign, stamp_of, take_out_of_campaign
from feedback.moderation.forms import ModerateForm

staff = role_required(*access.MODERATE_ROLES)


@staff
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    form = ListForm(request.GET or None)
    found = Campaign.objects.filter(is_dissolved=False).select_related("form", "sample")
    page = page_of(request, found.order_by(*ORDERS[form.chosen()]))
    bars = [
        {"label": str(each), "cell": each.size, "url": reverse("feedback:desk_campaign", args=[each.pk])}
        for each in page
    ]
    order = form.chosen()
    context = {"campaigns": page, "bars": bars, "form": form, "keep": urlencode({"order": order})}
    return render(request, "feedback/moderation/desk_campaigns.html", context)


@staff
@require_POST
def find(request: HttpRequest) -> HttpResponse:
    return redirect(request_campaigns(actor=request.user).get_absolute_url())


@staff
@require_safe
def campaign(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        found = access.get_campaign(request.user, pk)
    except Http404:
        return _closed(request, access.get_closed_campaign(request.user, pk))
    return campaign_page(request, found)


def _closed(request: HttpRequest, closed: Campaign) -> HttpResponse:
    """From the address of a merged campaign to that of the other one; to the list, if that was dissolved since."""
    other = closed.merged_into
    facts = {"campaign": closed.reference, "other": other.reference}
    if other.is_dissolved and other.merged_into_id is None:
        words = _(
            "%(campaign)s was merged into %(other)s. A person said later that %(other)s is not a campaign."
        )
        messages.info(request, words % facts)
        return redirect(reverse("feedback:desk_campaigns"))
    messages.info(request, _("%(campaign)s was merged into %(other)s.") % facts)
    return redirect(reverse("feedback:desk_campaign", args=[other.pk]))


@staff
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_campaign(request.user, pk)
    form = CampaignForm(request.POST)
    if not form.is_valid():
        return campaign_page(request, found, form=form, status=422)
    try:
        confirm_campaign(actor=request.user, campaign=found, name=form.cleaned_data["name"])
    except RuleBroken as error:
        return refused(request, error, button=_("Save name"), back_url=reverse("feedback:desk_campaigns"))
    messages.success(request, _("Saved."))
    return redirect(reverse("feedback:desk_campaign", args=[pk]))


@staff
@require_POST
def dissolve(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.get_campaign(request.user, pk)

    def act() -> str:
        dissolve_campaign(actor=request.user, campaign=found, stamp=request.POST.get("stamp"))
        return _("It is no longer a campaign. Each comment counts separately.")

    back = reverse("feedback:desk_campaigns")
    return press(request, act, button=_("No, it is not a campaign"), back_url=back)


@staff
@require_POST
def take_out(request: HttpRequest, pk: int, comment: int) -> HttpResponse:
    found = access.get_campaign(request.user, pk)
    submission = access.get_comment(request.user, comment)
    belonged = submission.campaign_id == pk or comment in found.left_out
    if not belonged:  # what a colleague removed a moment ago is refused in words
        raise Http404

    def act() -> str:
        take_out_of_campaign(actor=request.user, campaign=found, submission=submission)
        return _("%(comment)s now counts separately.") % {"comment": submission.reference}

    back = reverse("feedback:desk_campaign", args=[pk])
    return press(request, act, button=_("Remove from the campaign"), back_url=back)


def campaign_page(
    request: HttpRequest,
    found: Campaign,
    *,
    form: CampaignForm | None = None,
    moderate_form: ModerateForm | None = None,
    reverse_form: ReasonForm | None = None,
    refusal: RuleBroken | None = None,
    refused_change: int = 0,
    status: int = 200,
) -> HttpResponse:
    """Render one campaign. A refusal stands at the change to be reversed, or at the decision on all letters."""
    context = {
        "campaign": found,
        "form": form or CampaignForm(initial={"name": found.name}),
        "moderate": moderate_form or ModerateForm(label_suffix=""),
        "reverse_form": reverse_form or ReasonForm(),
        "stamp": stamp_of([found]),
        "refused_change": refused_change,
        "members": page_of(request, found.submissions.order_by("submitted_at", "pk")),
        "refusal": refusal,
        "sentences": presenters.sentence_bars(found),
        "changes": presenters.changes_of(found),
        **presenters.variants(found),
    }
    return render(request, "feedback/moderation/desk_campaign.html", context, status=status)
