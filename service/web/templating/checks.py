"""Looking into a template in the process for files from outside."""

from __future__ import annotations

from typing import cast

from flask import current_app
from flask_babel import gettext

from service.store import NotFound
from service.web.templating.kinds import Kind
from service.word import PackageRefused
from service.word.checking import Checked, annotated, check_template, remarks_on
from service.word.errors import Finding
from service.word.limited import Limited


def _limited() -> Limited:
    return cast(Limited, current_app.extensions["word"])


def check(kind: Kind, data: bytes) -> Checked:
    """Return what is to be said of a template; a file that is too heavy to look into is a finding like any other."""
    try:
        return _limited().call(check_template, data, kind.form, kind.variant)
    except PackageRefused as refused:
        finding = Finding("", refused.reason.message, refused.reason.values)
        return Checked((finding,), frozenset(), None, readable=False)


def checked_file(kind: Kind, data: bytes) -> bytes:
    """Return the form's example, filled with a template; raises `NotFound` when that can't be done."""
    filled = check(kind, data).filled
    if filled is None:
        raise NotFound
    return filled


def with_comments(data: bytes, checked: Checked) -> bytes | None:
    """Return the file with a remark in the margin at each finding; None when the file can't be opened at all."""
    if not checked.readable:
        return None
    try:
        return _limited().call(annotated, data, remarks_on(checked.findings, gettext))
    except PackageRefused:
        return None
