"""Two people on one document: nothing is lost and nobody is overwritten unasked."""

from __future__ import annotations

import re

from service.work.saving import Saved, save


def test_work_on_another_page_is_merged(izo):
    izo.change(motivatie="Wisselend.")
    assert izo.save("probleem", {"probleem": "Rekenen."}, base=1).status_code == 303
    assert izo.answers["motivatie"] == "Wisselend."
    assert izo.answers["probleem"] == "Rekenen."


def test_the_second_to_save_a_page_is_told_what_changed(izo):
    izo.change(probleem="Zij komt te laat.", begin_en_oorzaak="Sinds de zomer.")
    answer = izo.save("probleem", {"probleem": "Zij komt niet.", "begin_en_oorzaak": ""}, base=1)
    assert answer.status_code == 409
    assert "Iemand anders was je voor" in answer.text
    assert "Zij komt te laat." in re.sub(r"<[^>]+>", "", answer.text)
    assert "Sinds de zomer." in re.sub(r"<[^>]+>", "", answer.text)
    assert izo.answers["probleem"] == "Zij komt te laat."
    assert izo.draft("probleem")["probleem"] == ["Zij komt niet."]
    assert "Zij komt niet." in izo.get("probleem")


def choose(izo, **choices):
    data = {"botst": ["probleem"], "van": "1", "revisie": str(izo.number), "probleem": "Zij komt niet."}
    return izo.browser.post(izo.step("probleem"), data={**data, **choices})


def test_the_answer_of_the_other_can_stay(izo):
    izo.change(probleem="Zij komt te laat.")
    assert choose(izo, **{"keuze:probleem": "nu"}).status_code == 303
    assert izo.answers["probleem"] == "Zij komt te laat."
    assert izo.draft("probleem") == {}


def test_ones_own_answer_can_be_taken(izo):
    izo.change(probleem="Zij komt te laat.")
    assert choose(izo, **{"keuze:probleem": "jouw"}).status_code == 303
    assert izo.answers["probleem"] == "Zij komt niet."


def test_one_text_can_be_written_of_both(izo):
    izo.change(probleem="Zij komt te laat.")
    assert choose(izo, **{"keuze:probleem": "samen", "samen:probleem": "Te laat of niet."}).status_code == 303
    assert izo.answers["probleem"] == "Te laat of niet."


def test_without_a_choice_nothing_is_saved(izo):
    izo.change(probleem="Zij komt te laat.")
    answer = choose(izo)
    assert answer.status_code == 409
    assert 'href="#keuze-v-probleem"' in answer.text
    assert izo.answers["probleem"] == "Zij komt te laat."


def test_a_choice_that_is_overtaken_again_is_asked_again(izo):
    izo.change(probleem="Zij komt te laat.")
    number = izo.number
    izo.change(probleem="Zij is ziek.")
    answer = izo.browser.post(
        izo.step("probleem"),
        data={"botst": "probleem", "van": "1", "revisie": str(number), "probleem": "x", "keuze:probleem": "jouw"},
    )
    assert answer.status_code == 409
    assert izo.answers["probleem"] == "Zij is ziek."


def test_the_same_answer_from_both_is_no_conflict(izo):
    izo.change(probleem="Zij komt te laat.")
    assert izo.save("probleem", {"probleem": "Zij komt te laat."}, base=1).status_code == 303


def test_a_download_in_between_is_no_conflict(izo):
    izo.browser.get(f"{izo.url}/word")
    assert izo.save("probleem", {"probleem": "x"}, base=1).status_code == 303


def test_a_save_in_the_very_same_moment_is_compared_once_more(izo, store, tom, monkeypatch):
    stale = izo.document
    izo.change(motivatie="Wisselend.", probleem="Zij komt te laat.")
    with store.write() as tx:
        dossiers = tx.visible_to(tom)
        fresh = dossiers.document
        read = iter([lambda _: stale])
        monkeypatch.setattr(dossiers, "document", lambda id_: next(read, fresh)(id_), raising=False)
        outcome = save(dossiers, izo.id, izo.form.step("leren"), 1, [("werkhouding", "Goed.")])
    assert isinstance(outcome, Saved)
    assert (izo.answers["motivatie"], izo.answers["werkhouding"]) == ("Wisselend.", "Goed.")


def test_the_page_of_a_conflict_carries_every_field(opp):
    typed = opp.typed("doelen")
    opp.change(opvoedbehoeften="Iets anders.")
    answer = opp.save("doelen", {**typed, "opvoedbehoeften": "Nog iets."}, base=2)
    assert answer.status_code == 409
    for name, value in typed.items():
        if name != "revisie":
            assert answer.text.count(f'name="{name}" aria-hidden') == (len(value) if isinstance(value, list) else 1)


def test_a_choice_that_cannot_be_saved_yet_is_asked_again_after_mending(izo):
    izo.change(probleem="Zij komt te laat.", begin_en_oorzaak="Sinds de zomer.")
    both = {"probleem": "Zij komt niet.", "begin_en_oorzaak": "Sinds gisteren."}
    choices = {"keuze:probleem": "nu", "keuze:begin_en_oorzaak": "samen", "samen:begin_en_oorzaak": "x" * 200_000}
    refused = izo.save("probleem", both, botst=list(both), van="1", **choices)
    assert refused.status_code == 422
    assert 'name="revisie" value="1"' in refused.text
    mended = izo.save("probleem", {**both, "begin_en_oorzaak": "Sinds de zomer."}, base=1)
    assert mended.status_code == 409
    assert izo.answers["probleem"] == "Zij komt te laat."
