"""An engine of the tests, a public page in English, and a worker that runs what pages asked for."""

from dataclasses import dataclass, field

import pytest

from cms.machine_translation import engines
from cms.models import Job
from tests.factories.cms import standard_page
from tests.furniture import furnished

PARAGRAPH = "The council meets on Monday."
SECOND = "Parents asked for a map of each county."
BODY = f"<p>{PARAGRAPH}</p><ul><li>{SECOND}</li></ul>"


@dataclass
class LetterEngine:
    """Says the text backwards, so that nobody takes it for a translation. ``says``: other answers, or an error."""

    version: int = 1
    says: object = None
    asked: list[str] = field(default_factory=list)

    def pairs(self) -> frozenset[tuple[str, str]]:
        return frozenset(("en", target) for target in ("ar", "vi", "es"))

    def name(self, source: str, target: str) -> str:
        return f"Letters {self.version} ({source}-{target})"

    def translate(self, texts, source, target):
        self.asked += texts
        if isinstance(self.says, Exception):
            raise self.says
        return [self.says or backwards(text) for text in texts]


def backwards(text: str) -> str:
    return text[::-1]


@pytest.fixture
def engine(monkeypatch) -> LetterEngine:
    made = LetterEngine()
    monkeypatch.setattr(engines, "installed", lambda: made)
    return made


@furnished
def about(home):
    return standard_page(home, "About us", slug="about", summary="Who we are.", body=[("paragraph", BODY)])


@pytest.fixture
def read(client, about, django_capture_on_commit_callbacks):
    """Read a page; the worker does at once what it asked for."""

    def get(path: str = "/ar/about/?translate=machine", **headers) -> str:
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.get(path, **headers)
        assert answer.status_code == 200
        return answer.text

    return get


@pytest.fixture
def translated(engine, read) -> str:
    """The page after its translations were made."""
    read()
    return read()


def jobs() -> int:
    return Job.objects.filter(handler="cms.translate").count()
