"""Pupils on screen: found, added, changed, and never those of another school."""

from __future__ import annotations

import pytest

from service.work.pupils import CARD, folded
from service.work.writing import start

NAMES = (
    "Elif Yıldız",
    "Zoë Müller",
    "İrem Çelik",
    "Aleksandra Wiśniewska",
    "Sem Bakker",
    "Łukasz Nowak",
    "Bjørn Strauß",
)


@pytest.fixture
def pupils(store, marieke):
    with store.write() as tx:
        dossiers = tx.visible_to(marieke)
        return {
            name: dossiers.add_subject(
                "leerling", {"naam": name, "klas": "3H1" if name[0] in "EZ" else "2K2", "nummer": str(n)}
            )
            for n, name in enumerate(NAMES, 1001)
        }


def names_on(page) -> list[str]:
    return [name for name in NAMES if name in page.text]


@pytest.mark.parametrize(
    ("sought", "hits"),
    [
        ("yildiz", ["Elif Yıldız"]),
        ("YILDIZ", ["Elif Yıldız"]),
        ("yıldız elif", ["Elif Yıldız"]),
        ("muller", ["Zoë Müller"]),
        ("irem celik", ["İrem Çelik"]),
        ("wisniewska", ["Aleksandra Wiśniewska"]),
        ("lukasz", ["Łukasz Nowak"]),
        ("bjorn strauss", ["Bjørn Strauß"]),
        ("1005", ["Sem Bakker"]),
        ("3h1", ["Elif Yıldız", "Zoë Müller"]),
        ("niemand", []),
        ("' OR 1=1 --", []),
    ],
)
def test_a_pupil_is_found_without_accents_or_capitals_by_name_class_or_number(browser, pupils, sought, hits):
    assert names_on(browser.get("/leerlingen", query_string={"zoek": sought})) == hits


def test_a_class_shows_its_own_pupils(browser, pupils):
    assert names_on(browser.get("/leerlingen?klas=3H1")) == ["Elif Yıldız", "Zoë Müller"]
    assert names_on(browser.get("/leerlingen?klas=3H1&zoek=zoe")) == ["Zoë Müller"]


@pytest.mark.parametrize("number", ["0", "-1", "99999", "x", ""])
def test_a_page_number_that_does_not_exist_shows_one_that_does(browser, pupils, number):
    assert names_on(browser.get(f"/leerlingen?pagina={number}")) == list(NAMES)


def test_a_long_list_comes_in_pages(browser, store, marieke):
    with store.write() as tx:
        for number in range(120):
            tx.visible_to(marieke).add_subject("leerling", {"naam": f"Leerling {number:03}"})
    first, last = browser.get("/leerlingen"), browser.get("/leerlingen?pagina=3")
    assert "Leerling 000" in first.text
    assert "Leerling 119" not in first.text
    assert "Leerling 119" in last.text
    assert "Bladzijde 3 van 3" in last.text


def test_a_pupil_is_added_with_a_date_as_people_write_it(browser, store, marieke):
    answer = browser.send(
        "/leerlingen/nieuw",
        {
            "leerling.naam": "  Sem Bakker ",
            "leerling.geboortedatum": "19 maart 2013",
            "leerling.leerjaar": "2",
            "leerling.nummer": "250207",
        },
    )
    assert answer.status_code == 303
    with store.read() as tx:
        (sem,) = tx.visible_to(marieke).subjects()
    assert sem.facts == {"naam": "Sem Bakker", "geboortedatum": "2013-03-19", "leerjaar": 2, "nummer": "250207"}
    page = browser.get(answer.location)
    assert "Geboren" in page.text
    assert "19 maart 2013" in page.text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"leerling.naam": " "}, "Vul de naam van de leerling in"),
        ({"leerling.geboortedatum": "31-2-2012"}, "een datum zoals 28-9-2026"),
        ({"leerling.leerjaar": "zeven"}, "een getal in van 1 tot en met 6"),
        ({"leerling.mentor": "x" * 200}, "Kort het in tot 120 tekens"),
        ({"leerling.nummer": "1005"}, "Leerlingnummer 1005 is al van Sem Bakker"),
    ],
)
def test_a_card_that_is_not_right_is_not_kept_and_shows_what_was_typed(browser, pupils, store, marieke, typed, said):
    answer = browser.send("/leerlingen/nieuw", {"leerling.naam": "Nieuwe Leerling", "leerling.klas": "9Z9", **typed})
    assert answer.status_code == 422
    assert said in answer.text
    assert 'value="9Z9"' in answer.text
    with store.read() as tx:
        assert len(tx.visible_to(marieke).subjects()) == len(NAMES)


def test_facts_change_and_documents_keep_theirs(browser, pupils, store, marieke, school):
    sem = pupils["Sem Bakker"]
    with store.write() as tx:
        document = start(tx.visible_to(marieke), school, sem.id, "izo_aanmelding", store._clock().date())
    typed = {"leerling.naam": "Sem Bakker-de Wit", "leerling.klas": "3K1", "leerling.nummer": ""}
    answer = browser.send(f"/leerlingen/{sem.id}/gegevens", typed)
    assert answer.status_code == 303
    with store.read() as tx:
        dossiers = tx.visible_to(marieke)
        assert dossiers.subject(sem.id).facts == {"naam": "Sem Bakker-de Wit", "klas": "3K1"}
        assert dossiers.document(document.id).revision.answers["leerling"]["klas"] == "2K2"


def test_control_characters_do_not_get_into_a_name(browser, store, marieke):
    browser.send("/leerlingen/nieuw", {"leerling.naam": "Sem\x00\x07 Bakker\ufffe"})
    with store.read() as tx:
        assert tx.visible_to(marieke).subjects()[0].facts == {"naam": "Sem Bakker"}


def test_a_pupil_of_another_school_is_not_there(signed_in, stranger, pupils):
    elsewhere = signed_in(stranger)
    sem = pupils["Sem Bakker"].id
    assert names_on(elsewhere.get("/leerlingen")) == []
    assert elsewhere.get(f"/leerlingen/{sem}").status_code == 404
    assert elsewhere.get(f"/leerlingen/{sem}/gegevens").status_code == 404
    assert elsewhere.send(f"/leerlingen/{sem}/gegevens", {"leerling.naam": "Weg"}).status_code == 404
    assert elsewhere.send("/documenten/start", {"subject_id": sem, "type": "opp"}).status_code == 404


@pytest.mark.parametrize("path", ["/leerlingen/x", "/leerlingen/" + "0" * 32, "/leerlingen/%00", "/leerlingen/..%2f"])
def test_an_address_of_nobody_is_a_page_that_says_so(browser, path):
    assert browser.get(path).status_code == 404


def test_the_page_of_a_pupil_shows_each_document_with_its_state_and_what_can_be_started(
    browser, pupils, store, marieke, school
):
    sem = pupils["Sem Bakker"]
    today = store._clock().date()
    with store.write() as tx:
        dossiers = tx.visible_to(marieke)
        izo = start(dossiers, school, sem.id, "izo_aanmelding", today)
        answers = izo.revision.answers | {"wat_gaat_goed": "Tekenen", "belemmerende_factoren": "Snel afgeleid"}
        dossiers.add_revision(izo.id, 1, answers=answers)
        dossiers.add_revision(izo.id, 2, event="status", state="ter_bespreking")
        start(dossiers, school, sem.id, "opp", today)
        dossiers.start_document("izo_aanmelding", [sem.id], 1, {}, {}, "2019-2020")
    page = browser.get(f"/leerlingen/{sem.id}").text
    assert "Ter bespreking" in page
    assert "versie 3" in page
    assert "Concept" in page
    assert "Er is al een concept." in page
    assert "1 document uit een eerder schooljaar" in page
    assert "gaan mee uit Aanmelding IZO" in page
    assert "Aanmelding IZO ter bespreking" in page


def test_a_document_of_a_type_this_program_does_not_know_breaks_no_page(browser, pupils, store, marieke):
    sem = pupils["Sem Bakker"]
    with store.write() as tx:
        dossiers = tx.visible_to(marieke)
        dossiers.start_document("van_later", [sem.id], 1, {}, {}, "2026-2027")
        dossiers.start_document("opp", [sem.id], 99, {}, {}, "2026-2027")
    assert browser.get("/").status_code == 200
    assert "van_later" in browser.get(f"/leerlingen/{sem.id}").text


def test_the_first_page_begins_with_ones_own_concepts(browser, signed_in, tom, pupils, store, marieke, school):
    with store.write() as tx:
        today = store._clock().date()
        start(tx.visible_to(marieke), school, pupils["Sem Bakker"].id, "izo_aanmelding", today)
        start(tx.visible_to(tom), school, pupils["Elif Yıldız"].id, "opp", today)
    mine = browser.get("/").text
    assert mine.index("Verder waar je was") < mine.index("Sem Bakker") < mine.index("Waar collega’s aan werken")
    assert mine.index("Waar collega’s aan werken") < mine.index("Elif Yıldız")
    assert "Je bent met één document bezig." in mine
    theirs = signed_in(tom).get("/").text
    assert theirs.index("Elif Yıldız") < theirs.index("Sem Bakker")


def test_the_card_asks_the_questions_of_the_head_of_a_document():
    assert [question.key for question in CARD.questions] == [
        "leerling.naam", "leerling.nummer", "leerling.geboortedatum", "leerling.klas", "leerling.leerjaar", "leerling.mentor",
    ]  # fmt: skip


def test_searching_sees_no_difference_between_ways_to_write_a_letter():
    assert folded("Zoe\u0308  MÜLLER") == folded("zoë müller") == "zoe muller"


def test_a_button_that_is_clicked_twice_adds_one_pupil(browser, store, marieke):
    first, second = (browser.send("/leerlingen/nieuw", {"leerling.naam": "Kim de Boer"}) for _ in range(2))
    assert first.location == second.location
    with store.read() as tx:
        assert [pupil.facts["naam"] for pupil in tx.visible_to(marieke).subjects()] == ["Kim de Boer"]
