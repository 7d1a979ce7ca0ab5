"""Fork the processes of a site under test from this one, which has loaded Django.

Loading Django takes four CPU seconds, starting a site three times as much. Here it is loaded once for all files of
tests that a process runs. Each line of standard input is one request, answered by one line.
"""

import json
import os
import signal
import socket
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.management import execute_from_command_line

from gunicorn.app import wsgiapp

import cms.wsgi  # noqa: F401  loads the whole site

web: list[int] = []
listener = socket.socket(fileno=int(os.environ["SITE_SOCKET"]))


def fork(work: Callable[[], object], out: int, err: int) -> int:
    """A child that writes to these files."""
    if pid := os.fork():
        return pid
    code = 1
    try:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(out, 1)
        os.dup2(err, 2)
        work()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(bool(end.code))
    except BaseException:  # noqa: BLE001  whatever it is: say it and end
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def manage(words: list[str]) -> None:
    sys.argv = ["manage.py", *words]
    execute_from_command_line(sys.argv)


def serve(workers: int, changed: dict) -> None:
    for name, value in changed.items():
        setattr(settings, name, value)
    sys.argv = ["gunicorn", "cms.wsgi", "--preload", "--no-control-socket", "--log-level", "warning"]
    sys.argv += ["--config", "python:cms.web.gunicorn_config"]
    sys.argv += ["--bind", f"fd://{listener.fileno()}", "--graceful-timeout", "2"]
    sys.argv += ["--workers", str(workers), "--threads", "4", "--worker-class", "gthread"]
    wsgiapp.run()


def start(*, workers: int, settings: dict, log: str) -> dict:
    with Path(log).open("w") as file:
        web.append(fork(lambda: serve(workers, settings), file.fileno(), file.fileno()))
    return {"pid": web[0]}


def ended() -> dict:
    if web and os.waitpid(web[0], os.WNOHANG)[0]:
        web.clear()
    return {"ended": not web}


def run(*, words: list[str]) -> dict:
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        _pid, status = os.waitpid(fork(lambda: manage(words), out.fileno(), err.fileno()), 0)
        out.seek(0)
        err.seek(0)
        return {"code": os.waitstatus_to_exitcode(status), "out": out.read(), "err": err.read()}


def stop() -> dict:
    """Quickly: what the site was doing is thrown away with its data."""
    for pid in web:
        os.kill(pid, signal.SIGQUIT)
        os.waitpid(pid, 0)
    web.clear()
    return {}


def main() -> None:
    asked = {"start": start, "ended": ended, "run": run, "stop": stop}
    for line in sys.stdin:
        request = json.loads(line)
        number, do = request.pop("number"), asked[request.pop("do")]
        print(json.dumps({"number": number, **do(**request)}), flush=True)
    stop()


if __name__ == "__main__":
    main()
