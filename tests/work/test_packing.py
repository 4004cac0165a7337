"""Many documents as one .zip: everything that was asked for, under names that any system takes, and little in memory."""

from __future__ import annotations

import io
import json
import tracemalloc
import zipfile
from itertools import pairwise

import pytest

from forms import example, form_of
from service.store import Damaged
from service.work.handing_out import word_file
from service.work.packing import Pack, packed

KEY = b"the key of this installation, 32"
TYPE = "izo_aanmelding"


@pytest.fixture
def begin(store, anna):
    """Starts a document about a new pupil."""

    def begin(name="Yara Bakkali", class_="2K2", type_=TYPE, subjects=None, version=None):
        with store.write() as tx:
            dossiers = tx.visible_to(anna)
            facts = {"naam": name, "klas": class_} if class_ else {"naam": name}
            subjects = subjects or [dossiers.add_subject("leerling", facts)]
            version = version or form_of(type_).version
            return dossiers.start_document(
                type_, [subject.id for subject in subjects], version, example(type_), {}, "2026-2027"
            )

    return begin


def opened(pieces):
    return zipfile.ZipFile(io.BytesIO(b"".join(pieces)))


def pack(store, anna, *documents, **named):
    return opened(packed(Pack(store, anna, KEY, **named), [document.id for document in documents]))


def test_each_document_lies_in_its_class_and_its_pupil_with_its_answers_beside_it(store, anna, begin):
    yara, sem = begin(), begin("Sem Bakker", None, "opp")
    archive = pack(store, anna, yara, sem)
    assert archive.testzip() is None
    assert archive.namelist() == [
        "2K2/Yara Bakkali/Aanmelding IZO Yara Bakkali v1 concept.docx",
        "2K2/Yara Bakkali/Aanmelding IZO Yara Bakkali v1 concept.json",
        "Zonder klas/Sem Bakker/OPP Sem Bakker v1 concept.docx",
        "Zonder klas/Sem Bakker/OPP Sem Bakker v1 concept.json",
    ]
    for name in archive.namelist()[::2]:
        assert zipfile.ZipFile(io.BytesIO(archive.read(name))).testzip() is None
    given = json.loads(archive.read(archive.namelist()[1]))
    assert given["probleem"] == example(TYPE)["probleem"]


def test_sensitive_answers_leave_as_json_only_when_they_are_asked_for(store, anna, begin):
    document = begin()
    name = "2K2/Yara Bakkali/Aanmelding IZO Yara Bakkali v1 concept.json"
    with_, without = (
        json.loads(pack(store, anna, document, sensitive=sensitive).read(name)) for sensitive in (True, False)
    )
    form = form_of(TYPE)
    assert with_ == form.kept(example(TYPE))
    assert with_ != without
    hidden = {question.key.partition(".")[0] for question in form.questions if question.sensitive}
    assert {key for key in with_ if with_[key] != without.get(key)} <= hidden


def test_what_is_published_of_the_latest_revision_goes_along_as_it_is(store, anna, begin):
    document = begin()
    made = word_file(store, anna, KEY, document.id)
    archive = pack(store, anna, document)
    assert archive.read(f"2K2/Yara Bakkali/{made.name}") == made.data


def test_what_was_published_before_the_answers_changed_is_made_again_and_nothing_is_written(store, anna, begin):
    document = begin()
    made = word_file(store, anna, KEY, document.id)
    with store.write() as tx:
        tx.visible_to(anna).add_revision(document.id, 2, {"probleem": "Iets heel nieuws."})
    archive = pack(store, anna, document)
    word, answers = archive.namelist()
    assert "v3" in word
    assert b"Iets heel nieuws." in zipfile.ZipFile(io.BytesIO(archive.read(word))).read("word/document.xml")
    assert "Iets heel nieuws." in archive.read(answers).decode()
    with store.read() as tx:
        assert [file.size for file in tx.visible_to(anna).files(document.id)] == [len(made.data)]
        assert tx.visible_to(anna).document(document.id).number == 3


def test_the_template_that_a_pack_was_made_with_is_kept(store, anna, begin):
    pack(store, anna, begin())
    with store.read() as tx:
        assert len(tx.templates(anna.school_id, TYPE)) == 1


def test_another_version_goes_along_once_it_was_made(store, anna, begin):
    document = begin(type_="zat_aanmelding")
    assert len(pack(store, anna, document).namelist()) == 2
    word_file(store, anna, KEY, document.id, "toestemming")
    assert sum("toestemming" in name for name in pack(store, anna, document).namelist()) == 1


def test_no_name_is_given_twice(store, anna, begin):
    one = begin()
    documents = [one, begin(), begin("yara bakkali"), begin(subjects=one.subjects)]
    names = [name.casefold() for name in pack(store, anna, *documents).namelist()]
    assert len(set(names)) == len(names) == 8
    folders = [name.rpartition("/")[0] for name in names[::2]]
    assert folders[0] == folders[3]
    assert len(set(folders)) == 3


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "..", "a\\b", "C:\\x", "CON", "nul.txt", "", "x" * 300, "Sem\u202excod.exe", " . ", "a\nb"],
)
def test_any_name_stays_in_its_place_and_is_one_that_every_system_takes(store, anna, begin, name):
    documents = [begin(name, "2K2"), begin("Sem", name)]
    for path in pack(store, anna, *documents).namelist():
        parts = path.split("/")
        assert len(parts) == 3
        for part in parts:
            assert part == part.strip(" .") != ""
            assert part.partition(".")[0].lower() not in ("con", "nul")
            assert len(part) < 150
            assert not set(part) & set('\\:\n\u202e<>|?*"')


def test_what_cannot_go_along_is_named_and_stops_nothing(store, anna, begin, monkeypatch):
    newer, good, damaged = begin("Sem", version=99), begin(), begin("Bo")
    made = word_file(store, anna, KEY, damaged.id)
    for path in store.blobs.folder.glob("*/[0-9a-f]*"):
        if made.data in path.read_bytes():
            path.write_bytes(b"\x00PK")
    archive = opened(packed(Pack(store, anna, KEY), [newer.id, "0" * 32, damaged.id, good.id]))
    assert [name for name in archive.namelist() if name.endswith("docx")] == [
        "2K2/Yara Bakkali/Aanmelding IZO Yara Bakkali v1 concept.docx"
    ]
    told = archive.read("Niet gelukt.txt").decode("utf-8-sig").split("\r\n")
    assert told[2].startswith("izo_aanmelding Sem: ")
    assert "bestaat niet meer" in told[3] or "is er niet meer" in told[3]
    assert Damaged.message.partition("(")[0] in told[4]


def test_another_school_gets_nothing(store, stranger, begin):
    assert pack(store, stranger, begin()).namelist() == ["Niet gelukt.txt"]


def test_our_own_words_are_in_the_language_of_who_asks(store, anna, begin):
    archive = pack(store, anna, begin(class_=None), translate=str.upper)
    assert archive.namelist()[0].startswith("ZONDER KLAS/")


def test_it_is_sent_while_it_is_made_and_never_lies_in_memory_as_a_whole(store, anna, begin):
    documents = [begin(f"Leerling {number}") for number in range(60)]
    ids = [document.id for document in documents] * 3
    list(packed(Pack(store, anna, KEY), ids[:20]))
    tracemalloc.start()
    try:
        sizes = []
        for piece in packed(Pack(store, anna, KEY), ids):
            sizes.append(len(piece))
            del piece
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(sizes) == len(ids) // 20 + 1
    assert max(a / b for a, b in pairwise(sizes[:-1])) < 2
    assert most < sum(sizes) / 2


def test_no_documents_are_an_empty_zip(store, anna):
    assert pack(store, anna).namelist() == []
