"""File fields of a public form, checked while the person waits, with errors beside the field (S21)."""

import copy

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cms.i18n.fields import text
from feedback.exceptions import FileRefused
from feedback.forms.frozen_forms import FrozenQuestion
from feedback.models import Attachment, QuestionKind
from feedback.submissions.attachments.file_types import ACCEPT
from feedback.submissions.attachments.services import Incoming
from feedback.submissions.public_form.answer_fields import hint_html, name_of
from feedback.submissions.public_form.forms import AnswerForm


def settle_files(form: AnswerForm, kept: list[Attachment]) -> None:
    """Name stored files beside their field, and do not require them again unless the person removes them."""
    removed = files_to_drop(form)
    here = {each.question_key: each for each in kept if each.question_key not in removed}
    for question in form.questions:
        field = form.fields.get(name_of(question))
        if question.kind == QuestionKind.FILE and field is not None:
            field = form.fields[name_of(question)] = copy.deepcopy(field)
            field.widget.attrs["accept"] = ACCEPT
            if question.key in here:
                field.required = False
                field.help_text = _kept_hint(question, here[question.key])
                vars(form)["_bound_fields_cache"].pop(name_of(question), None)  # it has the text from before


def _kept_hint(question: FrozenQuestion, file: Attachment) -> SafeString:
    words = _("Saved: %(name)s, %(size)s. Choose another file only to replace it.")
    return hint_html(text(question.help), words % {"name": file.name, "size": filesizeformat(file.size)})


def read_uploads(form: AnswerForm, request: HttpRequest) -> list[Incoming]:
    """Return files to store, after validation; each refused file adds an error to its field."""
    found = []
    for question in form.questions:
        name = name_of(question)
        upload: UploadedFile | None = form.files.get(name) if question.kind == QuestionKind.FILE else None
        if not upload:
            continue
        try:
            found.append(Incoming.read(question.key, upload))
        except FileRefused as error:
            form.add_error(name, f"{upload.name}: {error}")
    for name, file_name in getattr(request, "dropped", []):
        words = _(
            "%(name)s is too large. A file can be up to 10 MB and all files together up to 25 MB, with "
            "at most five files."
        )
        form.add_error(name if name in form.fields else None, words % {"name": file_name})
    return found


def file_names(form: AnswerForm) -> set[str]:
    return {name_of(question) for question in form.questions if question.kind == QuestionKind.FILE}


def files_to_drop(form: AnswerForm) -> list[str]:
    """Return the questions whose file the person removes."""
    ticked = set(getattr(form.data, "getlist", lambda _name: [])("without"))
    return [each.key for each in form.on_page if each.kind == QuestionKind.FILE and each.key in ticked]
