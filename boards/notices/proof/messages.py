"""README of the archive: what the files are, and how to verify them."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from boards.absolute_urls import absolute
from boards.models import Meeting, PostedAgenda
from cms.components.dates import clock_time, long_date
from cms.components.menu import address


def read_me(meeting: Meeting, postings: list[PostedAgenda], *, language: str) -> str:
    with override(language):
        return "\n\n".join([*_what(meeting), *_postings(postings), *_how()]) + "\n"


def _what(meeting: Meeting) -> list[str]:
    facts = {"body": meeting.body_names, "day": meeting.when}
    return [
        _("Proof of notice: %(body)s, %(day)s") % facts,
        _("This file shows when the notice of this meeting was posted and sent. Anyone can verify it."),
        absolute(meeting.get_absolute_url()),
    ]


def _postings(postings: list[PostedAgenda]) -> list[str]:
    return [
        _("Version %(number)s was posted on %(day)s at %(time)s, Pacific time. SHA-256: %(digest)s")
        % {
            "number": each.number,
            "day": long_date(each.posted_at),
            "time": clock_time(each.posted_at),
            "digest": each.sha256,
        }
        for each in postings
    ]


def _how() -> list[str]:
    return [
        _("Contents"),
        _(
            "posted/1.json, posted/2.json, ...: the agenda, each time it was posted, exactly as its "
            "SHA-256 was computed."
        ),
        _(
            "notice.json: each posting and each notice sent, with its method and time. It does not "
            "contain people’s addresses. A keyed digest replaces each one."
        ),
        _(
            "record.json: the entries in the public record for these postings, items and notices, and their path to "
            "a checkpoint that the site signed."
        ),
        _("SHA256SUMS: the SHA-256 of each file here."),
        _("How to verify it"),
        _("1. Compute the SHA-256 of each file, for example with: sha256sum -c SHA256SUMS"),
        _("2. The SHA-256 of posted/1.json is the one shown with version 1 on the site, and so on."),
        _("3. Download the file that verifies proofs, and run: python verify_record.py record.json --key KEY")
        + f"\n{absolute(address('record/verify_record.py'))}",
        _("4. The key of the record, and its checkpoints, are here: %(url)s")
        % {"url": absolute(address("record/"))},
    ]
