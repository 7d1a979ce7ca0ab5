"""Benchmarks of performance.md, as ratios within one run on one machine. Not part of the tests."""
