"""Add many files at once: choose them, review where each belongs, save. One file's failure stops no other."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from boards import access
from boards.agendas.item_keys import WHOLE_MEETING
from boards.exceptions import FileRefused
from boards.materials.bulk import staging
from boards.materials.bulk.forms import MOST_FILES, ChooseForm, FileForm
from boards.materials.bulk.matching import guess
from boards.materials.items import items_for_materials
from boards.materials.services import add_material
from boards.models import Meeting
from cms.access import role_required
from cms.exceptions import RuleBroken
from cms.i18n.fields import text
from feedback.reference_data.languages import LANGUAGES

Items = Sequence[tuple[str, str]]
read_or_send = require_http_methods(["GET", "HEAD", "POST"])


class NoLongerWaits(RuleBroken):
    """A waiting file is gone."""


@dataclass(frozen=True)
class Refused:
    """A file that was not kept, and why."""

    name: str
    why: str


@read_or_send
@role_required(*access.PLAN_ROLES)
def add_many(request: HttpRequest, pk: int) -> HttpResponse:
    meeting = access.get_meeting(request.user, pk)
    live = [item for item in items_for_materials(meeting) if not item.get("withdrawn")]
    items = [
        (WHOLE_MEETING, _("The whole meeting")),
        *((item["key"], _named(item)) for item in live),
    ]
    if "count" in request.POST:
        return _save(request, meeting, items)
    form = ChooseForm(request.POST or None, request.FILES or None)
    if not form.is_bound or not form.is_valid():
        context = {"meeting": meeting, "form": form}
        status = 422 if form.is_bound else 200
        return render(request, "boards/materials/desk_add_many.html", context, status=status)
    numbers = {str(item["label"]): str(item["key"]) for item in live if item["label"]}
    rows, refused = _kept(request, meeting, form, items, numbers)
    return _review(request, meeting, rows, refused)


def _named(item: dict) -> str:
    return f"{item['label']} {text(item['title'])}".strip()[:90]


def _kept(
    request: HttpRequest, meeting: Meeting, form: ChooseForm, items: Items, numbers: dict[str, str]
) -> tuple[list[FileForm], list[Refused]]:
    rows: list[FileForm] = []
    refused: list[Refused] = []
    known = [code for code, _name in LANGUAGES]
    for file in form.cleaned_data["files"]:
        name = file.name or ""
        try:
            waiting = staging.keep(file)
        except FileRefused as error:
            refused.append(Refused(name, str(error)))
            continue
        found = guess(name, numbers, known)
        initial = {
            "token": staging.sign(waiting, meeting, request.user),
            "key": found.key,
            "title": found.title,
            "language": found.language,
            "prepared_by": form.cleaned_data["prepared_by"],
        }
        row = FileForm(None, number=len(rows), items=items, initial=initial)
        row.name = waiting.name
        rows.append(row)
    return rows, refused


def _review(
    request: HttpRequest,
    meeting: Meeting,
    rows: list[FileForm],
    refused: Sequence[Refused] = (),
    *,
    status: int = 200,
    is_saved: bool = False,
) -> HttpResponse:
    context = {
        "meeting": meeting,
        "rows": rows,
        "count": max((row.number for row in rows), default=-1) + 1,
        "refused": refused,
        "is_saved": is_saved,
        "unmatched": sum(not row["key"].value() for row in rows),
    }
    return render(request, "boards/materials/desk_review_many.html", context, status=status)


def _save(request: HttpRequest, meeting: Meeting, items: Items) -> HttpResponse:
    """Each file in a transaction of its own; those that fail stand again in the table, with the reason."""
    typed = request.POST["count"]
    count = min(int(typed), MOST_FILES) if typed.isdecimal() and len(typed) < 4 else 0
    numbers = [number for number in range(count) if f"file{number}-token" in request.POST]
    rows = [FileForm(request.POST, number=number, items=items) for number in numbers]
    left: list[FileForm] = []
    refused: list[Refused] = []
    saved = 0
    for row in rows:
        try:
            saved += _is_saved(request, meeting, row)
        except NoLongerWaits as error:
            refused.append(Refused(str(row["title"].value()), str(error)))
        except RuleBroken as error:
            row.problem = "" if row.errors else str(error)
            left.append(row)
    if saved:
        words = ngettext("%(count)s material added.", "%(count)s materials added.", saved)
        messages.success(request, words % {"count": saved})
    if not left and not refused:
        return redirect("boards:desk_meeting", meeting.pk)
    return _review(request, meeting, left, refused, status=422, is_saved=True)


def _is_saved(request: HttpRequest, meeting: Meeting, row: FileForm) -> bool:
    """Add one file, or leave it out on request. Only one of two submits gets the file."""
    waiting = staging.unsign(row["token"].value() or "", meeting, request.user)
    if waiting is None:
        raise NoLongerWaits(_no_longer_waits())
    row.name = waiting.name
    if not row.is_valid():
        raise FileRefused(_("Correct the marked fields."))
    with staging.claimed(waiting, meeting) as still_waits:
        if not still_waits:
            raise NoLongerWaits(_no_longer_waits())
        if not row.is_skipped:
            _add(request, meeting, row, waiting)
    return not row.is_skipped


def _no_longer_waits() -> str:
    return _(
        "This file is no longer pending: it was already added, left out, or uploaded more than a day ago."
    )


def _add(request: HttpRequest, meeting: Meeting, row: FileForm, waiting: staging.Waiting) -> None:
    cleaned = row.cleaned_data
    with waiting.open() as file:
        add_material(
            actor=request.user,
            meeting=meeting,
            key=cleaned["key"],
            title=row.texts,
            prepared_by=cleaned["prepared_by"],
            file=file,
            language=cleaned["language"],
        )
