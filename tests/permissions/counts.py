"""How much was tried: told at the end of a run, for a test that tries nothing must not pass unseen."""

TOLD: list[str] = []


def tell(what: str, tried: int, least: int) -> None:
    TOLD.append(f"{what}: {tried:,}")
    if tried < least:
        raise AssertionError(f"{what}: {tried} tried, {least} wanted")
