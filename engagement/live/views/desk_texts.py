"""What the desk's buttons for answers in own words do."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from engagement import access
from engagement.choices import PollTextState
from engagement.desk_actions import Act, checked, numbers_in
from engagement.live.forms import AnswerTextForm
from engagement.live.poll_texts import hide_answer, show_answer, show_waiting_answers
from engagement.live.public_text import looks_private
from engagement.models import Conversation, PollText


def _text(request: HttpRequest, found: Conversation) -> PollText:
    return access.get_of(request.user, found, "poll_text", request.POST.get("text", ""))


def _show(request: HttpRequest, found: Conversation) -> str:
    form = checked(AnswerTextForm(request.POST), "text_form")
    row = _text(request, found)
    show_answer(actor=request.user, answer=row, shown_text=form.cleaned_data["shown_text"])
    return _("The answer is shown to everyone.")


def _hide(request: HttpRequest, found: Conversation) -> str:
    hide_answer(actor=request.user, answer=_text(request, found), reason=request.POST.get("reason", ""))
    return _("Answer hidden. Its text is saved, and the public sees the count by reason.")


def _show_waiting(request: HttpRequest, found: Conversation) -> str:
    poll = access.get_of(request.user, found, "poll", request.POST.get("poll", ""))
    count = show_waiting_answers(actor=request.user, poll=poll, pks=numbers_in(request.POST.get("shown", "")))
    said = _("Answers now shown: %(count)s.") % {"count": count}
    waiting = PollText.objects.filter(ballot__poll=poll, state=PollTextState.WAITING)
    if not any(map(looks_private, waiting)):
        return said
    return f"{said} {_('Those that may contain personal information still need your review.')}"


TEXT_ACTS: dict[str, Act] = {
    "show_answer": _show,
    "hide_answer": _hide,
    "show_answers": _show_waiting,
}
