"""The id of the current request, for logs, history rows and error pages."""

from contextvars import ContextVar

current: ContextVar[str] = ContextVar("request_id", default="")
