"""Papers of staff that repeat what a member wrote and has not published (BK-43).

The same file, or nearly the same text, is the member's paper under another author; a digest holds the parts it quotes.
"""

from collections.abc import Iterator

from django.db.models import QuerySet

from boards.choices import PreparedBy
from boards.models import Material, MaterialVersion, Meeting, MemberQuestion, Proposal, ProposalSource
from boards.rules.near_identical import any_alike, text_of


def repeats_members_words(material: Material) -> bool:
    versions = list(material.versions.all())
    bodies = material.meeting.body_ids
    theirs = _papers(bodies)
    if theirs.filter(sha256__in=[each.sha256 for each in versions]).exists():
        return True
    ours = [found for each in versions if not (found := text_of(each.body)).is_empty]
    return bool(ours) and any_alike(ours, map(text_of, _members_texts(bodies)), excerpts=True)


def _papers(bodies: list[int]) -> QuerySet[MaterialVersion]:
    return MaterialVersion.objects.filter(
        material__meeting__in=Meeting.objects.of(*bodies),
        material__prepared_by=PreparedBy.MEMBER,
        material__public_since=None,
        material__public_record_at=None,
    )


def _members_texts(bodies: list[int]) -> Iterator[str]:
    yield from _papers(bodies).exclude(body="").values_list("body", flat=True)
    drafts = Proposal.objects.filter(body__in=bodies, source=ProposalSource.MEMBER, published_at=None)
    for title, summary, why in drafts.values_list("title", "summary", "why"):
        for code in {*title, *summary, *why}:
            yield " ".join(each.get(code, "") for each in (title, summary, why))
    questions = MemberQuestion.objects.filter(appointment__seat__body__in=bodies)
    yield from questions.values_list("words", flat=True)
