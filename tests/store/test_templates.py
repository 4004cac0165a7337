"""Templates of a school: every version stays, one counts, and who chose what is known."""

import hashlib

import pytest

from service.store import NotFound


@pytest.fixture
def add(store, school, anna):
    def add(data, name="opp.docx", variant="", origin="eigen"):
        with store.write() as tx:
            return tx.add_template(school.id, "opp", variant, name, data, anna, origin)

    return add


def choose(store, school, by, template):
    with store.write() as tx:
        return tx.choose_template(school.id, template.id, by)


def test_versions_count_up_and_come_back_byte_for_byte(store, school, add, clock):
    first = add(b"PK\x03\x041", "OPP (nieuw).docx", origin="meegeleverd")
    second = add(b"PK\x03\x042")
    with store.read() as tx:
        assert tx.templates(school.id, "opp") == [second, first]
        assert tx.template_bytes(school.id, first.id) == b"PK\x03\x041"
        assert tx.template(school.id, second.id) == second
    assert (first.number, first.name, first.origin) == (1, "OPP (nieuw).docx", "meegeleverd")
    assert (second.number, second.origin, second.by, second.at) == (2, "eigen", "Anna de Wit", clock.now)
    assert second.hash == hashlib.sha256(b"PK\x03\x042").hexdigest()
    assert not first.current
    assert not second.current


def test_the_same_bytes_are_the_same_version(store, school, add):
    first = add(b"PK1")
    add(b"PK2")
    assert add(b"PK1", "andere naam.docx") == first
    with store.read() as tx:
        assert [version.number for version in tx.templates(school.id, "opp")] == [2, 1]
        assert tx.template_by_hash(school.id, first.hash) == first
        assert tx.template_by_hash(school.id, "0" * 64) is None


def test_each_variant_has_versions_of_its_own(store, school, add):
    usual, other = add(b"PK"), add(b"PK", variant="ouders")
    assert (usual.number, other.number) == (1, 1)
    with store.read() as tx:
        assert tx.templates(school.id, "opp", "ouders") == [other]


def test_until_a_school_chooses_the_shipped_one_counts(store, school, add):
    add(b"PK")
    with store.read() as tx:
        assert tx.current_template(school.id, "opp") is None
        assert tx.template_choices(school.id, "opp") == []


def test_any_earlier_version_can_be_taken_back_and_who_did_so_when_stays(store, school, anna, bram, add, clock):
    first, second = add(b"PK1"), add(b"PK2")
    choose(store, school, anna, first)
    clock.now = clock.now.replace(hour=12)
    chosen = choose(store, school, bram, second)
    assert chosen.current
    assert choose(store, school, anna, first).id == first.id
    with store.write() as tx:
        assert tx.current_template(school.id, "opp").id == first.id
        assert [version.current for version in tx.templates(school.id, "opp")] == [False, True]
        tx.choose_shipped(school.id, "opp", "", bram)
    with store.read() as tx:
        assert tx.current_template(school.id, "opp") is None
        history = [
            (choice.template and choice.template.number, choice.by) for choice in tx.template_choices(school.id, "opp")
        ]
        assert history == [(None, "Bram Smit"), (1, "Anna de Wit"), (2, "Bram Smit"), (1, "Anna de Wit")]
        assert tx.template_choices(school.id, "opp")[0].at == clock.now


def test_choosing_what_counts_already_is_no_choice(store, school, anna, add):
    first = add(b"PK1")
    for _ in range(2):
        choose(store, school, anna, first)
    with store.read() as tx:
        assert len(tx.template_choices(school.id, "opp")) == 1


def test_the_choice_for_one_variant_leaves_the_others_alone(store, school, anna, add):
    usual, other = add(b"PK1"), add(b"PK2", variant="ouders")
    choose(store, school, anna, other)
    with store.read() as tx:
        assert tx.current_template(school.id, "opp") is None
        assert tx.current_template(school.id, "opp", "ouders").id == other.id
        assert not tx.template(school.id, usual.id).current


def test_another_school_has_nothing_to_do_with_it(store, school, anna, stranger, add):
    template = add(b"PK1")
    choose(store, school, anna, template)
    other = stranger.school_id
    with store.write() as tx:
        assert tx.templates(other, "opp") == tx.template_choices(other, "opp") == []
        assert tx.template_by_hash(other, template.hash) is tx.current_template(other, "opp") is None
        for ask in (
            lambda: tx.template(other, template.id),
            lambda: tx.template_bytes(other, template.id),
            lambda: tx.choose_template(other, template.id, stranger),
            lambda: tx.choose_template(school.id, template.id, stranger),
            lambda: tx.choose_shipped(school.id, "opp", "", stranger),
            lambda: tx.add_template(school.id, "opp", "", "x.docx", b"PK9", stranger),
        ):
            with pytest.raises(NotFound):
                ask()
        assert tx.add_template(other, "opp", "", "x.docx", b"PK1", stranger).number == 1


@pytest.mark.parametrize("unknown", ["", "x", "0" * 32, "\x00"])
def test_an_unknown_template_is_not_found_whatever_its_id_looks_like(store, school, anna, unknown):
    with store.write() as tx:
        for ask in (tx.template, tx.template_bytes, lambda *ids: tx.choose_template(*ids, anna)):
            with pytest.raises(NotFound):
                ask(school.id, unknown)
