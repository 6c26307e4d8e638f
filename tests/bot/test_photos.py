"""A notice's photo: only the picture goes on."""

import io

import pytest
from PIL import Image, ImageChops, PngImagePlugin

from bot import photos
from tests.fakes.pictures import png

SECRET = "Pham-Van-A"
GPS = {1: "N", 2: (20.0, 25.0, 12.0), 3: "E", 4: (106.0, 10.0, 3.0)}


def jpeg(*, turned=1, mode="RGB", **how):
    """Return a photo as a phone writes it, with where it was taken and by whom."""
    shown = Image.linear_gradient("L").resize((64, 40)).convert(mode)
    exif = Image.Exif()
    exif[0x0112] = turned
    exif[0x013B] = SECRET
    exif.get_ifd(0x8825).update(GPS)
    file = io.BytesIO()
    shown.save(file, "JPEG", exif=exif, comment=SECRET, xmp=SECRET.encode(), **how)
    return file.getvalue()


def opened(data):
    shown = Image.open(io.BytesIO(data))
    shown.load()
    return shown


def same(one, other):
    return ImageChops.difference(opened(one), opened(other)).getbbox() is None


@pytest.mark.parametrize("turned", [1, 3, 6, 8])
@pytest.mark.parametrize(
    "how",
    [{}, {"progressive": True}, {"restart_marker_blocks": 2}, {"mode": "CMYK"}, {"mode": "L"}],
    ids=str,
)
def test_a_photo_tells_no_more_than_it_shows(turned, how):
    taken = jpeg(turned=turned, **how)
    sent = photos.picture(taken, "Ảnh")
    assert (sent.name, sent.media_type) == ("Ảnh.jpg", "image/jpeg")
    assert SECRET.encode() in taken
    assert SECRET.encode() not in sent.data
    exif = opened(sent.data).getexif()
    assert not exif.get_ifd(0x8825)
    assert exif.get(0x0112, 1) == turned
    assert same(taken, sent.data)
    assert photos.picture(sent.data, "Ảnh").data == sent.data


def test_the_colours_of_a_photo_stay():
    profile = b"a profile of colours" * 40
    sent = photos.picture(jpeg(icc_profile=profile), "Ảnh")
    assert opened(sent.data).info["icc_profile"] == profile


def test_what_hangs_behind_a_photo_is_cut_off():
    film = b"\x00\x00\x00\x18ftypmp42 " + SECRET.encode()
    sent = photos.picture(jpeg() + film + jpeg(), "Ảnh")
    assert sent.data == photos.picture(jpeg(), "Ảnh").data


def test_a_png_tells_no_more_than_it_shows():
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", SECRET)
    words.add_itxt("XML:com.adobe.xmp", SECRET)
    exif = Image.Exif()
    exif.get_ifd(0x8825).update(GPS)
    file = io.BytesIO()
    shown = opened(png()).convert("RGBA")
    shown.putalpha(100)
    shown.save(file, "PNG", pnginfo=words, exif=exif)
    sent = photos.picture(file.getvalue() + SECRET.encode(), "Ảnh")
    assert (sent.name, sent.media_type) == ("Ảnh.png", "image/png")
    assert SECRET.encode() not in sent.data
    assert not opened(sent.data).getexif()
    assert same(file.getvalue(), sent.data)
    assert photos.picture(png(), "Ảnh").data == png()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xe1\xff\xffExif",
        b"\xff\xd8\xff\xd9",
        jpeg()[:300],
        png()[:20],
        b"\x89PNG\r\n\x1a\n" + b"\xff" * 30,
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\x00\x00\x00\x18ftypheic",
    ],
    ids=lambda data: repr(data[:12]),
)
def test_what_draws_nothing_is_no_photo(data):
    assert photos.picture(data, "Ảnh") is None
