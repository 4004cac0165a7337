"""Fields of questions with nothing around them: no starter phrases, no remarks, no origins."""

from __future__ import annotations

from wtforms import Field
from wtforms.form import BaseForm

from forms.faults import Fault, Remark
from forms.questions import Question


class BareFields:
    """What the macros of `questions.html` ask of the page that they draw questions on."""

    fields: BaseForm
    wrong: list[Fault]
    asks_person = False

    def field(self, name: str) -> Field:
        """Return a field by its HTML name."""
        return self.fields[name]

    def faults(self, name: str) -> list[Fault]:
        """Return the faults beside a field."""
        return [fault for fault in self.wrong if self.field_name(fault.path) == name]

    def field_name(self, path: str) -> str:
        """Return the name of the field that a fault's path points at; the first one when it has none."""
        near = (path, f"{path}.antwoord", f"{path}.keuzes", f"{path}.van", path.rpartition(".")[0])
        return next((name for name in near if name in self.fields), next(iter(self.fields)).name)

    def remarks(self, name: str) -> list[Remark]:
        """Return no remarks: those come when the document is written on."""
        return []

    def origin(self, question: Question) -> None:
        """Return no origin: what stands here comes from a Word file."""

    def phrases(self, question: Question) -> list[tuple[str, list[str]]]:
        """Return no starter phrases."""
        return []

    def inside(self, question: Question, option: str) -> list[Question]:
        """Return no questions that lie in another: each stands by itself here."""
        return []
