"""Benchmark over HTTP beside a plain Wagtail site: both run behind the demo's own server command, measured in turns."""
