"""Views of a job's page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from cms.access import Role, has_role, staff_required
from cms.jobs import queue
from cms.models import Job


def _own_job(request: HttpRequest, pk) -> Job:
    """A job that this user started; an administrator sees every job."""
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
