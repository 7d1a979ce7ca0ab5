"""Demo content of cms: accounts, home, pages, news, milestones. Each app adds its own."""

from cms.demo.accounts import ACCOUNTS, PASSWORD
from cms.demo.build import build
from cms.demo.context import DemoContext

__all__ = ["ACCOUNTS", "PASSWORD", "DemoContext", "build"]
