"""How the demo and the practice site are served: the web server's command, and a port that is free."""

import socket
import sys

from django.conf import settings
from django.core.management.base import CommandError


def web_command(host: str, port: int, *, workers: int) -> list[str]:
    return [
        *(sys.executable, "-m", "gunicorn", "cms.wsgi", "--chdir", str(settings.BASE_DIR)),
        *("--bind", f"{host}:{port}", "--config", "python:cms.web.gunicorn_config", "--preload"),
        *("--workers", str(workers), "--threads", "4", "--worker-class", "gthread"),
        *("--no-control-socket", "--log-level", "warning"),
    ]


def why_busy(host: str, port: int) -> str:
    """Why this port cannot be listened on, or nothing."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            return str(error)
    return ""


def refuse_busy_port(host: str, port: int, *, another: str) -> None:
    """``another`` is the command with which to choose another port."""
    if why := why_busy(host, port):
        raise CommandError(
            f"Port {port} cannot be used ({why}). Stop what uses it, or choose another: {another}{port + 1}"
        )
