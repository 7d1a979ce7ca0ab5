"""One step of the slopes, inside the site: add comments, ask for the pages, make a cut.

`python -m tests.bench.slope_steps grow|pages|cut …` measures in a separate process and prints JSON.
"""

import json
import sys
import time
from collections.abc import Callable
from statistics import median

import django
from django.core.cache import cache
from django.db import connection

from tests.bench.processes import cpu_of_each

TIMES = 5
WORD = "escuela"
COUNTED = "coverage, counted anew"
SEARCHED = {
    "queue": "/desk/comments/",
    "queue with words": f"/desk/comments/?words={WORD}",
    "word search": f"/search/?q={WORD}",
    "word search of the desk": f"/desk/search/?q={WORD}",
    "grid": "/desk/coding/grid/",
    "coverage": "/desk/coding/coverage/?form=synthetic",
    "suggestions": "/desk/suggestions/",
    "codebook": "/desk/codebook/",
}


def step_grow(size: str) -> dict[str, int]:
    """Up to this many comments in the synthetic form. Statistics of the tables are then as of a site that grew."""
    from feedback.demo.volume import seed, synthetic_form

    there = synthetic_form()[0].submissions.count()
    for _there in seed(int(size) - there):
        pass
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "postgresql" else "PRAGMA optimize")
    return {"added": int(size) - there}


def step_pages() -> dict[str, float]:
    browser = _browser()
    paths = SEARCHED | {"coding": _text_to_code(), COUNTED: SEARCHED["coverage"]}
    return {name: _page(browser, path, is_stored=name != COUNTED) for name, path in paths.items()}


def step_cut() -> dict[str, float]:
    from feedback.cuts.services import make_cut
    from feedback.models import Form

    form = Form.objects.get(slug="synthetic")
    return {"cut": 1000 * _cpu(lambda: make_cut(actor="system:bench", form=form))}


def _browser():
    from cms.users.models import User
    from tests.factories.signed_in import browser_of

    return browser_of(User.objects.get(email="analyst@demo.example"), HTTP_HOST="localhost")


def _text_to_code() -> str:
    from feedback.models import SubmissionText

    text = SubmissionText.objects.filter(submission__form__slug="synthetic", question_key="words").order_by(
        "pk"
    )
    return f"/desk/coding/{text[7].pk}/"


def _page(browser, path: str, *, is_stored: bool) -> float:
    """CPU milliseconds, the median of some visits; one alone if it takes seconds. ``is_stored``: parts may be."""
    taken: list[float] = []
    for _visit in range(TIMES + 1):
        if not is_stored:
            cache.clear()
        taken.append(1000 * _cpu(lambda: _get(browser, path)))
        if taken[-1] > 2000:
            return taken[-1]
    return median(taken[1:])


def _get(browser, path: str) -> None:
    answer = browser.get(path)
    if answer.status_code != 200:
        raise AssertionError(f"{path} answered {answer.status_code}")


def _cpu(work: Callable[[], object]) -> float:
    """Seconds of this process and of the PostgreSQL process that serves it, if it runs here."""
    before, theirs = time.process_time(), _database_cpu()
    work()
    return time.process_time() - before + _database_cpu() - theirs


def _database_cpu() -> float:
    if connection.vendor != "postgresql":
        return 0.0
    with connection.cursor() as cursor:
        # One process does all of the work, so that its CPU is all of the CPU.
        cursor.execute("SET max_parallel_workers_per_gather = 0")
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]
    try:
        return cpu_of_each([pid])
    except OSError:  # the server is on another machine
        return 0.0


if __name__ == "__main__":
    django.setup()
    step, *rest = sys.argv[1:]
    sys.stdout.write(json.dumps(globals()[f"step_{step}"](*rest)) + "\n")
