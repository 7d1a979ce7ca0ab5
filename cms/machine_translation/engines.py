"""Engines that translate on this machine: no text leaves it.

One is built in: models of Argos Translate in the folder ``MACHINE_TRANSLATION``, run by CTranslate2. Neither the
packages nor a model comes with this product, and nothing is downloaded. Pages ask only which languages there are; the
worker alone loads a model.
"""

import importlib
import importlib.util
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from django.conf import settings

PACKAGES = ("ctranslate2", "sentencepiece")
CODES = {"zh": "zh-hans", "zt": "zh-hant"}  # Argos → ours; all others are the same
PIVOT = "en"
UNSPACED = ("zh-hans", "zh-hant")
BATCH_TOKENS = 2_048
# After a full stop that ends neither an initial ("p.m.") nor one of the usual abbreviations.
_SENTENCE = re.compile(
    r"(?<=[.!?…])(?<!\b\w\.)(?<!Gov\.)(?<!Mr\.)(?<!Ms\.)(?<!Dr\.)(?<!No\.)(?<!St\.)\s+(?=\S)|(?<=[。！？])"
)


class Engine(Protocol):
    """``name``: of what translates this pair, with its version, as readers see it; another name is another engine."""

    def pairs(self) -> frozenset[tuple[str, str]]: ...

    def name(self, source: str, target: str) -> str: ...

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]: ...


@dataclass(frozen=True)
class Model:
    """One installed model: a folder with ``metadata.json``, ``model/`` and ``sentencepiece.model``."""

    folder: Path
    source: str
    target: str
    version: str
    prefix: str

    @property
    def label(self) -> str:
        return f"{self.source}-{self.target} {self.version}".strip()


class ArgosEngine:
    def __init__(self, folder: Path) -> None:
        self.models = {(each.source, each.target): each for each in _models(folder)}

    def pairs(self) -> frozenset[tuple[str, str]]:
        """Also through English, where no model leads there directly."""
        into = {source for source, target in self.models if target == PIVOT}
        out_of = {target for source, target in self.models if source == PIVOT}
        through = {(source, target) for source in into for target in out_of if source != target}
        return frozenset(self.models.keys() | through)

    def name(self, source: str, target: str) -> str:
        return f"Argos Translate ({', '.join(each.label for each in self._steps(source, target))})"

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        found = list(texts)
        for model in self._steps(source, target):
            found = _run(model, found)
        return found

    def _steps(self, source: str, target: str) -> list[Model]:
        direct = self.models.get((source, target))
        return [direct] if direct else [self.models[source, PIVOT], self.models[PIVOT, target]]


def installed() -> Engine | None:
    """The engine of this site; None where the setting, the packages or the models are missing."""
    folder = settings.MACHINE_TRANSLATION
    if folder is None or not all(importlib.util.find_spec(name) for name in PACKAGES):
        return None
    engine = _engine(folder)
    return engine if engine.models else None


@cache
def _engine(folder: Path) -> ArgosEngine:
    return ArgosEngine(folder)


def _models(folder: Path) -> list[Model]:
    found = []
    for file in sorted(folder.glob("*/metadata.json")):
        facts = json.loads(file.read_text(encoding="utf-8"))
        codes = [facts.get("from_code"), facts.get("to_code")]
        has_all = (file.parent / "sentencepiece.model").is_file() and (file.parent / "model").is_dir()
        if has_all and all(codes):
            source, target = (CODES.get(code, code) for code in codes)
            version, prefix = facts.get("package_version", ""), facts.get("target_prefix", "")
            found.append(Model(file.parent, source, target, version, prefix))
    return found


def _run(model: Model, texts: Sequence[str]) -> list[str]:
    """Translate texts line by line and sentence by sentence, as these models were trained."""
    lines = [[_sentences(line) for line in text.split("\n")] for text in texts]
    said = iter(_translated(model, [sentence for text in lines for line in text for sentence in line]))
    space = "" if model.target in UNSPACED else " "
    return ["\n".join(space.join(next(said) for _each in line) for line in text) for text in lines]


def _sentences(line: str) -> list[str]:
    return [each.strip() for each in _SENTENCE.split(line) if each.strip()]


def _translated(model: Model, sentences: list[str]) -> list[str]:
    """The model is loaded anew for each batch and freed after it: it takes a hundred megabytes or more."""
    if not sentences:
        return []
    tokenizer = importlib.import_module("sentencepiece").SentencePieceProcessor(
        model_file=str(model.folder / "sentencepiece.model")
    )
    translator = importlib.import_module("ctranslate2").Translator(str(model.folder / "model"), device="cpu")
    results = translator.translate_batch(
        [tokenizer.encode(each, out_type=str) for each in sentences],
        target_prefix=[[model.prefix]] * len(sentences) if model.prefix else None,
        replace_unknowns=True,
        max_batch_size=BATCH_TOKENS,
        batch_type="tokens",
        beam_size=4,
        length_penalty=0.2,
    )
    pieces = [tokenizer.decode_pieces(result.hypotheses[0]) for result in results]
    return [each.replace("▁", " ").strip().removeprefix(model.prefix).strip() for each in pieces]
