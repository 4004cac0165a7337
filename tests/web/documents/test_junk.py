"""Whatever is sent to a page, it is shown again or refused with a sentence, and nothing breaks."""

from __future__ import annotations

from itertools import cycle, islice

import pytest

from forms import all_forms
from forms.page import Page

JUNK = ["x", "ja", "-1", "9" * 400, "1e999", "31-2-2026", "\x00", "a\nb", "[]", "{{ 7*7 }}", "<b>", "a1", "👩‍🏫"]


@pytest.mark.parametrize("first", [0, 5, 9])
@pytest.mark.parametrize("type_", sorted(all_forms()))
def test_junk_in_every_field_breaks_nothing(start, type_, first):
    written = start(type_, filled=first == 0)
    before = written.answers
    for step in written.form.steps:
        page = Page(written.form, step, before)
        junk = islice(cycle(JUNK), first, None)
        sent = {name: [next(junk), next(junk)] if "keuzes" in name else next(junk) for name in page.fields.data}
        sent |= page.rows
        sent |= {key: [*rows, "z9"] for key, rows in page.rows.items()}
        answer = written.browser.post(
            written.step(step.slug) + "/concept", data={**sent, "revisie": str(written.number)}
        )
        assert answer.status_code == 200, step.slug
        assert written.browser.get(written.step(step.slug)).status_code == 200
    assert written.answers == before
    for path in ("", "/controle"):
        assert written.browser.get(written.url + path).status_code == 200
    for step in written.form.steps:
        answer = written.save(step.slug, dict(written.draft(step.slug)))
        assert answer.status_code in (303, 422), step.slug
    assert not written.form.check(written.answers) or written.answers == before
