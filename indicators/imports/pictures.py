"""A picture that somebody sends in, made anew: only its own pixels are kept, and nothing that came along.

A file may be anything, whatever its name says. What is no still picture of a known kind is refused before it
is unpacked; what is taken is unpacked, turned as the camera was held, brought into the colours of screens,
made as small as a report needs it, and written anew. So the place where it was taken, the camera's number, a
preview of what was cut away, a script or a second file behind the picture are gone.
"""

from __future__ import annotations

import io
import threading
import warnings
from contextlib import suppress
from typing import Final

from django.utils.translation import gettext
from PIL import Image, ImageCms, ImageFile, UnidentifiedImageError

from indicators.values.texts.pictures import JPEG, LARGEST_FILE, LARGEST_SENT, LONGEST_SIDE, PNG, PictureFile

MOST_PIXELS: Final = 50_000_000
"""Pixels that are unpacked: those of a telephone's sharpest picture, 150 MB while it is made anew."""
SMALLEST_SIDE: Final = 20
"""Pixels; what is smaller shows nothing on paper."""
LARGEST_PNG: Final = 1_000_000
"""Bytes of a drawing; one that is larger is a photograph, and is kept as such."""
LARGEST_PROFILE: Final = 1_000_000
QUALITIES: Final = (88, 80, 65)
FORMATS: Final = ("JPEG", "PNG", "WEBP")
STILLS_OF_TELEPHONES: Final = frozenset(
    {b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis", b"avif", b"avis"}
)
ORIENTATION: Final = 0x0112
HELD: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What turns a picture upright, by the number with which a camera says how it was held (EXIF 2.32, 4.6.4)."""
ALPHA: Final = frozenset({"RGBA", "LA", "La", "RGBa", "PA"})
_one_at_a_time = threading.Lock()
"""Unpacked pictures are large: two at once would need twice the memory."""


class PictureRefusedError(ValueError):
    """A file that cannot be a picture of the report; its text says why, and how to mend it."""


def picture_of(content: bytes) -> PictureFile:
    """The picture that a file holds, made anew. Raises :class:`PictureRefusedError`."""
    if not content:
        raise PictureRefusedError(gettext("Filen er tom."))
    if len(content) > LARGEST_SENT:
        raise PictureRefusedError(
            gettext("Filen er større enn %(most)d MB. Lagre bildet i en mindre utgave.")
            % {"most": LARGEST_SENT // 1_000_000}
        )
    if (known := _known_otherwise(content)) is not None:
        raise PictureRefusedError(known)
    if content[:4] == b"RIFF" and content[12:16] == b"VP8X":  # asks for its memory before it says its size
        _require_sides(*(1 + int.from_bytes(content[at : at + 3], "little") for at in (24, 27)))
    try:
        with _one_at_a_time, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd tags are dropped with everything else that comes along
            return _made_anew(content)
    except PictureRefusedError:
        raise
    except Image.DecompressionBombError:
        raise PictureRefusedError(_too_many_pixels()) from None
    except UnidentifiedImageError:
        raise PictureRefusedError(
            gettext("Filen er ikke et bilde som programmet kjenner. Bruk JPEG, PNG eller WebP.")
        ) from None
    except Exception as broken:  # whatever a broken file makes a library of pictures say
        raise PictureRefusedError(
            gettext("Bildet er skadet og kan ikke leses. Åpne det i et bildeprogram, og lagre det på nytt.")
        ) from broken


def _known_otherwise(content: bytes) -> str | None:
    """Why a file of a known kind is not taken."""
    start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    said = {"use": gettext("Lagre det som JPEG eller PNG, og velg det på nytt.")}
    if content[4:8] == b"ftyp":
        if content[8:12] in STILLS_OF_TELEPHONES:
            text = gettext("Bildet er i formatet HEIC eller AVIF, som ikke alle programmer kan vise. %(use)s")
            return text % said
        return gettext("Filen er en film. Velg et stillbilde.")
    if content.startswith((b"GIF87a", b"GIF89a")):
        return gettext("Bildet er i formatet GIF. %(use)s") % said
    if content.startswith((b"II*\x00", b"MM\x00*")):
        return gettext("Bildet er i formatet TIFF eller et råformat. %(use)s") % said
    if content.startswith(b"BM"):
        return gettext("Bildet er i formatet BMP. %(use)s") % said
    if start[:1] == b"<":
        return gettext("Filen er en tegning (SVG) eller en nettside, og ikke et bilde. %(use)s") % said
    if content.startswith(b"%PDF"):
        return gettext("Filen er en PDF, og ikke et bilde. %(use)s") % said
    return None


def _made_anew(content: bytes) -> PictureFile:
    with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
        _require_still(opened)
        _require_sides(*opened.size)
        is_drawing = opened.format == "PNG"
        opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a large JPEG is unpacked in a smaller size
        opened.load()
        profile = opened.info.get("icc_profile")
        small = _in_size(_turned(opened))
        plain = _in_colours_of_screens(small, profile)
        return _written(plain, is_drawing=is_drawing)


def _too_many_pixels() -> str:
    return gettext("Bildet har flere enn %(most)d millioner piksler. Lagre det i en mindre utgave.") % {
        "most": MOST_PIXELS // 1_000_000
    }


def _require_sides(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise PictureRefusedError(_too_many_pixels())
    if min(width, height) < SMALLEST_SIDE:
        raise PictureRefusedError(
            gettext("Bildet er bare %(width)d × %(height)d piksler. Velg et større.")
            % {"width": width, "height": height}
        )


def _require_still(opened: ImageFile.ImageFile) -> None:
    """Refuse what moves. A telephone's JPEG may hold more pictures behind the first, which is the one."""
    if opened.format in ("PNG", "WEBP") and getattr(opened, "n_frames", 1) > 1:
        raise PictureRefusedError(gettext("Bildet beveger seg. Velg et stillbilde."))


def _turned(opened: ImageFile.ImageFile) -> Image.Image:
    """The picture as the camera was held; as it lies where what the camera says cannot be read."""
    how = None
    with suppress(Exception):
        how = HELD.get(opened.getexif().get(ORIENTATION, 1))
    return opened if how is None else opened.transpose(how)


def _in_size(picture: Image.Image) -> Image.Image:
    """The picture with its longest side as long as it is kept at most; a smaller one as it is."""
    if max(picture.size) <= LONGEST_SIDE:
        return picture
    scale = LONGEST_SIDE / max(picture.size)
    size = (max(round(picture.width * scale), 1), max(round(picture.height * scale), 1))
    if picture.mode in ("P", "1") or picture.mode in ALPHA:
        picture = picture.convert("RGBA" if _has_alpha(picture) else "RGB")
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _has_alpha(picture: Image.Image) -> bool:
    return picture.mode in ALPHA or "transparency" in picture.info


def _in_colours_of_screens(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture in sRGB, by its profile where it has one that can be read; with its transparency where
    anything is seen through."""
    if picture.mode.startswith("I") or picture.mode == "F":  # sixteen bits a pixel
        picture = picture.convert("I").point(lambda value: value / 257).convert("L")
    through = picture.convert("RGBA").getchannel("A") if _has_alpha(picture) else None
    if picture.mode not in ("RGB", "CMYK", "L"):
        picture = picture.convert("RGB")
    if profile and len(profile) <= LARGEST_PROFILE:
        with suppress(ImageCms.PyCMSError, ValueError, OSError):  # one that says nothing of these colours
            in_them = ImageCms.profileToProfile(
                picture, io.BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
            picture = in_them or picture
    made = picture.convert("RGB")
    if through is not None and through.getextrema() != (255, 255):
        made.putalpha(through)
    return made


def _written(picture: Image.Image, *, is_drawing: bool) -> PictureFile:
    """The file that is kept: drawings and what is seen through as PNG, photographs as JPEG."""
    width, height = picture.size
    clean = Image.new(picture.mode, picture.size)
    clean.paste(picture)  # nothing that a picture carries beside its pixels comes along
    if is_drawing or clean.mode == "RGBA":
        drawn = _saved(clean, "PNG", optimize=True)
        if len(drawn) <= (LARGEST_FILE if clean.mode == "RGBA" else LARGEST_PNG):
            return PictureFile(drawn, PNG, width, height)
    if clean.mode == "RGBA":
        white = Image.new("RGB", clean.size, "white")
        white.paste(clean, mask=clean.getchannel("A"))
        clean = white
    made = b""
    for quality in QUALITIES:
        made = _saved(clean, "JPEG", quality=quality, optimize=True, progressive=True)
        if len(made) <= LARGEST_FILE:
            return PictureFile(made, JPEG, width, height)
    raise PictureRefusedError(
        gettext("Bildet lar seg ikke lagre i en liten nok fil. Lagre det i en mindre utgave.")
    )


def _saved(picture: Image.Image, format: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, format, **options)
    return out.getvalue()
