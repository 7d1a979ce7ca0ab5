"""The landing page after sign-in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cms.access import is_staff_member


@login_required
def landing(request: HttpRequest) -> HttpResponse:
    """Staff go to the desk; others see what their account offers."""
    if is_staff_member(request.user):
        return redirect("cms:desk")
    return render(request, "cms/account_home.html")
