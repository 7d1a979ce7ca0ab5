"""Handle one page of a form or draft: show, save, turn the page, submit."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.datastructures import MultiValueDict
from django.utils.functional import cached_property

from cms.cleaning import whole_number
from cms.exceptions import RuleBroken
from cms.web import one_time_keys
from cms.web.responses import SeeOther
from feedback import access
from feedback.exceptions import DraftRefused, FormClosed, KeyUsedTwice, TicketRefused
from feedback.forms.frozen_forms import FrozenForm
from feedback.models import Attachment, Draft, Form
from feedback.reference_data.closed_lists import UNDER_13
from feedback.submissions.attachments.services import Incoming
from feedback.submissions.public_form import proof_of_work
from feedback.submissions.public_form.blank_forms import blank_form
from feedback.submissions.public_form.drafts import discard_draft, drop_files, drop_ticket, save_draft
from feedback.submissions.public_form.forms import AnswerForm
from feedback.submissions.public_form.posted_values import as_sent, initial_from, typed_on
from feedback.submissions.public_form.presenters import (
    form_context,
    frozen_now,
    local_name,
    page_map,
    problems_elsewhere,
    typed_rows,
)
from feedback.submissions.public_form.upload_fields import (
    file_names,
    files_to_drop,
    read_uploads,
    settle_files,
)
from feedback.submissions.services import submit
from feedback.submissions.tickets import note_of

REFUSED = (DraftRefused, FormClosed, KeyUsedTwice)


class Filling:
    """``ticket``: what the response counts for (`submissions/tickets.py`), or ""; a draft has its own."""

    def __init__(
        self,
        request: HttpRequest,
        record: Form,
        frozen: FrozenForm,
        draft: Draft | None,
        page: int = 1,
        ticket: str = "",
    ) -> None:
        self.request, self.record, self.frozen, self.draft = request, record, frozen, draft
        self.ticket = draft.ticket if draft else ticket
        self.action = ""  # where the form is sent, if not to the address it was opened at
        self.pages = len(frozen.pages)
        self.is_proven = True  # no proof of work is missing
        self.page = min(max(page, 1), self.pages)

    @property
    def on_page(self) -> int | None:
        """The current page number, or None for a form with one page."""
        return self.page if self.pages > 1 else None

    @property
    def is_last(self) -> bool:
        return self.page == self.pages

    @cached_property
    def kept_files(self) -> list[Attachment]:
        return list(self.draft.attachments.all()) if self.draft else []

    def asked(
        self,
        data: QueryDict | None = None,
        files: MultiValueDict[str, UploadedFile] | None = None,
        *,
        whole: bool = False,
    ) -> AnswerForm:
        initial = initial_from(self.frozen, self.draft.values) if self.draft else {}
        form = AnswerForm(
            self.frozen,
            self.record.slug,
            data,
            files,
            page=None if whole else self.on_page,
            initial=initial,
        )
        form.may_be_quick = self.draft is not None  # its first page already passed the minimum time
        settle_files(form, self.kept_files)
        return form

    # Showing ----------------------------------------------------------------------------------------------

    def show(
        self,
        form: AnswerForm | None = None,
        *,
        refusal: RuleBroken | None = None,
        elsewhere: list | None = None,
        status: int = 200,
    ) -> HttpResponse:
        asked = form or (self.asked() if self.draft else None)
        is_blank = asked is None and self.record.is_open
        pages = page_map(self.frozen, self.page) if self.pages > 1 else []
        context = form_context(self.record, self.frozen, asked) | {
            "form": blank_form(self.frozen, self.record.slug) if is_blank else asked,
            "refusal": refusal,
            "elsewhere": elsewhere or [],
            "ticket_note": note_of(self.ticket) if self.ticket else [],
            "draft": self.draft,
            "code": self._code(self.draft) if self.draft else "",
            "kept_files": self.kept_files,
            "dropped": files_to_drop(asked) if asked else [],
            "files_kept": not self._lost(asked),
            "action": self._action(),
            "local_copy": "" if self.draft or self.page > 1 else local_name(self.record),
            "local_name": local_name(self.record),
            "typed": typed_rows(asked) if asked and not self.record.is_open else [],
            "page": self.page,
            "pages": pages,
            "is_last": self.is_last,
            "work": proof_of_work.challenge()
            if (asked or is_blank) and self.record.asks_for_work and not self.draft
            else "",
            "is_closed": not self.record.is_open,
            "is_older": bool(self.draft and self.draft.version_id != frozen_now(self.record).version_id),
        }
        response = render(self.request, "feedback/submissions/form.html", context, status=status)
        add_never_cache_headers(response)
        if self.draft:
            response["X-Robots-Tag"] = "noindex"
        return response

    def _action(self) -> str:
        if self.draft:
            return self._address(self._code(self.draft), self.page)
        return self.action or self.request.path

    # Saving and submitting --------------------------------------------------------------------------------

    def take(self) -> HttpResponse:
        do = self.request.POST.get("do", "")
        form = self.asked(self.request.POST, self.request.FILES)
        is_sent = self.is_last and do not in ("save", "back", "discard") and not do.startswith("page-")
        goes_on = is_sent or do in ("", "next", "send")
        form.full_clean()
        if not goes_on:
            self._forgive(form)
        incoming = read_uploads(form, self.request)
        if form.nonce and not self.draft and self.record.asks_for_work:
            self._check_work(form)
        try:
            if do == "discard" and self.draft and form.nonce:
                discard_draft(self.draft)
                return SeeOther(reverse("feedback:form", args=[self.record.slug]))
            return self._send(form, incoming) if is_sent else self._turn(form, incoming, do)
        except TicketRefused as error:
            self._drop_ticket()
            return self.show(form, refusal=error, status=409)
        except REFUSED as error:
            form.renew_key()
            return self.show(form, refusal=error, status=409)

    def _drop_ticket(self) -> None:
        """What was typed stays on the page; sent once more, it is an ordinary response to the form."""
        self.ticket, self.action = "", reverse("feedback:form", args=[self.record.slug])
        if self.draft:
            self.draft = drop_ticket(self.draft)

    def _forgive(self, form: AnswerForm) -> None:
        """Saving and going back only require a valid key, so drop all other errors."""
        broken = [] if form.nonce else list(form.non_field_errors())
        form.errors.clear()
        for words in broken:
            form.add_error(None, words)

    def _check_work(self, form: AnswerForm) -> None:
        try:
            proof_of_work.check(self.request.POST, purpose=form.purpose, nonce=form.nonce)
        except RuleBroken as error:
            form.add_error(None, str(error))
            self.is_proven = False

    def _again(
        self, form: AnswerForm, incoming: list[Incoming], elsewhere: list | None = None
    ) -> HttpResponse:
        """Show the page with its errors. Accepted files are kept in a draft, because browsers forget them."""
        if incoming and form.nonce and self.is_proven:
            try:
                self.draft = self._keep(form, incoming)
            except REFUSED as error:
                return self.show(form, refusal=error, elsewhere=elsewhere, status=422)
            vars(self).pop("kept_files", None)
            settle_files(form, self.kept_files)
        return self.show(form, elsewhere=elsewhere, status=422)

    def _lost(self, form: AnswerForm | None) -> bool:
        """Whether the person chose a file that is not kept and has to be chosen again."""
        chosen = {name for name, upload in self.request.FILES.items() if upload}
        chosen |= {name for name, _file in getattr(self.request, "dropped", [])}
        here = {f"q-{each.question_key}" for each in self.kept_files}
        return form is not None and bool(chosen - here)

    def _turn(self, form: AnswerForm, incoming: list[Incoming], do: str) -> HttpResponse:
        if form.errors:
            return self._again(form, incoming)
        draft = self._keep(form, incoming)
        code = self._code(draft)
        if do == "save":
            return SeeOther(reverse("feedback:draft_saved", args=[self.record.slug, code]))
        return SeeOther(self._address(code, self._next_page(do)))

    def _next_page(self, do: str) -> int:
        if (number := whole_number(do.removeprefix("page-"))) is not None:
            return min(max(number, 1), self.pages)
        return max(self.page - 1, 1) if do == "back" else min(self.page + 1, self.pages)

    def _code(self, draft: Draft) -> str:
        """A draft that was opened keeps the code of its address, whichever key made it."""
        match = self.request.resolver_match
        opened_by = one_time_keys.normalise_code(match.kwargs.get("code", "")) if match else ""
        return opened_by or one_time_keys.code_in_use(draft.key, draft.receipt_digest)

    def _address(self, code: str, page: int) -> str:
        where = reverse("feedback:draft", args=[self.record.slug, code])
        return f"{where}?page={page}" if self.pages > 1 else where

    def _keep(self, form: AnswerForm, incoming: list[Incoming]) -> Draft:
        values, names = typed_on(form, self.request.POST)
        return save_draft(
            form=self.record,
            version_id=self.draft.version_id if self.draft else self.frozen.version_id,
            key=self.draft.key if self.draft else form.nonce,
            values=values,
            names=names,
            page=self.page,
            is_child=form.youth == UNDER_13,
            incoming=incoming,
            without=files_to_drop(form),
            ticket=self.ticket,
        )

    def _send(self, form: AnswerForm, incoming: list[Incoming]) -> HttpResponse:
        """Submit. With several pages, save this one first, then validate all together."""
        if self.pages == 1:
            return self._hand_in(form, form, incoming)
        if not form.nonce or form.errors.keys() & file_names(form):
            return self._again(form, incoming)
        self.draft = self._keep(form, incoming)
        vars(self).pop("kept_files", None)
        whole = self.asked(as_sent(self.draft.values, form.data["key"]), whole=True)
        whole.full_clean()
        return self._hand_in(form, whole, [])

    def _hand_in(self, form: AnswerForm, whole: AnswerForm, incoming: list[Incoming]) -> HttpResponse:
        if form.errors or whole.errors:
            elsewhere = problems_elsewhere(whole, form, self._page_address) if whole is not form else []
            return self._again(form, incoming, elsewhere)
        if self.draft:
            drop_files(self.draft, files_to_drop(form))
        made = submit(
            form=self.record,
            version_id=self.frozen.version_id,
            nonce=self.draft.key if self.draft else form.nonce,
            words=whole.words(),
            draft=self._draft_to_end(form),
            incoming=incoming,
            ticket=self.ticket,
            actor=None,
        )
        return SeeOther(
            reverse("feedback:receipt", args=[one_time_keys.code_in_use(made.key, made.receipt_digest)])
        )

    def _page_address(self, page: int) -> str:
        return self._address(self._code(self.draft), page) if self.draft else ""

    def _draft_to_end(self, form: AnswerForm) -> Draft | None:
        """Return the draft to delete, even if its author submitted an older page from the browser history."""
        return self.draft or access.draft_with_key(form.nonce)
