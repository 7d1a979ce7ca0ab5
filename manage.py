#!/usr/bin/env python
"""Entry point for management commands."""

import os
import sys

OF_THE_DEMO = {"demo", "demo_code", "demo_mail", "load_demo"}


def main() -> None:
    settings = "demo" if OF_THE_DEMO & set(sys.argv[1:2]) else "dev"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"cms.settings.{settings}")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
