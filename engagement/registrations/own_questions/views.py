"""The desk screen of the questions at registration: add, stop, and what people answered (logged, P14)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cms.access import role_required
from cms.cleaning import whole_number
from engagement import access, access_log
from engagement.desk_actions import checked, crumbs, one_of
from engagement.models import Conversation
from engagement.models.own_questions import MOST_OWN_QUESTIONS
from engagement.registrations.own_questions.forms import OwnQuestionForm
from engagement.registrations.own_questions.selectors import answers_of_all
from engagement.registrations.own_questions.services import add_question, stop_asking


@role_required(*access.DOOR_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest, slug: str) -> HttpResponse:
    found = access.get_conversation(request.user, slug)
    access_log.log(request.user, "the answers at registration of conversation", found.pk)

    def context() -> dict[str, Any]:
        rows = answers_of_all(found)
        asked = sum(row.question.is_asked for row in rows)
        return {
            "conversation": found,
            "rows": rows,
            "may_add": found.takes_registrations and asked < MOST_OWN_QUESTIONS,
            "most": MOST_OWN_QUESTIONS,
            "question_form": OwnQuestionForm(),
            "crumbs": crumbs(found, _("Questions at registration")),
        }

    acts = {"add": _add, "stop": _stop}
    response = one_of(request, found, acts, "engagement/registrations/desk_own_questions.html", context)
    add_never_cache_headers(response)
    return response


def _add(request: HttpRequest, found: Conversation) -> str:
    form = checked(OwnQuestionForm(request.POST), "question_form")
    add_question(actor=request.user, conversation=found, **form.cleaned_data)
    return _("The question is now asked when people register.")


def _stop(request: HttpRequest, found: Conversation) -> str:
    question = access.get_own_question(request.user, found, whole_number(request.POST.get("question")))
    stop_asking(actor=request.user, question=question)
    return _("The question is no longer asked. Its answers are retained until they are erased.")
