"""How the site appears elsewhere: sitemap, head of each page, cards, icons, robots.txt, security.txt, manifest.

One registry says which views are public pages (``sections.py``). Only those are in the sitemap and carry a
description, a canonical address and a card; every other page asks search engines to leave it out.
"""
