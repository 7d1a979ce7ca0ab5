"""Someone at the desk who acts on all that match, and jobs that run at once."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from cms.jobs import queue
from feedback.models import BulkAction

TOGETHER = "/desk/comments/together/"
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


class Desk:
    """One person's browser on the screens of bulk actions."""

    def __init__(self, browser, on_commit) -> None:
        self.browser, self.on_commit = browser, on_commit

    def get(self, path):
        return self.browser.get(path)

    def post(self, path, values=None, **more):
        with self.on_commit(execute=True):
            return self.browser.post(path, values or {}, **more)

    def ask(self, kind, query="", screen="comments", **values):
        """The confirmation screen of this action for all that match."""
        return self.post(address(kind, query, screen), values)

    def confirm(self, page, kind, query="", screen="comments"):
        """What its form sends."""
        form = page.content.decode().split('<form method="post"')[-1]
        return self.post(address(kind, query, screen), dict(HIDDEN.findall(form)))

    def do(self, kind, query="", screen="comments", **values):
        answer = self.confirm(self.ask(kind, query, screen, **values), kind, query, screen)
        assert answer.status_code == 302, answer.content.decode()
        return BulkAction.objects.first()

    def press(self, action, button):
        return self.post(f"{TOGETHER}{action.number}/{button}/", follow=True)


def address(kind, query="", screen="comments"):
    from django.utils.http import urlencode

    return f"{TOGETHER}new/?{urlencode({'screen': screen, 'kind': kind, 'filter': query})}"


@pytest.fixture
def at_desk(client_for, django_capture_on_commit_callbacks):
    return lambda person: Desk(client_for(person), django_capture_on_commit_callbacks)


@pytest.fixture
def desk(at_desk, editor):
    return at_desk(editor)


@pytest.fixture
def small_chunks(monkeypatch):
    monkeypatch.setattr("feedback.bulk.rules.CHUNK", 2)


@pytest.fixture
def stop_after(monkeypatch):
    """The person stops the job once this many members were reached."""

    @contextmanager
    def stopping(reached: int) -> Iterator[None]:
        progress = queue.RunningJob.progress

        def stop(job, done, total):
            if done >= reached:
                queue.cancel(job.job)
            progress(job, done, total)

        with monkeypatch.context() as patch:
            patch.setattr(queue.RunningJob, "progress", stop)
            yield

    return stopping
