"""Two benchmarks for the demo. The shares are invented, as their source states."""

from cms.users.models import User
from feedback.models import Benchmark
from feedback.releases.benchmarks import save_benchmark

SOURCE = "Invented for the demo: not a real count"
LANGUAGES = {
    "en": 0.56,
    "es": 0.285,
    "zh-hant": 0.02,
    "zh-hans": 0.015,
    "tl": 0.022,
    "vi": 0.015,
    "ko": 0.01,
    "other": 0.073,
}
AGES = {
    "under_13": 0.16,
    "13_to_17": 0.07,
    "18_24": 0.09,
    "25_34": 0.15,
    "35_44": 0.14,
    "45_54": 0.12,
    "55_64": 0.12,
    "65_plus": 0.15,
}
BENCHMARKS = [
    (
        "language",
        {"en": "Language spoken at home", "es": "Idioma que se habla en casa"},
        LANGUAGES,
    ),
    ("age_bracket", {"en": "Age", "es": "Edad"}, AGES),
]


def build_benchmarks(analyst: User) -> None:
    for dimension, name, shares in BENCHMARKS:
        if not Benchmark.objects.filter(is_demo=True, dimension=dimension).exists():
            benchmark = Benchmark(
                dimension=dimension, name=name, source=SOURCE, year=2021, shares=shares, is_demo=True
            )
            save_benchmark(actor=analyst, benchmark=benchmark)
