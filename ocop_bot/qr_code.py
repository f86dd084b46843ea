"""QR codes as pictures: a link one can point a phone at, on a screen or on a printed poster."""

import io

import segno

QUIET_ZONE = 4
"""Modules of white around the code; the standard asks for so many."""

LEAST_PIXELS = 480
"""Width from which a phone reads the code off a screen or a sheet of paper held in the hand."""


def qr_png(text: str) -> bytes:
    """Draw a text as a PNG, with at least medium error correction (15 % may be covered)."""
    code = segno.make_qr(text, error="m")
    width, _ = code.symbol_size(border=QUIET_ZONE)
    file = io.BytesIO()
    code.save(file, kind="png", scale=-(-LEAST_PIXELS // width), border=QUIET_ZONE)
    return file.getvalue()
