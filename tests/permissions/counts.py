"""Count how much was tried, and report it after a run: a test that tries nothing must not go unnoticed."""

TOLD: list[str] = []


def tell(what: str, tried: int, least: int) -> None:
    TOLD.append(f"{what}: {tried:,}")
    if tried < least:
        raise AssertionError(f"{what}: {tried} tried, {least} wanted")
