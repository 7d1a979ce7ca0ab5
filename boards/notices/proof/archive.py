"""Build the proof archive. The same state always gives the same bytes."""

import hashlib
import json

from django.utils.translation import get_language

from boards.models import Meeting, NoticeSending, PostedAgenda
from boards.notices.proof.facts import notice_facts
from boards.notices.proof.messages import read_me
from boards.notices.proof.record import entries_of
from cms.spreadsheets.zipping import ZipStream


def archive(meeting: Meeting, postings: list[PostedAgenda]) -> bytes:
    for posting in postings:
        posting.meeting = meeting
    sendings = sendings_of(postings)
    files = {
        "README.txt": read_me(meeting, postings, language=get_language() or "en").encode(),
        "notice.json": pretty(notice_facts(meeting, postings, sendings)),
        **{f"posted/{each.number}.json": canonical(each.snapshot) for each in postings},
        "record.json": pretty(entries_of(meeting, postings, sendings)),
    }
    sums = "".join(
        f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items())
    )
    return packed({**files, "SHA256SUMS": sums.encode()})


def sendings_of(postings: list[PostedAgenda]) -> list:
    rows = NoticeSending.objects.filter(posting__in=postings).select_related("appointment", "item")
    return list(rows.order_by("sent_at", "pk"))


def canonical(snapshot: dict) -> bytes:
    """Canonical form, whose SHA-256 was published with the posting."""
    words = json.dumps(snapshot, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return words.encode("utf-8", "surrogatepass")


def pretty(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode(
        "utf-8", "surrogatepass"
    )


def packed(files: dict[str, bytes]) -> bytes:
    stream = ZipStream()
    parts = [chunk for name, content in sorted(files.items()) for chunk in stream.write(name, [content])]
    return b"".join([*parts, *stream.finish()])
