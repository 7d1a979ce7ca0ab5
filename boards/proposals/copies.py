"""Proposals with nearly the same text: drafts of one person, and copies of a public proposal (BK-40).

Drafts of different members are never compared: the answer would tell one what another writes (BK-41).
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from django.db.models import Q
from django.utils.translation import override

from boards.guard.contact_sets import person_key
from boards.models import ContactMember, Proposal, ProposalAuthor, ProposalSource
from boards.rules.near_identical import Text, any_alike, text_of
from cms.i18n.fields import languages
from cms.records.redaction_copies import redaction_mark

FIELDS = ("title", "summary", "why")
Pair = tuple[int, int]  # a proposal and its board


def copies_of(ids: set[int]) -> set[Pair]:
    """Proposals that are nearly the same as one of these."""
    people = _people()
    ours = list(Proposal.objects.filter(pk__in=ids).only("pk", "body", "published_at", "source", *FIELDS))
    others = list(_candidates(ours, people))
    texts = _texts([*ours, *others])
    return {
        (other.pk, other.body_id)
        for other in others
        if any(_is_copy(one, other, people, texts) for one in ours)
    }


def are_copies(one: Proposal, other: Proposal) -> bool:
    return _is_copy(one, other, _people(), _texts([one, other]))


def _candidates(ours: list[Proposal], people: dict[int, set[str]]) -> Iterable[Proposal]:
    """Those written by a person of ours, and those that everyone may compare because one of the two is public."""
    of_ours = {person for each in ours for person in people.get(each.pk, ())}
    shared = {pk for pk, some in people.items() if some & of_ours}
    wanted = Q(pk__in=shared)
    for each in ours:
        wanted |= Q(body=each.body_id) if each.is_public else Q(body=each.body_id, published_at__isnull=False)
    rows = Proposal.objects.filter(wanted).exclude(pk__in=[each.pk for each in ours])
    return rows.only("pk", "body", "published_at", "source", *FIELDS)


def _is_copy(
    one: Proposal, other: Proposal, people: dict[int, set[str]], texts: dict[int, set[Text]]
) -> bool:
    of_one_person = bool(people.get(one.pk, set()) & people.get(other.pk, set()))
    in_public = one.body_id == other.body_id and (one.is_public or other.is_public)
    if not (of_one_person or in_public):
        return False
    return any_alike(texts[one.pk], texts[other.pk], excerpts=of_one_person)


def _people() -> dict[int, set[str]]:
    """Everyone who wrote a proposal or was asked to; whoever left or declined has read it."""
    found: dict[int, set[str]] = defaultdict(set)
    asked = ContactMember.objects.filter(group__topic__kind="proposal")
    for key, appointment, user in asked.values_list("group__topic__key", "appointment", "appointment__user"):
        found[int(key)].add(person_key(appointment, user))
    wrote = ProposalAuthor.objects.values_list("proposal", "appointment", "appointment__user")
    for pk, appointment, user in wrote:
        found[pk].add(person_key(appointment, user))
    return found


def _texts(proposals: list[Proposal]) -> dict[int, set[Text]]:
    """The text of each proposal in each language; of members' drafts, every version that others could have read."""
    found: dict[int, set[Text]] = {each.pk: set() for each in proposals}
    for each in proposals:
        found[each.pk] |= _in_each_language(each.title, each.summary, each.why)
    drafts = [each.pk for each in proposals if each.source == ProposalSource.MEMBER]
    for pk, *versions in Proposal.history.filter(id__in=drafts).values_list("id", *FIELDS):
        found[pk] |= _in_each_language(*versions)
    return found


def _in_each_language(*fields: dict[str, str] | None) -> set[Text]:
    codes = {code for field in fields for code in field or {}}
    whole = (" ".join(_left(field, code) for field in fields) for code in codes)
    return {found for words in whole if not (found := text_of(words)).is_empty}


def _left(field: dict[str, str] | None, code: str) -> str:
    """Two redacted texts are not alike because both were removed (PRV-06)."""
    words = (field or {}).get(code, "")
    return "" if words in _marks() else words


@cache
def _marks() -> frozenset[str]:
    found = set()
    for code, _name in languages():
        with override(code):
            found.add(redaction_mark())
    return frozenset(found)
