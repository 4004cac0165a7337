"""Filled forms as schools have them in their cupboards: in the official format, and never made by zorgroute."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace

import docx

from forms import example, form_of
from forms.answers import Answers
from tests.word.old_documents.contents import Contents, Own, contents
from tests.word.old_documents.hand import Hand, careless, numbered
from tests.word.old_documents.layouts import Layout

#: Questions that a school added itself.
OWN = (
    Own("Huisarts", "dr. P. Özdemir, Kadeweg 3, Zeedam"),
    Own("Heeft de leerling een kluisje op de benedenverdieping?", "Ja, nummer 214, vanwege de zware tas"),
)

#: The layouts by name. What they differ in is named in `Layout` and `Hand`.
LAYOUTS: dict[str, Layout] = {
    "tabel": Layout(Hand("kort", "rondje")),
    "tabs": Layout(Hand("voluit", "rondje", colon=True), "tabs", "tabs", "regels", "vragen"),
    "koppen": Layout(Hand("weekdag", "vakje"), "koppen", "koppen", "tabel", "vragen"),
    "vakje": Layout(Hand("nullen", "vakje", colon=True), "vier", "tabel", "tabel", "gekanteld"),
    "haken": Layout(Hand("punten", "haken", bullet="• "), "vier", "vakken", "tabel", "raster"),
    "doorhalen": Layout(Hand("voluit", "doorhalen", label=numbered), "tabel", "boven", "blokken", "vragen"),
    "vet": Layout(Hand("iso", "vet", label=numbered), "tabs", "vet", "tabel", "raster", heading=""),
    "slordig": Layout(Hand("kort", "alleen", label=careless, bullet="– "), "vier", "tabel", "blokken", "vragen"),
    "rommelig": Layout(Hand("voluit", "haken", label=careless), "vier", "vet", "blokken", "raster", letterhead=True),
}


@dataclass(frozen=True)
class OldDocument:
    """A filled form as a Word file, with the answers that stand on it and the school's own questions."""

    data: bytes
    contents: Contents

    @property
    def answers(self) -> Answers:
        """Return the answers that a reader finds on the form."""
        return self.contents.answers


def old_document(
    type_: str, layout: str, *, nothing: bool = False, own: bool = False, answers: Answers | None = None
) -> OldDocument:
    """Return the example of a type (or these answers), written down in a layout."""
    form = form_of(type_)
    made = contents(form, answers or example(type_), nothing=nothing, own=OWN if own else ())
    document = docx.Document()
    replace(LAYOUTS[layout]).write(document, made)
    saved = io.BytesIO()
    document.save(saved)
    return OldDocument(saved.getvalue(), made)
