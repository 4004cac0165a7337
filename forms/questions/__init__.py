"""The kinds of question, each one class with all its faces."""

from forms.questions.base import Question
from forms.questions.choice import OneOf, SomeOf
from forms.questions.date import Date, Period
from forms.questions.line import Line, Number, Person
from forms.questions.rows import RowRef, Rows
from forms.questions.text import Text, TextWithAttachments
from forms.questions.yes_no import YesNo, YesNoText

__all__ = [
    "Date",
    "Line",
    "Number",
    "OneOf",
    "Period",
    "Person",
    "Question",
    "RowRef",
    "Rows",
    "SomeOf",
    "Text",
    "TextWithAttachments",
    "YesNo",
    "YesNoText",
]
