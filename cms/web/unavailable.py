"""When nothing can be saved: the database is locked or away, or a disk is full. A 503 that gives back what was typed.

Nothing of the page comes from the database, the cache or the session (F04, F10, F27).
"""

import errno
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import DatabaseError, Error, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils.translation import get_language, get_language_info

logger = logging.getLogger(__name__)
RETRY_SECONDS = "30"
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}
# SQLite reports a missing table by the same class of error; what a moment can change has one of these names.
PASSING = (
    "SQLITE_BUSY",
    "SQLITE_LOCKED",
    "SQLITE_FULL",
    "SQLITE_IOERR",
    "SQLITE_CANTOPEN",
    "SQLITE_READONLY",
)
READ_ONLY = "25006"  # PostgreSQL: what some providers do to a database whose disk is full
OF_MACHINES = {"csrfmiddlewaretoken", "key", "website", "work"}
SHORT = 40
SKIPPED = "skipped_files"  # of a request: name of a field → why its file could not be stored


@dataclass(frozen=True)
class Field:
    name: str
    value: str

    @property
    def is_text(self) -> bool:
        """Something a person typed and may want to copy; the rest is sent again unseen."""
        looks_typed = len(self.value) > SHORT or len(self.value.split()) > 1
        return looks_typed and self.name not in OF_MACHINES


def is_passing(error: BaseException | None) -> bool:
    """Whether the same request could succeed later, without a change of the program."""
    if isinstance(error, Error):
        cause = error.__cause__
        if name := getattr(cause, "sqlite_errorname", ""):
            return name.startswith(PASSING)
        if getattr(cause, "sqlstate", "") == READ_ONLY:
            return True
        return isinstance(error, OperationalError | InterfaceError)
    return isinstance(error, OSError) and error.errno in FULL


def skipped_file(request: HttpRequest) -> OSError | None:
    """Why a file of this form could not be stored; reads the body."""
    if request.content_type != "multipart/form-data":
        return None
    request.POST  # noqa: B018
    return next(iter(getattr(request, SKIPPED, {}).values()), None)


def unavailable(request: HttpRequest, error: BaseException | None) -> HttpResponse:
    """503 with Retry-After. After a POST it holds the posted fields, in a form that sends them again."""
    logger.error("nothing can be saved: %s", type(error.__cause__ or error).__name__ if error else "")
    fields = _posted(request)
    language = get_language() or "en"
    context = {
        "reference": getattr(request, "id", ""),
        "language": language,
        "direction": "rtl" if get_language_info(language)["bidi"] else "ltr",
        "action": request.get_full_path(),
        "was_sent": request.method == "POST",
        "fields": fields,
        "texts": [each for each in fields if each.is_text],
        "files": sorted({*request.FILES, *getattr(request, SKIPPED, {})}) if fields else [],
    }
    response = HttpResponse(loader.render_to_string("503.html", context), status=503)
    response["Retry-After"] = RETRY_SECONDS
    response["Cache-Control"] = "no-store"
    return response


def _posted(request: HttpRequest) -> list[Field]:
    """What was sent; nothing of a form that asks for a password."""
    if request.method != "POST":
        return []
    try:
        names = list(request.POST)
    except OSError:  # the body itself could not be stored
        return []
    if any("password" in name for name in names):
        return []
    return [Field(name, value) for name in names for value in request.POST.getlist(name)]


@contextmanager
def best_effort(what: str) -> Iterator[None]:
    """For what a page notes about its being read: if that cannot be saved, the page is shown all the same."""
    try:
        yield
    except (DatabaseError, InterfaceError, OSError) as error:
        if not is_passing(error):
            raise
        logger.warning("not saved: %s", what)
