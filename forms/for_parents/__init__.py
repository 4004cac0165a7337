"""What parents read: an overlay on the answers, the letter that is made of it, and the way back from that letter."""

from forms.for_parents.letter import LETTER, is_for_parents, letter_answers, letter_form, printed_form
from forms.for_parents.parts import Part, Piece, parts
from forms.for_parents.question import FOR_PARENTS
from forms.for_parents.returned import returned
from forms.for_parents.told import place_name, with_copies, without_sensitive
from forms.for_parents.writing import seen, with_shown, with_text

__all__ = [
    "FOR_PARENTS",
    "LETTER",
    "Part",
    "Piece",
    "is_for_parents",
    "letter_answers",
    "letter_form",
    "parts",
    "place_name",
    "printed_form",
    "returned",
    "seen",
    "with_copies",
    "with_shown",
    "with_text",
    "without_sensitive",
]
