"""Take the door list as a file, and print name tags. Each look is logged (P14)."""

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cms.access import role_required
from cms.site_cache import office
from cms.spreadsheets import CSV, Sheet, as_download, stream_csv, stream_xlsx
from engagement import access, access_log
from engagement.desk_actions import crumbs
from engagement.models import Conversation
from engagement.registrations import door_files
from engagement.registrations.door_files import MOST_BLANK_TAGS


class BlankTagsForm(forms.Form):
    blank = forms.IntegerField(
        label=_("Blank tags for walk-ins"), min_value=0, max_value=MOST_BLANK_TAGS, initial=8, required=False
    )


@role_required(*access.DOOR_ROLES)
@require_safe
def as_xlsx(request: HttpRequest, slug: str) -> HttpResponseBase:
    found = _logged(request, slug)
    people = list(door_files.rows(found))
    sheet = Sheet(_t("Door list"), door_files.columns(), people, count=len(people))
    book = stream_xlsx([sheet], title=f"{_t('Door list')}: {found}", author=office().name)
    return as_download(book, door_files.file_name(found, "xlsx"))


@role_required(*access.DOOR_ROLES)
@require_safe
def as_csv(request: HttpRequest, slug: str) -> HttpResponseBase:
    found = _logged(request, slug)
    lines = stream_csv(door_files.columns(), list(door_files.rows(found)))
    return as_download(lines, door_files.file_name(found, "csv"), CSV)


def _logged(request: HttpRequest, slug: str) -> Conversation:
    found = access.get_conversation(request.user, slug)
    access_log.log(request.user, "the door list file of conversation", found.pk)
    return found


@role_required(*access.DOOR_ROLES)
@require_safe
def name_tags(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)
    access_log.log(request.user, "the name tags of conversation", found.pk)
    form = BlankTagsForm(request.GET if "blank" in request.GET else None, label_suffix="")
    blank = form.cleaned_data["blank"] or 0 if form.is_valid() else 0
    context = {
        "conversation": found,
        "form": form,
        "tags": door_files.name_tags(found, blank),
        "crumbs": crumbs(found, _t("Name tags")),
    }
    status = 422 if form.errors else 200
    response = render(request, "engagement/registrations/name_tags.html", context, status=status)
    add_never_cache_headers(response)
    return response
