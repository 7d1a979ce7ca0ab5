from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest


class UsersConfig(AppConfig):
    name = "cms.users"
    label = "users"

    def ready(self) -> None:
        user_logged_in.connect(_begin_session, dispatch_uid="cms.users.session_times")


def _begin_session(request: HttpRequest, **_facts: Any) -> None:
    import_module("cms.users.session_times").begin(request.session)
