"""Desk views of groups with contact sets, subjects named by staff, and members' questions."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from boards import access, desk_form, guard
from boards.guard import selectors
from boards.guard.forms import AnswerQuestionForm, SameForm, SubjectForm
from boards.guard.questions import answer_question
from boards.guard.topics import titles
from cms.access import role_required
from cms.components.laws import with_law
from cms.exceptions import RuleBroken
from cms.web.paging import page_of

MOST_OPEN, MOST_TOPICS = 200, 500
planners = role_required(*access.PLAN_ROLES)
read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@planners
def groups(request: HttpRequest) -> HttpResponse:
    """Open questions, oldest first; then topics with their groups and contact set sizes."""
    questions = selectors.desk_questions(request.user)
    page = page_of(request, selectors.desk_topics(request.user).filter(n_groups__gt=0))
    context = {
        "waiting": questions.filter(answered_at=None).order_by("asked_at", "pk")[:MOST_OPEN],
        "page": page,
        "matters": selectors.matters(page),
    }
    return render(request, "boards/guard/desk_groups.html", context)


@read_or_send
@planners
def question(request: HttpRequest, pk: int) -> HttpResponse:
    asked = selectors.get_question(request.user, pk)
    form = AnswerQuestionForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            answer_question(actor=request.user, question=asked, **form.cleaned_data)
        except RuleBroken as error:
            form.add_error("answer", with_law(error))
        else:
            messages.success(request, _("Answered. Only the member who asked can read it."))
            return redirect("boards:desk_groups")
    context = {"asked": asked, "form": form}
    return render(request, "boards/guard/desk_question.html", context, status=422 if form.is_bound else 200)


@read_or_send
@planners
def subject(request: HttpRequest) -> HttpResponse:
    """Name a subject, so everyone uses the same topic for a matter."""

    def act(facts: dict[str, Any]) -> str:
        guard.open_subject(actor=request.user, **facts)
        return _("Subject added. Members of this body can now form a group on it.")

    return desk_form.answer(
        request,
        SubjectForm(request.POST or None),
        act,
        back_url=reverse("boards:desk_groups"),
        heading=_("Name a subject"),
        hint=_("A subject is a matter of the body that is not yet a proposal or an agenda item."),
        button=_("Add subject"),
    )


@read_or_send
@planners
def same(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark an item made from a proposal as the same matter, which merges their contact sets."""
    topic = selectors.get_topic(request.user, pk)
    root = topic.body.parent_id or topic.body_id
    family = Q(body=root) | Q(body__parent=root)
    rows = selectors.desk_topics(request.user).filter(family, same_as=None).exclude(pk=topic.pk)
    others = {row.pk: row for row in rows[:MOST_TOPICS]}

    def act(facts: dict[str, Any]) -> str:
        guard.same_matter(actor=request.user, topic=topic, other=others[int(facts["other"])])
        return _("The two now count as one matter.")

    return desk_form.answer(
        request,
        SameForm(request.POST or None, others=titles(others.values())),
        act,
        back_url=reverse("boards:desk_groups"),
        heading=_("The same matter"),
        hint=titles([topic])[topic.pk],
        button=_("Count them as one"),
    )
