"""The words that a school chooses for what parents read: its word list, its fixed lines, whom to ask."""

from __future__ import annotations

from flask import Blueprint

blueprint = Blueprint("own_words", __name__, url_prefix="/instellingen")

from service.web.own_words import contact, glossary, lines, spreadsheet, term  # noqa: E402, F401  (they have the views)
