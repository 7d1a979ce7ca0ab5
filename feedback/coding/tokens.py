"""How the words of a language are told apart, and which of them say nothing."""

import re
from typing import Any

WITHOUT_SPACES = ("zh", "km", "lo")
WORD = r"(?u)\b[^\W\d_][\w’']+\b"
LITTLE = {
    "en": "a about after all also am an and any are as at be because been before being between both but by can could"
    " did do does doing don down each even few for from get had has have having he her here him his how i if in into"
    " is it its just like made make many may me more most much must my need no nor not now of off on once one only"
    " or other our out over own please said same see she should so some such than that the their them then there"
    " these they this those through to too two under until up very want was way we well were what when where which"
    " while who why will with would you your",
    "es": "a al algo así ante aquí como con cual cuando de del desde donde dos el ella ellas ellos en entre era es esa"
    " ese eso esta este esto está están estos estas favor fue ha han hasta hay la las le les lo los más me mi mis muy"
    " nada ni no nos nosotros nuestra nuestro o otra otro para pero poco por porque que quien se sea ser si sin sobre"
    " solo son su sus sí también tan tanto te tiene tienen todo todos un una uno unos ver y ya yo qué cómo",
}


def group_of(language: str) -> str:
    """Written alike, learned together: zh-hans and zh-hant are two, es and es-mx one."""
    base = (language or "en").lower()
    return base if base.startswith("zh") else base.split("-")[0]


def tokenize(group: str) -> dict[str, Any]:
    """Options for scikit-learn's vectorizers."""
    if group.startswith(WITHOUT_SPACES):
        return {"analyzer": "char", "ngram_range": (1, 2), "lowercase": False}
    little = LITTLE.get(group, "").split()
    return {"token_pattern": WORD, "stop_words": little or None, "lowercase": True}


def is_long_enough(group: str, words: str) -> bool:
    if group.startswith(WITHOUT_SPACES):
        return len(words.strip()) >= 4
    return len(re.findall(WORD, words)) >= 3
