"""The fields of a document, and what stands in them."""

from collections.abc import Iterable, Mapping

from forms.printed import Part
from service.word.reading.outline import Outline
from service.word.reading.rows import depths_of, instances, layouts
from service.word.reading.spots import Addresses, Spot, marks_of, spots
from service.word.reading.texts import Scopes, taken, text_of, tick_of


class Fields:
    """The fields of one document and what stands in them, as far as their scopes reach."""

    def __init__(
        self,
        outline: Outline,
        addresses: Addresses,
        marks: Mapping[str, str],
        tags: Iterable[str] = (),
        known: Scopes | None = None,
    ) -> None:
        self.outline = outline
        self.spots = spots(outline, addresses, marks, tags)
        if known is not None:
            # A bookmark that holds nothing tells that something stood here, not that it is empty.
            self.spots = [spot for spot in self.spots if spot.how == "control" or _holds(spot, known)]
        self.scopes = Scopes(self.spots) if known is None else known
        self.zones: dict[int, Spot] = {}
        self.parts: dict[Spot, Part] = {}
        #: Boxes that are not clear, with the text that stands in them.
        self.odd: dict[Spot, str] = {}
        tags_in: dict[int, set[str]] = {}
        for spot in self.spots:
            for paragraph in spot.paragraphs:
                tags_in.setdefault(paragraph.number, set()).add(spot.tag)
        for spot in self.spots:
            self.parts[spot] = self._part(spot, addresses, tags_in)

    def _part(self, spot: Spot, addresses: Addresses, tags_in: dict[int, set[str]]) -> Part:
        if (spot.address and addresses.is_tick(spot.address)) or (not spot.address and spot.checked is not None):
            ticked, text = tick_of(self.outline, spot)
            if text or ticked is None or (spot.checked is not None and ticked != spot.checked):
                self.odd[spot] = text
            return bool(spot.checked) if ticked is None else ticked
        zone = taken(spot, self.scopes.of(spot), tags_in)
        self.zones |= {paragraph.number: spot for paragraph in zone}
        return text_of(self.outline, spot, zone)


class Made:
    """A document as it was made. ``itself``: it isn't there any more, and what became of it has to stand for it."""

    def __init__(self, outline: Outline, addresses: Addresses, *, itself: bool = False) -> None:
        self.addresses = addresses
        self.marks = {} if itself else marks_of(outline)
        tags = [] if itself else [field.name for field in outline.fields if field.how == "control"]
        self.fields = Fields(outline, addresses, self.marks, tags)
        self.expected: dict[str, int] = {}
        self.raw: dict[str, Part] = {}
        for spot in self.fields.spots:
            # Of what became of a document, only a place that has its bookmark was there from the start.
            counts = bool(spot.marks) or not itself
            self.expected[spot.tag] = self.expected.get(spot.tag, 0) + counts
            self.raw.setdefault(spot.tag, self.fields.parts[spot])
        self.depths = depths_of(self.fields.spots)
        self.rows = instances(self.fields.spots, self.expected, self.depths)
        self.layouts = layouts(outline, self.rows, self.depths)


def _holds(spot: Spot, known: Scopes) -> bool:
    inline = known.of(spot).kind == "inline"
    return not inline or any(spot.fields & set(p.fields) for each in spot.paragraphs for p in each.pieces)
