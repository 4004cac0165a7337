"""Files are read in a process of its own, and whatever happens in there, the next file is read."""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from forms import example, form_of
from forms.faults import Fault, UnknownType
from service.word import PackageRefused, TemplateRefused, fill, read_back, shipped_template
from service.word.errors import Finding, ReadingFailed
from service.word.limited import Limited
from tests.word.hostile import behaviour

ROOT = Path(__file__).parents[2]
HEAVY = "te zwaar om te lezen"

with_limits = pytest.mark.skipif(sys.platform != "linux", reason="this system does not hold a process to such limits")


@pytest.fixture(scope="module")
def limited() -> Iterator[Limited]:
    with Limited() as limited:
        yield limited


def test_a_call_answers_as_the_function_would(limited: Limited) -> None:
    assert limited.call(behaviour.answer, 1, b"x", name="Jan") == ((1, b"x"), {"name": "Jan"})
    assert limited.call(behaviour.fault) == Fault("doelen[a1].doel", "Vul %(what)s in", {"what": "een doel"})


def test_a_word_file_is_read_back_as_it_would_be_here(limited: Limited) -> None:
    form = form_of("izo_aanmelding")
    made = fill(shipped_template(form), example(form.type))
    there, here = limited.call(read_back, made, reference=made), read_back(made, reference=made)
    assert there == here
    assert there.form is form


def test_workers_stay_warm_and_are_replaced_after_a_while() -> None:
    with Limited(calls=2) as limited:
        first, second, third = (limited.call(behaviour.process) for _ in range(3))
    assert first == second != third != os.getpid()


def test_a_refusal_comes_back_as_itself_and_the_worker_stays(limited: Limited) -> None:
    before = limited.call(behaviour.process)
    with pytest.raises(PackageRefused) as refused:
        limited.call(behaviour.refuse)
    assert refused.value.reason.text() == str(refused.value) == "7 % is te veel"
    assert refused.value.reason.values == {"most": 7}
    with pytest.raises(TemplateRefused) as template:
        limited.call(behaviour.refuse_template)
    assert template.value.findings == [Finding("word/document.xml", "Onbekend: %(tag)s", {"tag": "x"}, "rond x")]
    with pytest.raises(UnknownType, match="bestaat niet"):
        limited.call(behaviour.refuse_type)
    assert limited.call(behaviour.process) == before


@pytest.mark.parametrize("function", [behaviour.wait_for_ever, behaviour.work_for_ever, behaviour.die, behaviour.nest])
def test_a_worker_that_never_answers_is_a_refusal_and_the_next_call_gets_another(function) -> None:
    with Limited(seconds=0.5) as limited:
        before = limited.call(behaviour.process)
        with pytest.raises(PackageRefused, match=HEAVY):
            limited.call(function)
        assert limited.call(behaviour.process) != before


@with_limits
def test_a_worker_that_takes_too_much_memory_is_a_refusal(limited: Limited) -> None:
    before = limited.call(behaviour.process)
    with pytest.raises(PackageRefused, match=HEAVY):
        limited.call(behaviour.take_memory)
    assert limited.call(behaviour.process) != before


def test_a_fault_of_this_program_says_where_and_nothing_of_the_file(limited: Limited) -> None:
    with pytest.raises(ReadingFailed) as failed:
        limited.call(behaviour.trip, "Jan is gepest")
    assert "ValueError" in failed.value.trace
    assert "behaviour.py" in failed.value.trace
    assert "trip" in failed.value.trace
    assert "Jan" not in f"{failed.value} {failed.value.trace} {failed.value.reason.text()} {failed.value.__cause__}"
    assert limited.call(behaviour.answer) == ((), {})


@pytest.mark.parametrize("function", [behaviour.sly, behaviour.sly_by_our_own_means])
def test_an_answer_is_data_and_runs_nothing(function, limited: Limited) -> None:
    with pytest.raises(ReadingFailed, match="an answer is not made of"):
        limited.call(function)
    assert limited.call(behaviour.answer) == ((), {})


def test_what_is_printed_does_not_stand_between_the_answers(limited: Limited) -> None:
    assert limited.call(behaviour.speak) == "gezegd"
    assert limited.call(behaviour.speak) == "gezegd"


def test_a_worker_is_told_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZORGROUTE_SECRET_KEY", "geheim")
    monkeypatch.setenv("DATABASE_URL", "postgresql://zorg:geheim@localhost/zorg")
    with Limited() as limited:
        assert "geheim" not in str(limited.call(behaviour.environment))


def test_a_worker_knows_no_web_and_no_database(limited: Limited) -> None:
    rooms = limited.call(behaviour.rooms)
    assert "lxml" in rooms
    assert rooms.isdisjoint({"flask", "sqlalchemy", "waitress", "click", "psycopg", "sqlcipher3"})


@with_limits
def test_a_worker_writes_no_files(limited: Limited, tmp_path: Path) -> None:
    with pytest.raises(ReadingFailed, match="OSError"):
        limited.call(behaviour.write, str(tmp_path / "leerling.txt"))
    assert not (tmp_path / "leerling.txt").exists() or not (tmp_path / "leerling.txt").read_bytes()


def test_threads_that_call_at_once_each_get_their_own_answer_from_few_workers() -> None:
    with Limited(workers=2) as limited, ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(partial(limited.call, behaviour.answer), range(80)))
        processes = set(threads.map(lambda _: limited.call(behaviour.process), range(20)))
        assert len(limited.processes()) <= 2
    assert answers == [((number,), {}) for number in range(80)]
    assert len(processes) <= 2


def test_a_call_after_closing_is_refused_and_closing_again_is_nothing() -> None:
    limited = Limited()
    limited.call(behaviour.answer)
    limited.close()
    limited.close()
    assert limited.processes() == []
    with pytest.raises(RuntimeError):
        limited.call(behaviour.answer)


def run(program: str) -> list[int]:
    """Return the numbers that a program of its own prints."""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True, text=True)
    assert done.stderr == ""
    return [int(number) for number in done.stdout.split()]


BEGIN = "import os; from service.word.limited import Limited; from tests.word.hostile.behaviour import process; "


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not split processes")
def test_a_process_that_was_split_off_has_workers_of_its_own() -> None:
    program = BEGIN + (
        "limited = Limited(); print(limited.call(process), flush=True); child = os.fork()\n"
        "print(limited.call(process), flush=True)\n"
        "if child: os.waitpid(child, 0); print(limited.call(process))"
    )
    first, *rest = run(program)
    assert len(rest) == 3
    assert rest.count(first) == 2, "the parent keeps its own, and the child takes another"


@pytest.mark.skipif(sys.platform == "win32", reason="asking after a process is done otherwise there")
def test_workers_end_with_the_program() -> None:
    (worker,) = run(BEGIN + "limited = Limited(); print(limited.call(process))")
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)
