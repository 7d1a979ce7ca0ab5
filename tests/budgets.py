"""CPU budgets of the suite, in seconds of the machine that ``tests/cpu.py`` names. Wall time would be flaky."""

from collections import Counter

# Three quarters more than was measured in a clean clone. Lower one when its folder gets faster.
BUDGETS = {
    "Checks and demo": 220,
    "SQLite: attacks": 12,
    "SQLite: boards": 970,
    "SQLite: cms": 360,
    "SQLite: engagement": 380,
    "SQLite: faults": 48,
    "SQLite: feedback": 370,
    "SQLite: hostile": 42,
    "SQLite: image": 24,
    "SQLite: live": 25,
    "SQLite: permissions": 245,
    "SQLite: project": 40,
    "SQLite: routes": 10,
    "SQLite: start and browsers": 420,
    "PostgreSQL": 350,
}


def budget_of(name: str) -> str:
    return name if name in BUDGETS else name.partition(":")[0]


def report(seconds: Counter[str], slowness: float, *, deep: bool) -> list[str]:
    """Print the table; name each budget that was passed. The deep suite is printed only."""
    print(f"\nCPU seconds (this machine needed {slowness:.1f} times those of the budgets)")
    for name in sorted(seconds):
        print(f"{seconds[name]:>6}  {name}")
    print(f"{sum(seconds.values()):>6}  in all")
    spent: Counter[str] = Counter()
    for name, value in seconds.items():
        spent[budget_of(name)] += value
    passed = [name for name in sorted(spent) if spent[name] > BUDGETS.get(name, 0) * slowness]
    return (
        [] if deep else [f"Over budget: {name}, {spent[name]} of {BUDGETS.get(name, 0)} s" for name in passed]
    )
