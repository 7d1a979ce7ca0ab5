"""Demo conversations: two from 2022 with recaps, two upcoming. Everything invented is marked."""

from engagement.demo.build import build

__all__ = ["build"]
