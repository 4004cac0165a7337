"""Class lists: what is read, what is refused, and what keeping one would do."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import example as hypothesis_example
from hypothesis import given
from hypothesis import strategies as st

from service.store import Subject
from service.work.class_list import ROWS_MAX, ClassList, WrongList, compare, read

MAGISTER = """Stamnummer;Roepnaam;Tussenvoegsel;Achternaam;Klas;Geboortedatum;Mentor;Studie;E-mail
00240301;Noor;van den;Berg;3H1;14-03-2012;P. Smeets;havo 3;noor@example.nl
250213;Elif;;Yıldız;2K2;24-10-2012;;vmbo-k 2;
"""
SOMTODAY = """"Leerlingnummer","Achternaam","Voorvoegsel","Roepnaam","Stamgroep","Leerjaar","Geboortedatum"
"240301","Berg","van den","Noor","3H1","3","2012-03-14"
"250213","Yıldız","","Elif","2K2","2","2012-10-24"
"""
PASTED = "Naam\tBasisgroep\tGeb. datum\nBerg, Noor van den\t3H1\t14 maart 2012\nElif Yıldız\t2K2\t24-10-12\n"


def known(number: int, **facts) -> Subject:
    return Subject(f"{number:032x}", "leerling", facts)


def names(listed: ClassList) -> list[str]:
    return [row.facts["naam"] for row in listed.rows]


@pytest.mark.parametrize("text", [MAGISTER, SOMTODAY, PASTED], ids=["magister", "somtoday", "pasted"])
def test_a_list_is_read_from_each_place_it_comes_from(text):
    listed = read(text)
    assert listed.unread == ()
    assert names(listed) == ["Noor van den Berg", "Elif Yıldız"]
    assert [row.facts["geboortedatum"] for row in listed.rows] == ["2012-03-14", "2012-10-24"]
    assert [row.facts["klas"] for row in listed.rows] == ["3H1", "2K2"]


def test_zeros_of_a_number_stay_and_columns_that_are_not_needed_go():
    (noor, elif_) = read(MAGISTER).rows
    assert noor.facts == {
        "naam": "Noor van den Berg",
        "nummer": "00240301",
        "klas": "3H1",
        "geboortedatum": "2012-03-14",
        "mentor": "P. Smeets",
        "leerjaar": 3,
    }
    assert "mentor" not in elif_.facts


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_letters_are_read_in_every_encoding_a_spreadsheet_writes(encoding):
    text = "Naam;Klas\r\nZoë Müller;1M3\r\n"
    assert names(read(text.encode(encoding))) == ["Zoë Müller"]


def test_lines_above_the_names_of_the_columns_are_passed_over():
    assert names(read("sep=;\nExport van 1 september\n\nNaam;Klas\nSem Bakker;2K2\n")) == ["Sem Bakker"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "leeg"),
        (b"  \n ", "leeg"),
        (b"PK\x03\x04xlsx", "Dit is een spreadsheet"),
        (b"Naam;Klas\nA\x00B;1", "geen tekstbestand"),
        (b"\x81\x9d\x8f", "letters"),
        (b"Naam\n" + b"x" * 1_000_000, "veel te lang"),
        (b"Naam;Klas\n" + b"Jan;1\n" * 400_000, "te groot"),
        (b"Voorkeur;Sport\nJan;Voetbal", "geen kolom met de naam"),
        (b"Naam;Klas\n\n;\n", "staat niets"),
        ("Naam;Klas\n" + "".join(f"Leerling {n};1\n" for n in range(ROWS_MAX + 1)), "Deel de lijst op"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 30 else "",
)
def test_a_list_that_cannot_be_read_is_refused_with_what_to_do(data, said):
    with pytest.raises(WrongList, match=said):
        read(data)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("1;Sem Bakker;2K2;31-2-2012", "datum zoals"),
        ("1;;2K2;", "Vul de naam"),
        ('1;"=HYPERLINK(""http://evil.example"")";2K2;', "formule"),
        ("1;@SUM(A1);2K2;", "formule"),
        (f"1;{'x' * 130};2K2;", "te lang"),
    ],
)
def test_a_line_that_cannot_be_read_says_which_and_why_and_the_others_are_read(line, said):
    listed = read(f"Nummer;Naam;Klas;Geboortedatum\n{line}\n2;Elif Yıldız;2K2;\n")
    assert names(listed) == ["Elif Yıldız"]
    (unread,) = listed.unread
    assert unread.line == 2
    assert said in unread.why.text()


def test_a_number_that_a_spreadsheet_protects_is_a_number():
    (row,) = read('Nummer;Naam\n"=""00123""";Sem Bakker\n').rows
    assert row.facts["nummer"] == "00123"


def test_a_pupil_who_stands_there_twice_is_read_once():
    listed = read("Nummer;Naam\n12;Sem Bakker\n012;Sem Bakker\n")
    assert len(listed.rows) == 1
    assert listed.unread[0].why.text() == "Deze leerling staat ook op regel 2"


def test_pupils_are_known_by_number_else_by_name_and_date_of_birth():
    pupils = [
        known(1, naam="N. van den Berg", nummer="240301", klas="2H1"),
        known(2, naam="ELIF YILDIZ", geboortedatum="2012-10-24", klas="2K2"),
        known(3, naam="Sem Bakker", geboortedatum="2013-03-19"),
    ]
    done = compare(read(MAGISTER + "9;Sem;;Bakker;;20-03-2013;;;\n"), pupils)
    assert {change.subject_id[-1]: dict(change.differing) for change in done.changed} == {
        "1": {
            "naam": ("N. van den Berg", "Noor van den Berg"),
            "nummer": ("240301", "00240301"),
            "klas": ("2H1", "3H1"),
            "geboortedatum": (None, "2012-03-14"),
            "mentor": (None, "P. Smeets"),
            "leerjaar": (None, 3),
        },
        "2": {"naam": ("ELIF YILDIZ", "Elif Yıldız"), "nummer": (None, "250213"), "leerjaar": (None, 2)},
    }
    assert [row.facts["naam"] for row in done.new] == ["Sem Bakker"]


def test_what_the_list_leaves_empty_stays():
    done = compare(
        read("Nummer;Naam;Klas\n1;Sem Bakker;3K1\n"), [known(1, naam="Sem Bakker", nummer="1", mentor="Tom")]
    )
    assert done.changed[0].facts == {"naam": "Sem Bakker", "nummer": "1", "klas": "3K1", "mentor": "Tom"}


def test_the_same_list_again_changes_nothing():
    pupils = [known(n, **row.facts) for n, row in enumerate(read(MAGISTER).rows)]
    done = compare(read(MAGISTER), pupils)
    assert done.size == 0
    assert len(done.same) == 2


def test_two_who_could_be_meant_are_never_guessed():
    twins = [known(1, naam="Sem Bakker"), known(2, naam="Sem Bakker")]
    done = compare(read("Naam;Klas\nSem Bakker;1\n"), twins)
    assert done.size == 0
    assert "leerlingnummer" in done.unread[0].why.text()


def test_a_pupil_who_was_added_by_name_is_not_added_again_by_the_list():
    by_hand = [known(1, naam="Elif Yıldız", klas="2K2"), known(2, naam="Noor van den Berg", klas="3H2")]
    done = compare(read(MAGISTER), by_hand)
    assert [change.subject_id[-1] for change in done.changed] == ["1"]
    assert [one.line for one in done.unread] == [2]
    assert "Er is al een leerling die Noor van den Berg heet" in done.unread[0].why.text()
    assert done.new == ()


def test_a_list_of_names_alone_makes_nobody_twice():
    pupils = [known(1, naam="Sem Bakker", nummer="1", geboortedatum="2013-03-19", klas="2K2")]
    assert compare(read("Naam;Klas\nSem Bakker;2K2\n"), pupils).size == 0
    assert len(compare(read("Naam;Klas\nSem Bakker;1A\n"), pupils).unread) == 1
    assert len(compare(read("Nummer;Naam;Klas\n2;Sem Bakker;1A\n"), pupils).new) == 1


def test_another_number_for_the_same_pupil_is_asked_about():
    done = compare(read("Nummer;Naam\n2;Sem Bakker\n"), [known(1, naam="Sem Bakker", nummer="1")])
    assert done.size == 0
    assert "heeft al nummer 1" in done.unread[0].why.text()


def test_two_lines_for_one_pupil_change_them_once():
    pupil = known(1, naam="Sem Bakker", nummer="1", geboortedatum="2013-03-19")
    done = compare(read("Nummer;Naam;Geboortedatum\n1;Sem Bakker-Vos;\n;Sem Bakker;19-3-2013\n"), [pupil])
    assert len(done.changed) == 1
    assert [one.line for one in done.unread] == [3]


def test_the_mark_of_a_comparison_changes_with_what_it_would_do():
    listed = read(MAGISTER)
    assert compare(listed, []).digest == compare(listed, []).digest
    assert compare(listed, []).digest != compare(listed, [known(1, naam="Noor", nummer="240301")]).digest


@given(st.text(max_size=300))
@hypothesis_example(",=")
def test_any_text_is_read_or_refused_by_name(text):
    try:
        listed = read("Naam;Klas;Geboortedatum\n" + text)
    except WrongList:
        return
    for row in listed.rows:
        assert row.facts["naam"].strip()
        assert not row.facts["naam"].startswith(("=", "+", "@"))
    compare(listed, [])


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_by_name(data):
    with suppress(WrongList):
        compare(read(data), [])
