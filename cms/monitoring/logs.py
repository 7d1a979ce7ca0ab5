"""JSON log lines with the request id; no body, client address, name or receipt code."""

import json
import logging
from datetime import UTC, datetime

from cms import request_id
from cms.monitoring.scrubbing import scrub


class JsonFormatter(logging.Formatter):
    EXTRA = ("path", "method", "status", "milliseconds", "job", "event")

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": scrub(record.getMessage()),
            "request": request_id.current.get(),
        }
        line |= {name: getattr(record, name) for name in self.EXTRA if hasattr(record, name)}
        if "path" in line:
            line["path"] = scrub(line["path"])
        if record.exc_info:
            line["error"] = scrub(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=True, default=str)
