"""Re-encode pictures from their pixels, so that nothing else in the file is kept."""

import io
import warnings
from typing import Any

from django.utils.translation import gettext_lazy as _

from PIL import Image, ImageOps, UnidentifiedImageError

from feedback.exceptions import FileRefused

MOST_POINTS = 40_000_000
MAGIC = {"png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff"}
SAVED = {"png": {}, "jpeg": {"quality": 90}, "webp": {"quality": 90}}


def kind_of(data: bytes) -> str:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return next((kind for kind, magic in MAGIC.items() if data.startswith(magic)), "")


def look(data: bytes) -> None:
    """Read only the header: whether it is a picture, and its dimensions."""
    _opened(data).close()


def redraw(data: bytes) -> bytes:
    """Re-encode the pixels, dropping location, camera, author and hidden data (X12)."""
    kind = kind_of(data)
    try:
        with _opened(data) as picture:
            upright = ImageOps.exif_transpose(picture)
            drawn = upright.convert("RGB" if kind == "jpeg" else _mode_of(upright))
    except FileRefused:
        raise
    except (OSError, ValueError, SyntaxError, MemoryError, Image.DecompressionBombError) as error:
        raise _damaged() from error
    drawn.info.clear()
    out = io.BytesIO()
    drawn.save(out, format=kind.upper(), **SAVED[kind])
    return out.getvalue()


def _mode_of(picture: Any) -> str:
    has_alpha = "A" in picture.mode or "transparency" in picture.info
    return "RGBA" if has_alpha else "L" if picture.mode in ("1", "L") else "RGB"


def _opened(data: bytes) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # size is checked below
            picture = Image.open(io.BytesIO(data), formats=[kind_of(data).upper()])
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise _damaged() from error
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    width, height = picture.size
    if width * height > MOST_POINTS:
        raise _too_large()
    if getattr(picture, "n_frames", 1) > 1 and picture.format != "MPO":
        raise FileRefused(_("This picture is animated. Send a still one."), rule="S21")
    return picture


def _damaged() -> FileRefused:
    return FileRefused(_("This picture is damaged."), rule="S21")


def _too_large() -> FileRefused:
    return FileRefused(_("This picture has too many pixels. Make it smaller."), rule="S21")
