"""The template check: what a school may hand in, what is wrong with it, and the names that it may use.

What comes from outside is checked in a process of its own (`service.word.limited`).
"""

from service.word.checking.annotating import Remark, annotated, remarks_on
from service.word.checking.check import Checked, check_template
from service.word.checking.names import Name, names_list
from service.word.checking.names_document import names_document

__all__ = [
    "Checked",
    "Name",
    "Remark",
    "annotated",
    "check_template",
    "names_document",
    "names_list",
    "remarks_on",
]
