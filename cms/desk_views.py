"""The desk: where staff start, the page of a job, the history of a record."""

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from cms.access import Role, has_role, staff_required
from cms.jobs import queue
from cms.models import Job
from cms.records.history_presenters import readable_history


@staff_required
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "cms/desk_home.html")


def _own_job(request: HttpRequest, pk) -> Job:
    """A job that this person started; an administrator sees each."""
    found = (
        Job.objects.all()
        if has_role(request.user, Role.ADMINISTRATOR)
        else Job.objects.filter(started_by=request.user)
    )
    return get_object_or_404(found, pk=pk)


@staff_required
def job(request: HttpRequest, pk) -> HttpResponse:
    found = _own_job(request, pk)
    return render(request, "cms/job.html", {"job": found, "job_title": queue.title_of(found)})


@staff_required
@require_POST
def cancel_job(request: HttpRequest, pk) -> HttpResponse:
    found = _own_job(request, pk)
    queue.cancel(found)
    return redirect(found)


@staff_required
def history(request: HttpRequest, label: str, pk: str) -> HttpResponse:
    """Who changed a record, when and why, with the differences in words."""
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError) as error:
        raise Http404 from error
    may = f"{model._meta.app_label}.view_{model._meta.model_name}"
    if not hasattr(model, "history") or not request.user.has_perm(may):
        raise Http404
    may_read = getattr(model, "may_read_history", None)  # a room's own rule for single rows
    if may_read and not may_read(request.user, pk):
        raise Http404
    rows = readable_history(model, pk)
    if not rows:
        raise Http404
    return render(
        request,
        "cms/history.html",
        {
            "rows": rows,
            "name": rows[0].name,
            "model_name": model._meta.verbose_name,
            "label": model._meta.label_lower,
            "pk": pk,
        },
    )
