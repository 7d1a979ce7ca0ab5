"""What the desk's buttons for questions do."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from engagement import access
from engagement.choices import QuestionState
from engagement.desk_actions import Act, checked, numbers_in
from engagement.live.forms import AnswerQuestionForm, TranslationForm
from engagement.live.public_text import looks_private
from engagement.live.questions import (
    answer_aloud,
    answer_question,
    hide_question,
    show_question,
    show_waiting,
    take_up_question,
)
from engagement.live.translations import translate_question
from engagement.models import Conversation, LiveQuestion


def _question(request: HttpRequest, found: Conversation) -> LiveQuestion:
    return access.get_of(request.user, found, "question", request.POST.get("question", ""))


def _show(request: HttpRequest, found: Conversation) -> str:
    form = checked(AnswerQuestionForm(request.POST), "answer_form")
    show_question(
        actor=request.user, question=_question(request, found), shown_text=form.cleaned_data["shown_text"]
    )
    return _("The question is shown to everyone.")


def _show_waiting(request: HttpRequest, found: Conversation) -> str:
    count = show_waiting(
        actor=request.user, conversation=found, pks=numbers_in(request.POST.get("shown", ""))
    )
    said = _("Questions now shown: %(count)s.") % {"count": count}
    waiting = found.questions.filter(state=QuestionState.WAITING)
    if not any(map(looks_private, waiting)):
        return said
    return f"{said} {_('Those that may contain personal information still need your review.')}"


def _take_up(request: HttpRequest, found: Conversation) -> str:
    take_up_question(actor=request.user, question=_question(request, found))
    return _("The projector shows this question.")


def _put_back(request: HttpRequest, found: Conversation) -> str:
    take_up_question(actor=request.user, question=_question(request, found), is_taken_up=False)
    return _("The projector no longer shows this question.")


def _answer(request: HttpRequest, found: Conversation) -> str:
    form = checked(AnswerQuestionForm(request.POST), "answer_form")
    answer_question(actor=request.user, question=_question(request, found), **form.cleaned_data)
    return _("The question is marked as answered.")


def _aloud(request: HttpRequest, found: Conversation) -> str:
    answer_aloud(actor=request.user, question=_question(request, found))
    return _("Marked as answered aloud. Its text stays hidden.")


def _hide(request: HttpRequest, found: Conversation) -> str:
    reason = request.POST.get("reason", "")
    hide_question(actor=request.user, question=_question(request, found), reason=reason)
    return _("Question hidden. Its text is saved, and the public sees the count by reason.")


def _translate(request: HttpRequest, found: Conversation) -> str:
    form = checked(TranslationForm(request.POST), "translation_form")
    translate_question(actor=request.user, question=_question(request, found), **form.cleaned_data)
    return _("Translation saved.")


QUESTION_ACTS: dict[str, Act] = {
    "show": _show,
    "show_waiting": _show_waiting,
    "take_up": _take_up,
    "put_back": _put_back,
    "answer": _answer,
    "aloud": _aloud,
    "hide": _hide,
    "translate": _translate,
}
