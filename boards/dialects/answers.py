"""How all dialects answer: GET and HEAD, an ETag, any origin, and each refusal as JSON in the format's own shape."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from boards.absolute_urls import absolute
from cms.cleaning import whole_number
from cms.web.conditional import open_to_programs

View = Callable[..., HttpResponse]
Shape = Callable[[str], dict[str, Any]]


class Refused(Exception):
    status = 400

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class BadParameter(Refused):
    """The message says which one, and what may stand there."""


class Unknown(Refused):
    status = 404

    def __init__(self, message: str = "There is no public record here.") -> None:
        super().__init__(message)


class Gone(Refused):
    """A record that was public once; of it only the tombstone is kept."""

    status = 410

    def __init__(self, message: str = "This record no longer exists. It might have been deleted.") -> None:
        super().__init__(message)


def dialect(shape: Shape) -> Callable[[View], View]:
    """A view that anybody's program may read. ``shape`` gives the JSON of a refusal."""

    def decorate(view: View) -> View:
        @open_to_programs
        @require_safe
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                return view(request, *args, **kwargs)
            except Refused as refused:
                return json_of(shape(refused.message), status=refused.status)

        return answer

    return decorate


def json_of(data: object, *, status: int = 200) -> JsonResponse:
    """ASCII alone: a text with half a character in it would break any other encoding."""
    return JsonResponse(data, safe=False, status=status)


def number_in(
    request: HttpRequest, name: str, default: int, *, least: int = 0, most: int | None = None
) -> int:
    """A whole number from the query; one above ``most`` is lowered to it. Raises BadParameter for anything else."""
    typed = request.GET.get(name)
    if typed is None:
        return default
    number = whole_number(typed, digits=9)
    if number is None or number < least:
        raise BadParameter(f"{name} must be a whole number from {least}.")
    return number if most is None else min(number, most)


def web(path: str | None) -> str | None:
    """An address of this site, absolute; one of another site stays as it is."""
    return absolute(path) if path and path.startswith("/") else path or None
