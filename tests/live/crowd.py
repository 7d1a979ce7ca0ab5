"""Submit a form as many people at once, each from a different address, some more than once."""

import contextlib
import http.client
import json
import os
import re
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

from tests.live.site import PATIENCE, Site

SLUG = "teacher-dashboard"
PER_ADDRESS = 40  # below the limit for one network and minute
TRIES = 20
NETWORKS = count(1)  # each crowd comes from one of its own
CODE = re.compile(r"/receipts/(TL(?:-\w{4}){4})/")

KEYS = """
import json
from cms.web import one_time_keys
from feedback.models import Form, Question
form = Form.objects.public().get(slug={slug!r})
asked = Question.objects.filter(version=form.current_version_id)
text, many = (asked.filter(kind=kind)[0] for kind in ("long_text", "many_choices"))
keys = [one_time_keys.issue("feedback.{slug}") for _number in range({count})]
print(json.dumps([keys, "q-" + text.key, "q-" + many.key, many.choices[0]["key"]]))
"""
STORED = """
import json
from pathlib import Path
from cms.web.one_time_keys import receipt_digest
from feedback.models import Submission, SubmissionText
codes = json.loads(Path({path!r}).read_text())
digests = [receipt_digest(code) for code in codes]
parts = [digests[n:n + 500] for n in range(0, len(digests), 500)]
found = sum(Submission.objects.filter(receipt_digest__in=part).count() for part in parts)
texts = SubmissionText.objects.filter(text__startswith={words!r})
print(json.dumps([found, texts.count(), texts.values("submission").distinct().count()]))
"""


class Crowd:
    """Fresh keys of one form, and the posts that use them."""

    def __init__(self, site: Site, number: int, words: str) -> None:
        self.site, self.words, self.network = site, words, next(NETWORKS)
        made = site.printed(KEYS.format(slug=SLUG, count=number))
        self.keys, self.text, self.many, self.choice = json.loads(made)

    def post(self, number: int, key: str, words: str) -> tuple[int, str]:
        """(status, receipt code) of one post."""
        home = number // PER_ADDRESS
        connection = http.client.HTTPConnection(
            "127.0.0.1",
            self.site.port,
            timeout=PATIENCE,
            source_address=(f"127.{self.network}.{home // 250}.{home % 250 + 1}", 0),
        )
        fields = {"key": key, "website": "", self.text: words, self.many: self.choice}
        headers = {
            "Host": f"localhost:{self.site.port}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        with contextlib.closing(connection):
            connection.request("POST", f"/feedback/{SLUG}/", urlencode(fields), headers)
            answer = connection.getresponse()
            answer.read()
        found = CODE.search(answer.headers.get("Location", ""))
        return answer.status, found[1] if found else ""

    def send_all(self, clients: int, midway: Callable[[], None] | None = None) -> list[str]:
        """Each key once, again after a broken connection as a browser would; the codes that were acknowledged."""
        half = len(self.keys) // 2

        def send(number: int) -> str:
            if number == half and midway:
                midway()
            for _again in range(TRIES):
                with contextlib.suppress(OSError, http.client.HTTPException):
                    status, code = self.post(number, self.keys[number], f"{self.words} {number}")
                    if status == 303:
                        return code
            return ""

        with ThreadPoolExecutor(clients) as pool:
            return [code for code in pool.map(send, range(len(self.keys))) if code]

    def stored(self, codes: list[str]) -> tuple[int, int, int]:
        """How many of these codes have a row; how many texts of this crowd there are, of how many comments."""
        path = self.site.folder / "codes.json"
        path.write_text(json.dumps(codes))
        found, texts, comments = json.loads(
            self.site.printed(STORED.format(path=str(path), words=self.words))
        )
        return found, texts, comments


def kill_one_worker(site: Site) -> None:
    """SIGKILL to one of gunicorn's workers."""
    workers = [pid for pid in _processes() if _parent(pid) == site.pid]
    assert workers, "no worker was found"
    os.kill(workers[0], signal.SIGKILL)


def _processes() -> list[int]:
    return sorted(int(folder.name) for folder in Path("/proc").iterdir() if folder.name.isdigit())


def _parent(pid: int) -> int:
    """0 if the process is gone."""
    with contextlib.suppress(OSError):
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()[1])
    return 0
