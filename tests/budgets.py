"""What the suite may cost, in CPU seconds of the machine that ``tests/cpu.py`` names. Wall time would flake."""

from collections import Counter

# Wide at first: twice what was measured beside other work on the machine. Lower one when its folder is measured alone.
BUDGETS = {
    "Checks": 150,
    "SQLite: boards": 400,
    "SQLite: cms": 260,
    "SQLite: engagement": 240,
    "SQLite: feedback": 240,
    "SQLite: hostile": 140,
    "SQLite: image": 60,
    "SQLite: live": 900,
    "SQLite: permissions": 240,
    "SQLite: project": 150,
    "SQLite: routes": 60,
    "SQLite: start and browsers": 900,
    "PostgreSQL": 500,
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
