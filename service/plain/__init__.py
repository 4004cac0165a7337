"""Plain Dutch: is a text readable for parents, and what would make it plainer."""

from service.plain.check import Check, Improvement, check
from service.plain.glossary import Glossary, Term, TermRefused, shipped
from service.plain.remarks import Remark
from service.plain.thresholds import OWN, STAFF, Thresholds

__all__ = [
    "OWN",
    "STAFF",
    "Check",
    "Glossary",
    "Improvement",
    "Remark",
    "Term",
    "TermRefused",
    "Thresholds",
    "check",
    "shipped",
]
