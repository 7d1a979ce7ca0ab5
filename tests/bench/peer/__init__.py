"""A plain Wagtail site to measure ours against: pages, menus, lists and a form, written as Wagtail's manual shows.

Its pages are of the size and the number of statements of bakerydemo's (performance.md 1): home 35 kB and 43, list 22 kB
and 40, detail 20 kB and 22, form 16 kB and 14. Nothing is cached and nothing is made slow on purpose.
"""
