#!/usr/bin/env python
"""Entry point for management commands."""

import os
import sys

SETTINGS = {"practice": "practice"} | dict.fromkeys(("demo", "demo_code", "demo_mail", "load_demo"), "demo")


def main() -> None:
    command = sys.argv[1] if len(sys.argv) > 1 else ""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"cms.settings.{SETTINGS.get(command, 'dev')}")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
