"""Texts that have broken or armed somebody's export before (X01-X05)."""

from itertools import product

STARTS = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'", '"', " ="]
BODIES = [
    "1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://example.org","x")', "SUM(A1:A9)", "IMPORTXML(A1)", "DDE(a;b;c)",
    "WEBSERVICE(A1)", "'=1", "1,2;3\t4", 'say "hi"', "line\nbreak", "A1", "-5", "@name", "", "x" * 300,
]  # fmt: skip
FORMULAS = [start + body for start, body in product(STARTS, BODIES)]
LOOKALIKES = [
    "+1 916 555 0143", "-5", "@name", "000123", "1E5", "1/2/2003", "2026-01-01", "TRUE", "NA", "N/A", "None", "null",
    "#REF!", "  lead", "trail  ", "   ", "1,234.50", "$5", "50%", "0x1F", "1e999", "infinity", "12345678901234567890",
    "http://example.org", "mailto:a@example.org", "file:///etc/hosts", "\\\\host\\share", "[1]Sheet1!A1", "{=1+1}",
    "a,b;c\td", 'a"b', '"', '""', "a\nb", "a\n\nb\n", "=", "'", "''=1", "<b>&amp;</b>", "]]>", "<![CDATA[x]]>",
    "&#0;", "<!--", "%s %d", "${7*7}", "{{7*7}}", "_x0041_", "_x005F_", "_x005F_x0041_", "_x0041_x0042_", "_X0041_",
    "_x00e9_", "__x0041_", "_x41_", "é", "e\u0301", "Ñandú", "数据隐私", "공동체", "ភាសាខ្មែរ", "العربية", "עברית",
    "\u202egnp.exe", "👩‍👩‍👧‍👦", "🏳️‍🌈", "\u200b", "\u2028", "\ufeff", "\U0001f600" * 50,
    "\u00a0", "\u0085", "\x7f", "\x9f",
]  # fmt: skip
CONTROLS = [f"a{chr(code)}b" for code in range(32)] + [chr(code) for code in range(32)]
LOST = ["a\ufffeb", "\uffff", "\ud800", "x\udfffy", "\udc00\ud800", "\ufffe\uffff\ud900"]
READABLE = FORMULAS + LOOKALIKES + CONTROLS
ALL = READABLE + LOST
