"""What is kept of a picture that somebody sends in: its pixels, as the camera was held, and nothing else."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from indicators.imports import pictures as intake
from indicators.imports.pictures import PictureRefusedError, picture_of
from indicators.values.texts.pictures import JPEG, PNG
from tests.pictures import file_of, photograph

SECRET = b"hemmelig"
ORIENTATION, CAMERA, PLACE = 0x0112, 0x010F, 0x8825


def exif(orientation: int = 1) -> Image.Exif:
    """What a camera writes: its name, how it was held, and where on earth."""
    made = Image.Exif()
    made[ORIENTATION], made[CAMERA] = orientation, SECRET.decode()
    made.get_ifd(PLACE)[2] = (60.0, 52.0, 51.0)
    return made


def colours(picture: bytes) -> tuple[str, tuple[int, int], Any]:
    """The format of a file, its sides, and the colour in its upper left corner."""
    with Image.open(io.BytesIO(picture)) as opened:
        return str(opened.format), opened.size, opened.convert("RGBA").getpixel((3, 3))


def corner(width: int = 60, height: int = 40) -> Image.Image:
    """A blue picture with a red square in its upper left corner."""
    made = Image.new("RGB", (width, height), "blue")
    made.paste("red", (0, 0, 20, 20))
    return made


def png_told() -> PngInfo:
    told = PngInfo()
    told.add_text("Comment", SECRET.decode())
    told.add_itxt("XML:com.adobe.xmp", f"<x>{SECRET.decode()}</x>")
    return told


SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@pytest.mark.parametrize(
    ("format", "media", "options"),
    [
        ("JPEG", JPEG, {"exif": exif(), "comment": SECRET, "icc_profile": SRGB, "xmp": SECRET}),
        ("PNG", PNG, {"exif": exif(), "pnginfo": png_told(), "icc_profile": SRGB}),
        ("WEBP", JPEG, {"exif": exif(), "icc_profile": SRGB, "xmp": SECRET}),
    ],
)
def test_nothing_that_came_along_is_kept(format: str, media: str, options: dict[str, Any]) -> None:
    behind = b"PK\x03\x04<script>alert(1)</script>" + SECRET  # a second file behind the picture
    came = file_of(corner(), format, **options) + behind
    assert SECRET in came
    made = picture_of(came)
    assert (made.media, made.width, made.height) == (media, 60, 40)
    for mark in (SECRET, b"Exif", b"ICC_PROFILE", b"iCCP", b"tEXt", b"xmp", b"<script", b"PK\x03\x04"):
        assert mark not in made.content
    with Image.open(io.BytesIO(made.content)) as opened:
        opened.load()
        assert set(opened.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "progressive",
                                    "progression"}  # fmt: skip
        assert not opened.getexif()
    assert picture_of(came) == made  # the same picture has the same digest


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_turned_as_the_camera_was_held(orientation: int) -> None:
    """The corner is where the camera's own mark says that the top left is."""
    undone = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    held = corner().transpose(undone[orientation]) if orientation in undone else corner()
    made = picture_of(file_of(held, "PNG", exif=exif(orientation)))
    assert colours(made.content) == ("PNG", (60, 40), (255, 0, 0, 255))


def test_what_a_camera_says_and_nobody_can_read_spoils_no_picture() -> None:
    broken = b"Exif\0\0II*\0\xff\xff\xff\xff" + bytes(20)
    made = picture_of(file_of(corner(), "PNG", exif=broken))
    assert colours(made.content) == ("PNG", (60, 40), (255, 0, 0, 255))


def sixteen_bits() -> Image.Image:
    return Image.new("I;16", (30, 30), 0x8000)


GLASS = (9, 9, 9, 99)
WHITE = (255, 255, 255, 255)
MODES: dict[str, tuple[Callable[[], bytes], str, tuple[int, ...]]] = {
    "black and white": (lambda: file_of(Image.new("1", (30, 30), 1), "PNG"), "PNG", WHITE),
    "grey": (lambda: file_of(Image.new("L", (30, 30), 90), "PNG"), "PNG", (90, 90, 90, 255)),
    "sixteen bits": (lambda: file_of(sixteen_bits(), "PNG"), "PNG", (127, 127, 127, 255)),
    "palette": (lambda: file_of(corner().quantize(), "PNG"), "PNG", (255, 0, 0, 255)),
    "seen through": (lambda: file_of(Image.new("RGBA", (30, 30), GLASS), "PNG"), "PNG", GLASS),
    "seen through, WebP": (
        lambda: file_of(Image.new("RGBA", (30, 30), GLASS), "WEBP", lossless=True), "PNG", GLASS
    ),
    "nothing seen through": (
        lambda: file_of(Image.new("LA", (30, 30), (70, 255)), "PNG"), "PNG", (70, 70, 70, 255)
    ),
    "print": (lambda: file_of(Image.new("CMYK", (30, 30), (0, 0, 0, 0)), "JPEG"), "JPEG", WHITE),
    "a profile of nonsense": (
        lambda: file_of(Image.new("RGB", (30, 30), (90, 90, 90)), "JPEG", icc_profile=b"x" * 500),
        "JPEG", (90, 90, 90, 255),
    ),
    "two pictures of a telephone": (
        lambda: file_of(corner(), "MPO", save_all=True, append_images=[Image.new("RGB", (60, 40))]),
        "JPEG", (254, 0, 0, 255),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", MODES)
def test_every_kind_of_pixels_is_read_as_its_colours(kind: str) -> None:
    made, format, colour = MODES[kind]
    found, _size, seen = colours(picture_of(made()).content)
    assert found == format
    assert max(abs(one - other) for one, other in zip(seen, colour, strict=True)) <= 3, seen


def test_the_colours_of_a_profile_are_counted_into_those_of_screens() -> None:
    """A profile that calls red what others call green: without it the picture would be green."""
    swapped = SRGB.replace(b"rXYZ", b"----").replace(b"gXYZ", b"rXYZ").replace(b"----", b"gXYZ")
    came = file_of(Image.new("RGB", (30, 30), (0, 200, 0)), "PNG", icc_profile=swapped)
    red, green, blue, _through = colours(picture_of(came).content)[2]
    assert abs(red - 200) <= 3
    assert max(green, blue) <= 3


def test_large_pictures_are_made_smaller_and_small_ones_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    sides = {}
    for size in ((3000, 1500), (1000, 2600), (2000, 90), (90, 60)):
        made = picture_of(photograph("green", *size))
        sides[size] = (made.width, made.height)
        assert colours(made.content)[1] == sides[size]
    assert sides == {
        (3000, 1500): (2000, 1000), (1000, 2600): (769, 2000), (2000, 90): (2000, 90), (90, 60): (90, 60),
    }  # fmt: skip
    noise = file_of(Image.effect_noise((300, 200), 90).convert("RGB"), "PNG")
    assert picture_of(noise).media == PNG  # a drawing
    monkeypatch.setattr(intake, "LARGEST_PNG", 10_000)
    assert picture_of(noise).media == JPEG  # a photograph that came as one
    monkeypatch.setattr(intake, "LARGEST_FILE", 10_000)
    through = Image.merge("RGBA", [*Image.open(io.BytesIO(noise)).split(), Image.new("L", (300, 200), 99)])
    monkeypatch.setattr(intake, "QUALITIES", (88, 5))
    made = picture_of(file_of(through, "PNG"))
    assert (made.media, len(made.content) <= 10_000) == (JPEG, True)
    monkeypatch.setattr(intake, "LARGEST_FILE", 100)
    assert refused(noise) == "Bildet lar seg ikke lagre i en liten nok fil. Lagre det i en mindre utgave."


def png_that_says(width: int, height: int, data: bytes = b"\0" * 99) -> bytes:
    """A file whose head says one thing, and that holds another."""

    def piece(name: bytes, held: bytes) -> bytes:
        return struct.pack(">I", len(held)) + name + held + struct.pack(">I", zlib.crc32(name + held))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + piece(b"IHDR", head)
        + piece(b"IDAT", zlib.compress(data))
        + piece(b"IEND", b"")
    )


def webp_that_says(side: int) -> bytes:
    head = b"VP8X" + struct.pack("<I", 10) + bytes(4) + (side - 1).to_bytes(3, "little") * 2
    return b"RIFF" + struct.pack("<I", 4 + len(head)) + b"WEBP" + head


def moving(format: str) -> bytes:
    return file_of(corner(), format, save_all=True, append_images=[Image.new("RGB", (60, 40))])


def refused(content: bytes) -> str:
    with pytest.raises(PictureRefusedError) as told:
        picture_of(content)
    return str(told.value)


USE = "Lagre det som JPEG eller PNG, og velg det på nytt."
UNKNOWN = "Filen er ikke et bilde som programmet kjenner. Bruk JPEG, PNG eller WebP."
BROKEN = "Bildet er skadet og kan ikke leses. Åpne det i et bildeprogram, og lagre det på nytt."
TOO_MANY = "Bildet har flere enn 50 millioner piksler. Lagre det i en mindre utgave."
SVG = f"Filen er en tegning (SVG) eller en nettside, og ikke et bilde. {USE}"

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "Filen er tom."),
    "too many bytes": (
        lambda: photograph() + bytes(12_000_000),
        "Filen er større enn 12 MB. Lagre bildet i en mindre utgave.",
    ),
    "too many pixels": (lambda: png_that_says(9000, 9000), TOO_MANY),
    "a bomb": (lambda: png_that_says(60_000, 60_000), TOO_MANY),
    "a bomb that asks for memory": (lambda: webp_that_says(16_000), TOO_MANY),
    "fewer pixels than its head says": (lambda: png_that_says(600, 400), BROKEN),
    "cut off": (lambda: file_of(Image.effect_noise((300, 200), 90))[:900], BROKEN),
    "too small": (lambda: photograph(width=60, height=3), "Bildet er bare 60 × 3 piksler. Velg et større."),
    "moving PNG": (lambda: moving("PNG"), "Bildet beveger seg. Velg et stillbilde."),
    "moving WebP": (lambda: moving("WEBP"), "Bildet beveger seg. Velg et stillbilde."),
    "GIF": (lambda: file_of(corner(), "GIF"), f"Bildet er i formatet GIF. {USE}"),
    "TIFF": (lambda: file_of(corner(), "TIFF"), f"Bildet er i formatet TIFF eller et råformat. {USE}"),
    "BMP": (lambda: file_of(corner(), "BMP"), f"Bildet er i formatet BMP. {USE}"),
    "HEIC": (
        lambda: b"\0\0\0\x18ftypheic" + bytes(99),
        f"Bildet er i formatet HEIC eller AVIF, som ikke alle programmer kan vise. {USE}",
    ),
    "a film": (lambda: b"\0\0\0\x18ftypmp42" + bytes(99), "Filen er en film. Velg et stillbilde."),
    "SVG": (lambda: b'\xef\xbb\xbf <svg onload="alert(1)"/>', SVG),
    "a page": (lambda: b"<!doctype html><script>alert(1)</script>", SVG),
    "PDF": (lambda: b"%PDF-1.7", f"Filen er en PDF, og ikke et bilde. {USE}"),
    "a program": (lambda: b"MZ" + bytes(99), UNKNOWN),
    "a text": (lambda: b"bilde.jpg" * 9, UNKNOWN),
    "an icon": (lambda: file_of(corner(), "ICO"), UNKNOWN),
    "PostScript": (lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", UNKNOWN),
}  # fmt: skip


def test_what_is_no_picture_of_a_known_kind_is_refused_by_what_it_is() -> None:
    assert {name: refused(make()) for name, (make, _said) in REFUSED.items()} == {
        name: said for name, (_make, said) in REFUSED.items()
    }
