"""Letters of a campaign are grouped although people change them, and independent comments are not (PAR-05).

Before, letters joined at 0.8 resemblance of the whole body: the index of the same letters was 0.22 to 0.48.
"""

from collections import Counter

import pytest
from sklearn.metrics import adjusted_rand_score

from feedback.submissions import letter_groups, text_similarity
from tests.factories.campaign_letters import KINDS, Letters, campaign_letters

ALONE = 10_000_000
SMALL = (14, 9, 12, 10)
LARGE = (600, 250, 90, 40, 12, 7, 150, 120)


def grouped(letters: Letters) -> list[int]:
    """Return the group of each letter; one of its own for a letter without a campaign."""
    first: dict[str, int] = {}
    digests = [text_similarity.digest(text) for text in letters.texts]
    for number, digest in enumerate(digests):
        first.setdefault(digest, number)
    sent = Counter(first[digest] for digest in digests if digest)
    found = letter_groups.groups(
        dict(sent),
        lambda keys: ((key, letters.texts[key]) for key in keys),
        text_similarity.all_shingles(letters.quoted),
    )
    samples = {key: group.sample for group in found for key in group.shares}
    return [samples.get(first[digest], ALONE + at) for at, digest in enumerate(digests)]


def check(letters: Letters) -> None:
    found = grouped(letters)
    assert adjusted_rand_score(letters.campaigns, found) >= 0.75
    independent = [at for at in range(len(found)) if not letters.is_of_campaign(at)]
    assert sum(found[at] < ALONE for at in independent) <= 0.01 * len(independent)
    shared = {letters.campaign_count - 2, letters.campaign_count - 1}
    for group in set(found):
        of = {letters.campaigns[at] for at in range(len(found)) if found[at] == group}
        assert not shared <= of, "two campaigns with the paragraph of one organization are joined"


@pytest.mark.parametrize("language", ["en", "es", "zh"])
def test_letters_that_people_changed_are_grouped_by_campaign(language):
    check(campaign_letters(language, 1, sizes=SMALL, independent=40))


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("language", ["en", "es", "zh"])
def test_many_letters_are_grouped_by_campaign(language, seed):
    check(campaign_letters(language, seed, sizes=LARGE, independent=1500))


@pytest.mark.deep
@pytest.mark.parametrize("kind", KINDS)
def test_each_way_to_change_a_letter_alone_is_grouped(kind):
    check(campaign_letters("en", 7, sizes=(60, 30, 40, 30), independent=150, kinds=[kind]))


def test_a_passage_that_many_quote_makes_no_campaign():
    """Eight people quote the same forty words, each in a long text of their own."""
    letters = campaign_letters("en", 3, sizes=(), independent=60)
    passage = letters.quoted
    letters.texts = [text.replace(passage, "") for text in letters.texts]
    long = [at for at, text in enumerate(letters.texts) if len(text.split()) > 90][:8]
    for at in long:
        letters.texts[at] += f"\n\n{passage}"
    letters.quoted = ""
    assert len(long) == 8 and min(grouped(letters)) >= ALONE


def test_the_same_letters_in_another_order_give_the_same_groups():
    letters = campaign_letters("en", 5, sizes=(20, 12, 9, 8), independent=20)
    one = grouped(letters)
    turned = Letters(letters.texts[::-1], letters.campaigns[::-1], letters.campaign_count, letters.quoted)
    assert adjusted_rand_score(one, grouped(turned)[::-1]) == 1


def test_random_letters_are_not_grouped():
    texts = [" ".join(f"word{(n * 7 + i * i) % 997}" for i in range(40)) for n in range(300)]
    assert min(grouped(Letters(texts))) >= ALONE


@pytest.mark.deep
def test_letters_made_to_meet_in_every_bucket_take_no_more_than_their_number():
    """Each has the same two runs of words and its own half of a small vocabulary, so all are compared with all."""

    def letter(n: int) -> str:
        own = " ".join(f"w{(n * k) % 61} x{(n + k) % 59} y{k % 7}" for k in range(1, 40))
        return f"the same words for all of us {own}"

    compared = Counter[str]()

    class Runs(frozenset):
        def __and__(self, other):
            compared["pairs"] += 1
            return super().__and__(other)

    number = 3000
    letters = Letters([letter(n) for n in range(number)])
    original = letter_groups._Letter.runs
    try:
        letter_groups._Letter.runs = lambda self: Runs(original(self))
        grouped(letters)
    finally:
        letter_groups._Letter.runs = original
    assert compared["pairs"] <= number * letter_groups.BANDS * letter_groups.MOST_LEADERS
