"""How the site appears elsewhere: sitemap, head and schema.org data of each page, cards, icons, and the files that
programs look for at the root of a site (robots.txt, security.txt, manifest).

One registry says which views are public pages (``sections.py``). Only those are in the sitemap and carry a
description, a canonical address and a card; every other page asks search engines to leave it out.
"""
