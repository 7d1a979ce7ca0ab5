"""Demo conversations: two of 2022 with recap, two that are still ahead. Everything invented is marked."""

from engagement.demo.build import build

__all__ = ["build"]
