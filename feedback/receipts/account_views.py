"""Views for receipts saved to an account. The comment itself does not reference the account."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cms.web.paging import page_of
from feedback import access
from feedback.receipts import services
from feedback.receipts.presenters import saved_receipt_rows


@login_required
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    page = page_of(request, access.saved_receipts(request.user))
    context = {
        "page_of_rows": page,
        "rows": saved_receipt_rows(page.object_list),
        "crumbs": [(_("My receipts"), "")],
    }
    response = render(request, "feedback/receipts/receipts_mine.html", context)
    add_never_cache_headers(response)
    return response


@login_required
@require_POST
def keep(request: HttpRequest, code: str) -> HttpResponse:
    services.keep_receipt(user=request.user, submission=access.get_submission_by_code(code))
    messages.success(request, _("Saved in your account."))
    return redirect("feedback:kept_receipts")


@login_required
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    services.remove_saved_receipt(kept=access.get_saved_receipt(request.user, pk))
    messages.success(request, _("No longer saved in your account. The receipt code still works."))
    return redirect("feedback:kept_receipts")
