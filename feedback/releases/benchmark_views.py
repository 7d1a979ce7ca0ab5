"""Views for benchmarks: population shares to compare with participants (PAR-06)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cms.access import role_required
from cms.exceptions import RuleBroken
from cms.web.paging import page_of
from feedback import access
from feedback.models import Benchmark
from feedback.releases.benchmarks import save_benchmark
from feedback.releases.forms import BenchmarkForm

analysts = role_required(*access.CUT_ROLES)
MOST_CHANGES = 20


@analysts
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    benchmarks = page_of(request, Benchmark.objects.order_by("dimension", "-year", "pk"))
    return render(request, "feedback/releases/desk_benchmarks.html", {"benchmarks": benchmarks})


@analysts
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    return _written(request, None)


@analysts
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    return _written(request, access.get_benchmark(request.user, pk))


def _written(request: HttpRequest, benchmark: Benchmark | None) -> HttpResponse:
    form, refusal = (
        BenchmarkForm(request.POST if request.method == "POST" else None, benchmark=benchmark),
        None,
    )
    if request.method == "POST" and form.is_valid():
        try:
            save_benchmark(actor=request.user, benchmark=form.filled())
            messages.success(request, _("Saved. Numbers calculated from now on are compared with it."))
            return redirect("feedback:desk_benchmarks")
        except RuleBroken as error:
            refusal = error
    changes = benchmark.history.all()[:MOST_CHANGES] if benchmark else []
    context = {"form": form, "benchmark": benchmark, "refusal": refusal, "changes": changes}
    status = 422 if form.errors or refusal else 200
    return render(request, "feedback/releases/desk_benchmark.html", context, status=status)
