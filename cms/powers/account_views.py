"""Desk pages of accounts: the staff, an invitation, and closing an account at once."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cms.access import Role, role_required
from cms.exceptions import RuleBroken
from cms.powers import accounts
from cms.powers.second_factor import fresh_second_factor_required
from cms.web.paging import page_of

administrators = role_required(Role.ADMINISTRATOR)


@administrators
@require_safe
def staff(request: HttpRequest) -> HttpResponse:
    """Accounts with a role; with ``q``, accounts whose name or address contains it."""
    wanted = request.GET.get("q", "").strip()[:100]
    found = accounts.search(wanted) if wanted else accounts.staff_accounts()
    rows = page_of(request, found)
    rows.object_list = accounts.with_roles(rows.object_list)
    return render(request, "cms/powers/accounts.html", {"rows": rows, "q": wanted})


@administrators
@fresh_second_factor_required
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    form = accounts.InviteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        account = accounts.invite(actor=request.user, **form.cleaned_data)
        messages.success(request, _("The account exists, without a role. Now propose its roles."))
        return redirect("cms:propose_power", kind="account", which=str(account.pk))
    return render(request, "cms/powers/invite.html", {"form": form}, status=422 if form.is_bound else 200)


@administrators
@fresh_second_factor_required
@require_http_methods(["GET", "HEAD", "POST"])
def suspend(request: HttpRequest, pk: int) -> HttpResponse:
    account = accounts.find(pk)
    if account is None:
        raise Http404
    form, refusal = accounts.SuspendForm(request.POST if request.method == "POST" else None), None
    if request.method == "POST" and form.is_valid():
        try:
            change = accounts.suspend(actor=request.user, account=account, reason=form.cleaned_data["reason"])
        except RuleBroken as error:
            refusal = error
        else:
            messages.success(request, _("The account is closed. Opening it again takes two people."))
            return redirect(change)
    context = {"form": form, "account": account, "refusal": refusal}
    return render(request, "cms/powers/suspend.html", context, status=422 if form.is_bound else 200)
