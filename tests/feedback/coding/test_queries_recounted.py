"""The three queries beside a plain recount, on random codings: merged codes, superseded texts, two texts a comment."""

from random import Random

from django.utils import timezone

import pytest

from feedback.coding.codebook import merge_code
from feedback.coding.services import add_coding
from feedback.models import Code, Coding, Demographics, Submission, SubmissionText
from tests.factories import feedback as make
from tests.furniture import furnished

WHERE = "/desk/coding/queries/"
WORDS = "One two three four five six seven eight."
NAMES = ("place", "pay", "bus", "old")
UNITS = {"comment": lambda each: each["comment"], "text": lambda each: each["text"]}


@furnished
def desk(client_for, analyst):
    return client_for(analyst)


@furnished
def codings(form, code, analyst):
    """Of 14 comments, as plain facts: those that count."""
    random, book = Random(4), code.codebook
    codes = {"place": code} | {name: make.make_code(book, name) for name in NAMES[1:]}
    for n in range(14):
        made = make.make_submission(
            form,
            f"{WORDS} {n}",
            channel=random.choice(["letter", "web", "paper"]),
            answers=random.choice([{"find": "red"}, {"find": "blue"}, {}]),
        )
        if random.random() < 0.5:
            Demographics.objects.create(submission=made, answers={"county": random.choice(["red", "green"])})
        text = made.texts.get()
        if random.random() < 0.6:
            text.pk, text.question_key = None, "word"
            text.save()
        for each in SubmissionText.objects.filter(submission=made).select_related("submission"):
            for _try in range(random.randint(0, 4)):
                start = random.randrange(0, 24)
                chosen, end = codes[random.choice(NAMES)], start + random.randint(3, 12)
                add_coding(actor=analyst, text=each, code=chosen, start=start, end=end)
    merge_code(actor=analyst, code=codes["old"], into=Code.objects.get(pk=code.pk))
    pks = list(Submission.objects.values_list("pk", flat=True))
    Submission.objects.filter(pk=pks[2]).update(state="withdrawn")
    Submission.objects.filter(pk=pks[3]).update(consent_analyse=False)
    SubmissionText.objects.filter(submission=pks[4]).update(superseded_at=timezone.now())
    Submission.objects.filter(pk=pks[5]).update(state="hidden")
    return plain()


def plain():
    rows = Coding.objects.select_related("code", "text__submission__demographics")
    return [
        {
            "pk": each.pk,
            "code": "place" if each.code.key == "old" else each.code.key,
            "text": each.text_id,
            "comment": each.text.submission_id,
            "start": each.start,
            "end": each.end,
            "state": each.text.submission.state,
            "channel": each.text.submission.get_channel_display(),
            "answer-find": each.text.submission.answers.get("find", "not provided").capitalize(),
            "answer-county": (
                each.text.submission.demographics.answers["county"].capitalize()
                if hasattr(each.text.submission, "demographics")
                else "Not provided"
            ),
        }
        for each in rows
        if each.text.superseded_at is None
        and each.text.submission.consent_analyse
        and each.text.submission.state != "withdrawn"
    ]


def crossing(one, other):
    return one["text"] == other["text"] and one["start"] < other["end"] and other["start"] < one["end"]


def carry(codings, key):
    return [each for each in codings if each["code"] == key]


def of_state(codings, state):
    return [each for each in codings if state == "all" or each["state"] != "hidden"]


@pytest.mark.engine
@pytest.mark.parametrize("state", ["", "all"])
def test_codes_by_a_value_equal_a_plain_recount(desk, codings, state):
    some = of_state(codings, state)
    for by in ("channel", "answer-find", "answer-county"):
        for unit, what in (("comments", "comment"), ("texts", "text")):
            found = desk.get(WHERE, {"by": by, "unit": unit, "state": state}).context["table"]
            heads = [head["label"].capitalize() for head in found["heads"]]
            assert [head["n"] for head in found["heads"]] == [
                len({each[what] for each in some if each[by].capitalize() == head}) for head in heads
            ]
            assert set(heads) == {each[by].capitalize() for each in some}
            for row in found["rows"]:
                own = carry(some, row["code"].key)
                counts = [
                    len({each[what] for each in own if each[by].capitalize() == head}) for head in heads
                ]
                assert [cell["n"] for cell in row["cells"]] == counts
                assert row["total"] == len({each[what] for each in own})


@pytest.mark.engine
def test_codes_beside_each_other_equal_a_plain_recount(desk, codings):
    some = of_state(codings, "all")
    for level in ("comment", "text", "passage"):
        found = desk.get(WHERE, {"what": "together", "level": level, "state": "all"}).context["table"]
        assert [row["code"].key for row in found["rows"]] == ["place", "pay", "bus"]
        for row in found["rows"]:
            for other, cell in zip(found["codes"], row["cells"], strict=True):
                ones, others = carry(some, row["code"].key), carry(some, other.key)
                if level == "passage":
                    n = len({one["pk"] for one in ones for each in others if crossing(one, each)})
                else:
                    n = len({UNITS[level](each) for each in ones} & {UNITS[level](each) for each in others})
                assert cell["n"] == n
                if cell["url"]:
                    texts = {
                        one["text"]
                        for one in ones
                        for each in others
                        if (crossing(one, each) if level == "passage" else one[level] == each[level])
                    }
                    assert (
                        set(desk.get(cell["url"]).context["page"].object_list.values_list("pk", flat=True))
                        == texts
                    )


@pytest.mark.engine
def test_two_codes_equal_a_plain_recount(desk, codings):
    some = of_state(codings, "all")
    ones, others = carry(some, "place"), carry(some, "pay")
    found = desk.get(WHERE, {"what": "two", "one": "place", "other": "pay", "state": "all"}).context["table"]
    counts = {row["level"]: [cell["n"] for cell in row["cells"]] for row in found["rows"]}
    for level, unit in UNITS.items():
        one, other = {unit(each) for each in ones}, {unit(each) for each in others}
        assert counts[level] == [len(one & other), None, len(one - other), len(other - one)]

    def split(mine, theirs):
        both = {each["pk"] for each in mine if any(crossing(each, one) for one in theirs)}
        there = {each["pk"] for each in mine if any(each["text"] == one["text"] for one in theirs)}
        return len(both), len(there - both), len({each["pk"] for each in mine} - there)

    both, near, alone = split(ones, others)
    assert counts["passage"] == [both, near, alone, split(others, ones)[2]]
