"""zorgroute regenerate."""

from __future__ import annotations

import itertools
import json
from contextlib import contextmanager

import pytest
from click.testing import CliRunner

from service.commands import commands
from service.commands import regenerating as room
from service.work import regenerating
from tests.work.regenerating.school import ALL, KEY, again, choose, look, tried


@pytest.fixture
def database():
    """The command works on the folder that it is given."""
    return


@pytest.fixture
def command(settings):
    def run(*words):
        environment = {"ZORGROUTE_SECRET_KEY": KEY.decode(), "DATABASE_URL": ""}
        return CliRunner().invoke(commands, ["regenerate", "--data", str(settings.data_dir), *words], env=environment)

    return run


def report(result):
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_a_dry_run_says_what_would_change_and_changes_nothing(store, anna, ten, new, command):
    choose(store, anna, new)
    said = command("--dry-run")
    assert said.exit_code == 0, said.output
    assert "10 Alleen het uiterlijk verandert" in said.stdout
    with store.read() as tx:
        assert {tx.visible_to(anna).published(id_).template_hash for id_ in ten} != {new}


def test_all_documents_are_made_again_with_the_template_of_now(store, anna, ten, new, command):
    choose(store, anna, new)
    found = report(command("--json"))
    assert (found["state"], found["total"], found["done"]) == ("klaar", 10, 10)
    assert found["outcomes"] == {"uiterlijk": 10}
    assert {line["document"] for line in found["documents"]} == set(ten)
    look(store, anna, ten, new)
    assert report(command("--json"))["outcomes"] == {"gelijk": 10}


def test_more_workers_do_it_together(store, anna, ten, new, command):
    choose(store, anna, new)
    assert report(command("--json", "--workers", "2"))["done"] == 10
    look(store, anna, ten, new)


def test_the_same_command_goes_on_with_what_was_stopped(store, anna, ten, new, command):
    choose(store, anna, new)
    run = regenerating.select(store, anna, ALL, state="bezig")
    regenerating.work(store, KEY, run, most=4, told=lambda: regenerating.pause(store, anna, run.id))
    found = report(command("--type", ALL.type, "--json"))
    assert (found["run"], found["done"]) == (run.id, 10)
    look(store, anna, ten, new)


def test_a_selection_narrows_it(store, anna, ten, new, command):
    choose(store, anna, new)
    assert report(command("--class", "2K1", "--dry-run", "--json"))["total"] == 5
    assert report(command("--year", "2011-2012", "--dry-run", "--json"))["total"] == 0
    assert report(command("--type", ALL.type, "--template", "1", "--dry-run", "--json"))["total"] == 10
    assert report(command("--template", new[:8], "--dry-run", "--json"))["total"] == 0
    for words in (["--template", "0000"], ["--template", "7"], ["--type", "geen"]):
        refused = command(*words)
        assert refused.exit_code == 1
        assert refused.stderr.strip()


def test_a_run_is_taken_back(store, anna, ten, new, command):
    with store.read() as tx:
        before = tx.visible_to(anna).published(ten[0]).template_hash
    choose(store, anna, new)
    run = report(command("--json"))["run"]
    assert report(command("--undo", run, "--json"))["outcomes"] == {"teruggezet": 10}
    look(store, anna, ten, before)
    for unknown in ("geen", "0" * 32):
        refused = command("--undo", unknown)
        assert refused.exit_code == 1
        assert unknown in refused.stderr
    again_ = command("--undo", run)
    assert again_.exit_code == 1
    assert "ronde" in again_.stderr


@pytest.mark.parametrize(("going", "said"), [(0, "nog niets gemaakt"), (2, "0 van 10")])
def test_stopping_holds_the_run(store, anna, ten, new, command, monkeypatch, going, said):
    choose(store, anna, new)
    asked = itertools.chain([False] * going, itertools.repeat(True))

    @contextmanager
    def stoppable():
        yield lambda: next(asked)

    monkeypatch.setattr(room, "_stoppable", stoppable)
    stopped = command()
    assert stopped.exit_code == 1
    assert said in stopped.stderr
    with store.read() as tx:
        run = tx.runs(anna.school_id)[0]
    assert run.state == "gepauzeerd"
    monkeypatch.undo()
    assert command().exit_code == 0
    assert again(store, run).state == "klaar"


def test_a_trial_stays_a_trial(store, anna, ten, new, command):
    run = tried(store, anna, new)
    assert report(command("--json"))["run"] != run.id
    assert again(store, run).state == "proef"
