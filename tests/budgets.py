"""What the suite may cost, in CPU seconds of the machine that ``tests/cpu.py`` names. Wall time would flake."""

from collections import Counter

# The measured figure and about half as much again; lower one when its folder got cheaper.
BUDGETS = {
    "Checks": 120,
    "Collection": 60,
    "SQLite: boards": 300,
    "SQLite: cms": 130,
    "SQLite: engagement": 200,
    "SQLite: feedback": 170,
    "SQLite: hostile": 60,
    "SQLite: image": 30,
    "SQLite: live": 500,
    "SQLite: permissions": 120,
    "SQLite: project": 60,
    "SQLite: routes": 60,
    "SQLite: start and browsers": 200,
    "PostgreSQL": 300,
}


def budget_of(name: str) -> str:
    return name if name in BUDGETS else name.partition(":")[0]


def report(seconds: Counter[str], slowness: float, *, deep: bool) -> list[str]:
    """Print the table; name each budget that was passed. The deep suite is printed only."""
    print(f"\nCPU seconds (this machine needs {slowness:.1f} times those of the budgets)")
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
