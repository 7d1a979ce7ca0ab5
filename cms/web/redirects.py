"""The last step of Wagtail's redirect import, which fails without the file of the first step (M01)."""

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from wagtail.admin.auth import require_admin_access
from wagtail.contrib.redirects.views import permission_checker, process_import


@require_admin_access
@permission_checker.require_any("add")
@require_POST
def process(request: HttpRequest) -> HttpResponse:
    return (
        process_import(request) if _names_a_file(request.POST) else redirect("wagtailredirects:start_import")
    )


def _names_a_file(data: QueryDict) -> bool:
    """Wagtail signs both values of the first step; its own check fails if one is missing."""
    try:
        return all(Signer().unsign(data.get(name, "")) for name in ("import_file_name", "input_format"))
    except BadSignature:
        return False
