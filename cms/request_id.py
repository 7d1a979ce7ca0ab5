"""The id of the request in hand, for logs, history rows and error pages."""

from contextvars import ContextVar

current: ContextVar[str] = ContextVar("request_id", default="")
