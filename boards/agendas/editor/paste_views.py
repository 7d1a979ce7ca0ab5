"""Paste a list of items: what was understood is shown as a table before anything is saved."""

from collections.abc import Sequence

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from boards import access
from boards.agendas.draft_blocks import new_key
from boards.agendas.draft_rows import Row
from boards.agendas.drafts import CLOSING
from boards.agendas.editor.draft import Draft, address_after
from boards.agendas.editor.moves import end_of, of_their_item, place_of
from boards.agendas.editor.pasting import MOST_LINES, Line, read_pasted
from boards.agendas.editor.services import why_not_write, write_agenda
from boards.agendas.page_languages import languages_of
from boards.base_forms import DeskForm
from boards.exceptions import NotPossibleNow
from cms.access import role_required
from cms.exceptions import RuleBroken

BEFORE_THE_END, ALL = "end", "all"
read_or_send = require_http_methods(["GET", "HEAD", "POST"])


class PasteForm(DeskForm):
    pasted = forms.CharField(
        label=gettext_lazy("Items"),
        max_length=100_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16, "wrap": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: object, draft: Draft, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        tops = [(row.key, _after(row)) for row in draft.rows if row.level == 0]
        first = (BEFORE_THE_END, gettext_lazy("at the end, before public comment and adjournment"))
        choices = [first, *tops, (ALL, gettext_lazy("in place of the whole agenda"))]
        self.fields["where"] = forms.ChoiceField(
            label=_("Where to put them"),
            choices=choices,
            error_messages={
                "invalid_choice": _("The item you chose is no longer in the draft. Choose another place.")
            },
        )

    def clean_pasted(self) -> str:
        pasted = str(self.cleaned_data["pasted"])
        if len(pasted.splitlines()) > MOST_LINES:
            raise forms.ValidationError(_("Paste at most 300 lines at once."))
        return pasted


def _after(row: Row) -> str:
    title = next((words for words in row.words.get("title", {}).values()), "")
    return _("after “%(title)s”") % {"title": title}


@read_or_send
@role_required(*access.PLAN_ROLES)
def paste(request: HttpRequest, pk: int) -> HttpResponse:
    draft = Draft.of(access.get_meeting(request.user, pk))
    form = PasteForm(request.POST or None, draft=draft)
    languages = languages_of(draft.pages)
    lines: list[Line] = []
    refusal = None
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            lines = read_pasted(form.cleaned_data["pasted"], languages)
            if request.POST.get("act") != "save":
                status = 200
            else:
                try:
                    return _save(request, draft, lines, form.cleaned_data["where"])
                except RuleBroken as error:
                    refusal = error
    context = {
        "meeting": draft.meeting,
        "form": form,
        "lines": lines,
        "languages": languages,
        "refusal": refusal,
        "why_not": why_not_write(draft.meeting),
        "version": draft.version,
        "problems": sum(bool(line.problems) for line in lines),
        "columns": ", ".join(name for _code, name in languages),
    }
    return render(request, "boards/agendas/desk_paste.html", context, status=status)


def _save(request: HttpRequest, draft: Draft, lines: Sequence[Line], where: str) -> HttpResponse:
    if any(line.problems for line in lines):
        raise NotPossibleNow(_("Some lines cannot be read yet. Correct them below, then save."))
    before = request.POST.get("version", "")
    rows = with_lines(draft.rows, lines, where)
    for words in write_agenda(actor=request.user, meeting=draft.meeting, version=before, rows=rows):
        messages.warning(request, words)
    messages.success(request, _("Items added: %(count)s.") % {"count": len(lines)})
    return redirect(address_after(draft.meeting, before))


def with_lines(rows: Sequence[Row], lines: Sequence[Line], where: str) -> list[Row]:
    """The pasted items as rows, at their place among the items of the draft."""
    fresh = of_their_item([_row(line) for line in lines])
    if where == ALL:
        return fresh
    place = place_of(rows, where)
    if place is not None:
        end = end_of(rows, place)
    else:
        end = len(rows)
        while end and rows[end - 1].level == 0 and rows[end - 1].kind in CLOSING:
            end -= 1
    return [*rows[:end], *fresh, *rows[end:]]


def _row(line: Line) -> Row:
    return Row(
        key=new_key(),
        level=line.level,
        kind=line.kind,
        minutes=line.minutes,
        presenter=line.presenter,
        citation=line.citation,
        words={"title": line.titles},
    )
