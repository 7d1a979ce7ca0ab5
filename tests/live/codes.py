"""Read the modules of a QR code from a picture of it, as a phone sees it."""

import io

import segno
from PIL import Image

QUIET = 4  # light modules around the code
DARK = 128


def shows(picture: bytes, address: str) -> bool:
    """Whether the picture of a code, its quiet zone included, is the code of this address."""
    matrix = [[bool(module) for module in row] for row in segno.make_qr(address, error="m").matrix]
    image = Image.open(io.BytesIO(picture)).convert("L")
    side = len(matrix) + 2 * QUIET
    width, height = image.size

    def is_dark(row: int, column: int) -> bool:
        at = ((column + QUIET + 0.5) * width / side, (row + QUIET + 0.5) * height / side)
        return image.getpixel((int(at[0]), int(at[1]))) < DARK

    places = range(len(matrix))
    return [[is_dark(row, column) for column in places] for row in places] == matrix
