"""An image in the widths and formats among which a browser chooses (AVIF, WebP, and JPEG for older ones)."""

from wagtail.images.models import Filter, Picture
from wagtail.images.shortcuts import get_renditions_or_not_found

from cms.models import SiteImage

FORMATS = ("jpeg", "webp", "avif")
SHOWN = 800  # pixels of the page, at most; the size that the ``<img>`` states
OTHERS = (400, 1600)  # for phones, and for screens with two dots to a pixel
SIZES = f"(min-width: {SHOWN + 80}px) {SHOWN}px, 100vw"


def widths_of(image: SiteImage) -> list[int]:
    """The one that is shown first. None is wider than the image itself: a larger copy would say no more."""
    found = [min(width, image.width) for width in (SHOWN, *OTHERS)]
    return list(dict.fromkeys(found))


def picture(image: SiteImage, *, eager: bool = False) -> Picture:
    """A ``<picture>`` with its size, so that nothing moves when it arrives. ``eager``: in view when the page opens.

    One query for all its files, after the first time.
    """
    specs = [f"width-{width}|format-{name}" for width in widths_of(image) for name in FORMATS]
    renditions = get_renditions_or_not_found(image, [Filter(spec) for spec in specs])
    attributes = {"sizes": SIZES, "decoding": "async"} | ({} if eager else {"loading": "lazy"})
    return Picture(renditions, attributes)
