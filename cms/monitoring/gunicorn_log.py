"""gunicorn's log in the format of ours. Its own access log would contain client addresses and receipt codes.

A line has no client address, browser, referrer or query. Of the path, the middleware (cms/web/secret_addresses.py)
leaves what may be logged in the request's environment.
"""

from datetime import timedelta
from typing import Any

from gunicorn.glogging import Logger

from cms.monitoring.logs import JsonFormatter

LOGGED_PATH = "throughline.logged_path"


class JsonLogger(Logger):
    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        for log in (self.error_log, self.access_log):
            for handler in log.handlers:
                if getattr(handler, "_gunicorn", False):
                    handler.setFormatter(JsonFormatter())

    def access(self, resp: Any, req: Any, environ: dict[str, Any], request_time: timedelta) -> None:
        if not self.access_log_enabled:
            return
        facts = {
            "method": environ.get("REQUEST_METHOD", ""),
            "path": environ.get(LOGGED_PATH) or environ.get("PATH_INFO", ""),
            "status": int(str(resp.status).split()[0]),
            "milliseconds": request_time // timedelta(milliseconds=1),
        }
        self.access_log.info("request", extra=facts)
