"""The agenda on the desk: one row for each item, all languages side by side, each act in all languages at once."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from boards import access
from boards.agendas.draft_blocks import new_key
from boards.agendas.draft_rows import Row
from boards.agendas.editor import moves
from boards.agendas.editor.draft import Draft, address_after
from boards.agendas.editor.forms import RowForm
from boards.agendas.editor.presenters import context_of, labels_in
from boards.agendas.editor.services import refuse_stale, rows_at, why_not_write, write_agenda
from boards.agendas.page_languages import languages_of
from boards.agendas.presenters import agenda_view
from boards.agendas.readiness import readiness
from boards.agendas.snapshots import snapshot_of
from boards.agendas.versions import next_notice
from boards.choices import ItemKind
from boards.exceptions import AgendaChanged, NotPossibleNow
from boards.wiring import EDITOR_PARTS
from cms import clock
from cms.access import has_role, role_required
from cms.exceptions import RuleBroken

read_or_send = require_http_methods(["GET", "HEAD", "POST"])
Change = Callable[[Sequence[Row], str, str], list[Row]]
# By the first word of the button's value; then the key of the row, and the key of another row.
ACTS: dict[str, Change] = {
    "up": lambda rows, key, _other: moves.moved(rows, key, -1),
    "down": lambda rows, key, _other: moves.moved(rows, key, 1),
    "in": lambda rows, key, _other: moves.shifted(rows, key, 1),
    "out": lambda rows, key, _other: moves.shifted(rows, key, -1),
    "remove": lambda rows, key, _other: moves.removed(rows, key),
    "place": moves.placed,
}


@read_or_send
@role_required(*access.PLAN_ROLES)
def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole agenda. ``edit`` opens a row in place; ``behind`` opens an empty one behind a row."""
    draft = Draft.of(access.get_meeting(request.user, pk))
    if request.method == "POST" and "act" in request.POST:
        return _act(request, draft)
    if request.method == "POST":
        return _save(request, draft)
    return _screen(request, draft, _opened(request, draft))


def _opened(request: HttpRequest, draft: Draft) -> RowForm | None:
    if why_not_write(draft.meeting):
        return None
    if row := draft.row(request.GET.get("edit", "")):
        return _form(draft, row)
    return _form(draft, _fresh(draft, request.GET["behind"])) if "behind" in request.GET else None


def _fresh(draft: Draft, behind: str) -> Row:
    above = draft.row(behind)
    level = moves.level_behind(draft.rows, behind)
    return Row(key="", level=level, kind=above.kind if above and level else Row.kind)


def _form(draft: Draft, row: Row, data: QueryDict | None = None) -> RowForm:
    return RowForm(data, row=row, languages=languages_of(draft.pages), meeting_kind=draft.meeting.kind)


def _act(request: HttpRequest, draft: Draft) -> HttpResponse:
    """A button of a row: move, indent, remove, or undo the step before."""
    name, _colon, rest = request.POST["act"].partition(":")
    key, _colon, other = rest.partition(":")
    try:
        if name == "undo":
            return _write(request, draft, _rows_before(draft, key), key="", done=_("Undone."))
        row = draft.row(key)
        if row is None or name not in ACTS:
            raise NotPossibleNow(_("This item is no longer in the draft."))
        rows = ACTS[name](draft.rows, key, other)
        if name == "remove":
            return _write(request, draft, rows, key="", done=_("Item removed, with its parts."))
        _refuse_move(draft.rows, rows)
        return _write(request, draft, rows, key=key, done=_moved(draft, name))
    except RuleBroken as error:
        return _screen(request, draft, None, error)


def _refuse_move(before: Sequence[Row], after: Sequence[Row]) -> None:
    if list(before) == list(after):
        words = _(
            "The item cannot move that way, so nothing has changed. A part needs an item above it, there "
            "can be at most three levels, and a break cannot have parts."
        )
        raise NotPossibleNow(words)
    if row := moves.unlike_its_item(before, after):
        words = _(
            "“%(title)s” and the item it would become part of differ in kind, legal ground or purpose. A "
            "part must match its item. Make them the same, then move it."
        )
        raise NotPossibleNow(words % {"title": row.name})


def _moved(draft: Draft, name: str) -> str:
    if draft.meeting.is_draft or name not in ("in", "out"):
        return _("Order changed.")
    return _("Order changed. A new notice will withdraw the posted item and add this one with a new number.")


def _rows_before(draft: Draft, version: str) -> list[Row]:
    rows = rows_at(draft.meeting, version)
    if rows is None:
        raise NotPossibleNow(_("This can no longer be undone."))
    return rows


def _save(request: HttpRequest, draft: Draft) -> HttpResponse:
    """One row, changed or new. Whatever refuses it, what was typed stays in the form."""
    key, behind = request.POST.get("key", ""), request.POST.get("behind", "")
    row = draft.row(key)
    if key and row is None:
        behind = moves.AT_THE_END
    form = _form(draft, row or _fresh(draft, behind), request.POST)
    is_valid = form.is_valid() and _may_be_a_break(draft, form)
    try:
        refuse_stale(draft.pages, request.POST.get("version", ""))
        if not is_valid:
            return _screen(request, draft, form, behind=behind)
        written = form.read()
        if row is None:
            written = Row(**{**written.__dict__, "key": new_key()})
            rows = moves.inserted(draft.rows, behind, written)
        else:
            rows = moves.changed(draft.rows, written)
        return _write(request, draft, rows, key=written.key, done=_("Saved in every language."))
    except RuleBroken as error:
        return _screen(request, draft, form, error, behind=behind)


def _may_be_a_break(draft: Draft, form: RowForm) -> bool:
    has_parts = bool(moves.parts_of(draft.rows, form.row.key))
    if not has_parts or form.cleaned_data.get("kind") != ItemKind.BREAK:
        return True
    form.add_error("kind", _("A break cannot have parts. Move its parts out first, or choose another kind."))
    return False


def _write(request: HttpRequest, draft: Draft, rows: Sequence[Row], *, key: str, done: str) -> HttpResponse:
    before = request.POST.get("version", "")
    advice = write_agenda(actor=request.user, meeting=draft.meeting, version=before, rows=rows)
    messages.success(request, done)
    for words in advice:
        messages.warning(request, words)
    return redirect(address_after(draft.meeting, before) + (f"#row-{key}" if key else ""))


def _screen(
    request: HttpRequest,
    draft: Draft,
    form: RowForm | None,
    refusal: RuleBroken | None = None,
    *,
    behind: str = "",
) -> HttpResponse:
    meeting = draft.meeting
    materials: dict[str, int] = {}
    for part in EDITOR_PARTS:
        materials |= part(meeting, request.user).get("material_counts", {})
    notice = next_notice(meeting, draft.pages)
    view = agenda_view(notice if meeting.is_draft else snapshot_of(meeting, draft.pages))
    may_write = not why_not_write(meeting)
    can_undo = may_write and request.GET.get("after") == draft.version and bool(request.GET.get("before"))
    context = {
        "meeting": meeting,
        "version": draft.version,
        "form": form,
        "behind": behind or request.GET.get("behind", ""),
        "is_new": form is not None and draft.row(form.row.key) is None,
        "refusal": refusal,
        "why_not": why_not_write(meeting),
        "may_write": may_write,
        "may_post": has_role(request.user, *access.POST_ROLES),
        "undo": request.GET.get("before") if can_undo else "",
        "page_pk": next((page.pk for page in draft.pages.values()), None),
        "texts": [(name, draft.pages[code].pk) for code, name in languages_of(draft.pages)],
        "is_stale": isinstance(refusal, AgendaChanged),
        "at_the_end": moves.AT_THE_END,
        **_problems(draft, notice),
        **context_of(view, draft.rows, languages_of(draft.pages), materials, labels_in(notice)),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "boards/agendas/desk_agenda.html", context, status=status)


def _problems(draft: Draft, notice: dict) -> dict[str, Any]:
    """What still stops the first posting."""
    if not draft.meeting.is_draft:
        return {}
    ready = readiness(draft.meeting, notice, clock.now())
    return {"stops": ready.stops}
