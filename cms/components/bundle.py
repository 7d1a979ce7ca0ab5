"""Bundle the style sheets listed in main.css into the one small file that pages load.

`main.css` lists `@import url("x.css") layer(y);` and works unbundled too. The bundle is committed; `manage.py
build_css` writes it, and a test keeps it up to date.
"""

import re
from pathlib import Path

STATIC = Path(__file__).parents[1] / "static" / "cms"
SOURCE = STATIC / "css" / "main.css"
TARGET = STATIC / "build" / "site.css"
IMPORT = re.compile(r'@import url\("(?P<file>[^"]+)"\) layer\((?P<layer>[\w-]+)\);')
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def bundle(source: Path = SOURCE) -> str:
    text = COMMENT.sub("", source.read_text(encoding="utf-8"))
    order = re.search(r"@layer [^;{]+;", text)
    parts = [order.group()] if order else []
    for match in IMPORT.finditer(text):
        css = (source.parent / match["file"]).read_text(encoding="utf-8")
        parts.append(f"@layer {match['layer']}{{{squeeze(css)}}}")
    return "\n".join(parts) + "\n"


def squeeze(css: str) -> str:
    """Remove comments and needless white space, except in strings and calc()."""
    css = COMMENT.sub("", css).replace("../../fonts", "../fonts").replace("../../img", "../img")
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,])\s*", r"\1", css)
    css = re.sub(r"(?<=[\w-]): ", ":", css)
    return css.replace(";}", "}").strip()


def write() -> Path:
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(bundle(), encoding="utf-8")
    return TARGET
