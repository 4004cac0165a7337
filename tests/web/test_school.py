"""What a school settles for itself: facts, logo, age of consent, starter phrases."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.phrases import default_phrases
from service.web.picture import WrongPicture, checked
from service.word.logo import logo_size
from service.work.writing import policy_of

FACTS = {"naam": "Merelveld College", "locatie": "Havenstraat", "contact": "Marieke de Wit", "leeftijd": "16"}


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int = 2, height: int = 2) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + b"\x0f\x5a\x5c" * 2 for _ in range(2)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def jpeg(width: int = 2, height: int = 2) -> bytes:
    frame = b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, width) + b"\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01"
    return (
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
        + frame
        + b"\xff\xda"
        + b"x" * 20
        + b"\xff\xd9"
    )


def the_school(store, account):
    with store.read() as tx:
        return tx.school(account.school_id)


def test_the_facts_of_the_school_are_kept_and_our_default_is_not(browser, store, marieke):
    assert browser.send("/instellingen", FACTS | {"naam": "  Het   Merelveld "}).status_code == 303
    assert the_school(store, marieke).name == "Het Merelveld"
    assert the_school(store, marieke).settings == {}


def test_the_age_of_consent_holds_for_the_documents(browser, store, marieke):
    browser.send("/instellingen", FACTS | {"leeftijd": "15"})
    assert policy_of(the_school(store, marieke)).consent_age == 15
    browser.send("/instellingen", FACTS)
    assert policy_of(the_school(store, marieke)).consent_age == 16


@pytest.mark.parametrize("age", ["", "11", "19", "zestien", "-16", "16.5"])
def test_an_age_that_cannot_be_meant_is_asked_again(browser, store, marieke, age):
    page = browser.send("/instellingen", FACTS | {"leeftijd": age, "naam": "Anders"})
    assert page.status_code == 422
    assert page.text.count("Vul een leeftijd in van 12 tot en met 18") == 2
    assert the_school(store, marieke).name == "Merelveld College"


@pytest.mark.parametrize(("picture", "kind"), [(png(), "image/png"), (jpeg(), "image/jpeg")])
def test_a_logo_is_kept_and_shown_to_the_own_school_alone(browser, signed_in, stranger, picture, kind):
    assert browser.get("/instellingen/logo").status_code == 404
    assert browser.send("/instellingen/logo", {"logo": (io.BytesIO(picture), "kwaad.html")}).status_code == 303
    shown = browser.get("/instellingen/logo")
    assert shown.data == picture
    assert shown.content_type == kind
    assert signed_in(stranger).get("/instellingen/logo").status_code == 404
    browser.send("/instellingen/logo", {"actie": "weg"})
    assert browser.get("/instellingen/logo").status_code == 404


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "PNG of een JPEG"),
        (b"<svg onload='alert(1)'/>", "PNG of een JPEG"),
        (b"GIF89a", "PNG of een JPEG"),
        (png()[:40], "beschadigd"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "beschadigd"),
        (b"\xff\xd8\xff" + b"\0" * 100, "beschadigd"),
        (b"\xff\xd8\xff" + b"\xff" * 100, "beschadigd"),
        (b"\xff\xd8" + b"\xff\xe0\x00\x00" * 50 + b"\xff\xd9", "beschadigd"),
        (png(3001, 2), "te breed of te hoog"),
        (jpeg(2, 60000), "te breed of te hoog"),
        (png(0, 2), "te breed of te hoog"),
        (png() + b"x" * 5000, "hooguit 1 MB"),
    ],
)
def test_what_is_no_logo_is_refused_with_what_to_do(browser, data, said, monkeypatch):
    monkeypatch.setattr("service.web.picture.LARGEST", 5000)
    page = browser.send("/instellingen/logo", {"logo": (io.BytesIO(data), "logo.png")})
    assert page.status_code == 422
    assert said in page.text


def test_nothing_travels_along_with_a_picture():
    assert checked(png() + b"<script>") == png()
    assert checked(jpeg() + b"PK\x03\x04") == jpeg()
    comment = chunk(b"tEXt", b"Comment\0thuis")
    assert checked(png().replace(chunk(b"IEND", b""), comment + chunk(b"IEND", b""))) == png()
    exif = b"\xff\xe1\x00\x0cExif\0\0thui"
    assert checked(b"\xff\xd8" + exif + jpeg()[2:]) == jpeg()
    with pytest.raises(WrongPicture):
        checked(b"x" + png())


@given(st.sampled_from([png(), jpeg()]), st.lists(st.tuples(st.integers(2, 200), st.binary(max_size=3)), max_size=3))
def test_a_picture_that_is_taken_in_can_be_put_in_a_word_document(picture, edits):
    changed = bytearray(picture)
    for place, value in edits:
        changed[place : place + 2] = value
    try:
        logo = checked(bytes(changed))
    except WrongPicture:
        return
    assert logo_size(logo, 100)["cy"] >= 0


def test_a_school_has_its_own_phrases_and_can_go_back(browser, store, marieke):
    ours = {key: "\n".join(phrases) for key, phrases in default_phrases().items()}
    browser.send("/instellingen/hulpzinnen", ours | {"doel": "Eén zin\r\n\r\n  Nog   een zin \r\nEén zin"})
    assert the_school(store, marieke).settings == {"hulpzinnen": {"doel": ["Eén zin", "Nog een zin"]}}
    assert "Dit zijn de zinnen van je school." in browser.get("/instellingen/hulpzinnen").text
    browser.send("/instellingen/hulpzinnen", ours | {"doel": "Eén zin", "terug": "doel"})
    assert the_school(store, marieke).settings == {}


def test_changing_one_setting_leaves_the_others(browser, store, marieke):
    browser.send("/instellingen", FACTS | {"leeftijd": "17"})
    browser.send("/instellingen/hulpzinnen", {"doel": "Eén zin"})
    assert the_school(store, marieke).settings == {"toestemming_vanaf": 17, "hulpzinnen": {"doel": ["Eén zin"]}}


@pytest.mark.parametrize("text", ["x" * 201, "\n".join(f"Zin {n}" for n in range(41))])
def test_too_many_or_too_long_phrases_are_not_kept(browser, store, marieke, text):
    page = browser.send("/instellingen/hulpzinnen", {"doel": text})
    assert page.status_code == 422
    assert the_school(store, marieke).settings == {}
