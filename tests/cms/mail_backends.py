"""Transports for tests: one that keeps what it is handed, one that never works."""

from django.core.mail.backends.base import BaseEmailBackend

handed: list = []


class Working(BaseEmailBackend):
    def send_messages(self, messages) -> int:
        handed.extend(messages)
        return len(messages)


class Broken(BaseEmailBackend):
    def send_messages(self, messages) -> int:
        raise ConnectionRefusedError("no route")
