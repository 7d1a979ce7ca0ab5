"""Letters as campaigns really bring them, with the campaign of each, to measure how well they are grouped.

Members send the template as it is, or with their own greeting, a personal paragraph of 20 to 200 % of its length,
sentences left out or moved, words replaced, or typing errors. Two campaigns share the paragraph in which one
organization introduces itself. Independent people use the same phrases, and some quote the consultation.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import yaml

LANGUAGES = yaml.safe_load(Path(__file__).with_name("campaign_words.yaml").read_text(encoding="utf-8"))
NAMES = ["A. Prueba", "Kim Ejemplo", "J. Muestra", "Lee Sample", "R. Demo", "陈样本"]
Sentences = list[str]


@dataclass
class Letters:
    """Texts, and for each the number of its campaign; independent letters have a number of their own."""

    texts: list[str] = field(default_factory=list)
    campaigns: list[int] = field(default_factory=list)
    campaign_count: int = 0
    quoted: str = ""

    def is_of_campaign(self, number: int) -> bool:
        return self.campaigns[number] < self.campaign_count


class Writer:
    """Writes sentences of one language: common words often, rare words rarely, and the same phrases as everyone."""

    def __init__(self, language: str, random: Random) -> None:
        self.language, self.random = language, random
        self.facts = LANGUAGES[language]
        self.words = self.facts["words"].split()
        self.weights = [1 / (place + 12) for place in range(len(self.words))]
        self.phrases = self.facts["phrases"]
        self.gap, self.stop = ("", "。") if language == "zh" else (" ", ".")

    def sentence(self) -> str:
        found = self.random.choices(self.words, self.weights, k=self.random.randint(7, 20))
        if self.random.random() < 0.4:
            found.insert(self.random.choice([0, len(found) // 2]), self.random.choice(self.phrases))
        return self.gap.join(found) + self.stop

    def sentences(self, count: int) -> Sentences:
        return [self.sentence() for _each in range(count)]

    def length(self, sentences: Sentences) -> int:
        return sum(len(each) if self.language == "zh" else len(each.split()) for each in sentences)

    def personal(self, template: Sentences, share: float) -> Sentences:
        found: Sentences = []
        while self.length(found) < share * self.length(template):
            found.append(self.sentence())
        return found

    def text(self, *paragraphs: Sentences) -> str:
        return "\n\n".join(self.gap.join(each) for each in paragraphs if each)


def verbatim(writer: Writer, template: Sentences) -> str:
    return writer.text(template)


def with_greeting(writer: Writer, template: Sentences) -> str:
    choose, facts = writer.random.choice, writer.facts
    greeting, closing = choose(facts["greetings"]), choose(facts["closings"])
    return f"{greeting}\n\n{writer.text(template)}\n\n{closing}\n{choose(NAMES)}"


def with_paragraph(writer: Writer, template: Sentences) -> str:
    own = writer.personal(template, writer.random.uniform(0.2, 2))
    at = writer.random.choice([0, len(template) // 2, len(template)])
    return writer.text(template[:at], own, template[at:])


def left_out(writer: Writer, template: Sentences) -> str:
    some = max(1, round(len(template) * writer.random.uniform(0.6, 0.9)))
    return writer.text([template[at] for at in sorted(writer.random.sample(range(len(template)), some))])


def moved(writer: Writer, template: Sentences) -> str:
    return writer.text(writer.random.sample(template, len(template)))


def replaced(writer: Writer, template: Sentences) -> str:
    share = writer.random.uniform(0.03, 0.12)

    def other(word: str) -> str:
        return writer.random.choice(writer.words) if writer.random.random() < share else word

    def changed(sentence: str) -> str:
        return writer.gap.join(other(each) for each in (sentence.split(" ") if writer.gap else sentence))

    return writer.text([changed(each) for each in template])


def mistyped(writer: Writer, template: Sentences) -> str:
    letters = list(writer.text(template))
    for at in writer.random.sample(range(len(letters) - 1), max(1, len(letters) // 60)):
        letters[at], letters[at + 1] = letters[at + 1], letters[at]
    return "".join(letters)


def much_changed(writer: Writer, template: Sentences) -> str:
    """An own opening, a paragraph, and some sentences gone: an answer to a template on the web."""
    some = sorted(writer.random.sample(range(len(template)), max(1, round(len(template) * 0.8))))
    own = writer.personal(template, writer.random.uniform(0.2, 1))
    return writer.text(own[:1], [template[at] for at in some], own[1:])


KINDS: list[Callable[[Writer, Sentences], str]] = [
    verbatim, with_greeting, with_paragraph, left_out, moved, replaced, mistyped, much_changed,
]  # fmt: skip


def campaign_letters(
    language: str, seed: int, *, sizes: tuple[int, ...], independent: int, kinds: list | None = None
) -> Letters:
    """Letters of as many campaigns as there are sizes, the last two with a shared paragraph, and independent ones."""
    random = Random(f"{language} {seed}")
    writer = Writer(language, random)
    shared = writer.sentences(3)
    found = Letters(campaign_count=len(sizes), quoted=writer.facts["quoted"])
    pairs: list[tuple[str, int]] = []
    for number, size in enumerate(sizes):
        template = writer.sentences(random.randint(6, 10))
        if number >= len(sizes) - 2:
            template = [*template[:6], *shared]
        chosen = kinds or KINDS
        pairs += [(random.choice(chosen)(writer, template), number) for _each in range(size)]
    for number in range(independent):
        own = writer.sentences(random.randint(2, 14))
        if random.random() < 0.15:
            own.insert(random.randint(0, len(own)), writer.facts["quoted"])
        pairs.append((writer.text(own), len(sizes) + number))
    random.shuffle(pairs)
    found.texts, found.campaigns = [text for text, _of in pairs], [of for _text, of in pairs]
    return found
