"""What a newcomer reads once the demo runs: URLs, accounts, the second factor."""

import os
import sys

from django.conf import settings

from cms.demo import ACCOUNTS, PASSWORD
from cms.management.commands.load_demo import greetings

PLACES = {
    "/desk/": "the desk of the staff",
    "/workspace/": "the workspace of board members",
    "/admin/": "pages, settings, accounts",
}


def greeting() -> str:
    width = max(len(account.email) for account in ACCOUNTS)
    url_width = len(settings.SITE_URL) + max(map(len, PLACES))
    lines = [
        f"\nThroughline is running at {settings.SITE_URL}/\n",
        *(f"  {settings.SITE_URL + path:<{url_width}}  {what}" for path, what in PLACES.items()),
        *(f"  {line}" for line in greetings()),
        f"\nDemo accounts (the password of each is {PASSWORD}):\n",
        *(f"  {account.email:<{width}}  {account.who}" for account in ACCOUNTS),
        f"\nThe code of the second step of signing in:\n  {command_line('demo_code')}",
        f"Mail stays inside the demo; what was written to an address:\n  {command_line('demo_mail')}",
        "To stop: Ctrl-C.\n",
    ]
    return "\n".join(lines)


def command_line(name: str) -> str:
    program = os.path.relpath(sys.executable)
    return f"{program} manage.py {name} EMAIL"
