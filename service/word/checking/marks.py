"""Marks that make no tag: one that is not closed, one that closes nothing, a dash that eats what stands beside it.

One such mark would hide what else is wrong with a part. So each is told with its place, and mended in a copy that is
then looked at further.
"""

import re
from collections.abc import Iterator

from lxml import etree

from forms.text import N_
from service.word.errors import Finding
from service.word.located import Located, Paragraph, Stretch, around, locate, stretches
from service.word.tree import W

_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_BEGINS = {end: begin for begin, end in _ENDS.items()}
_STATEMENT = re.compile(r"\{%-?\s*(?:(?:tr|p|r)\s)?\s*(?:if|elif|else|for|endif|endfor)\b[^{}%]*$")
_DASHED = re.compile(r"\{[%{]-|-[%}]\}")
#: A statement about its whole row or paragraph: all else there goes with it.
_WHOLE = re.compile(r"\{[%{]-?(tr|p)\s")
_CELLS = re.compile(r"\{%-?\s*(tc(?=\s)|colspan\b|cellbg\b|vm\b|hm\b)")
_MERGED = N_("Haal de tag weg en voeg de cellen in Word zelf samen")
_INSTEAD = {
    "tc": N_("Haal de tag weg. Rijen herhalen kan wel, met ‘{%%tr for … %%}’"),
    "cellbg": N_("Haal de tag weg en kleur de cel in Word zelf"),
    "colspan": _MERGED,
    "hm": _MERGED,
    "vm": _MERGED,
}
"""What to do instead of what changes cells, by the word that does."""
_SHOWN = 80


def mend_marks(name: str, root: etree._Element) -> tuple[list[Finding], bool]:
    """Return what is wrong with the marks in a part, and whether its XML was changed to look further."""
    found: list[Finding] = []
    changed = False
    located = locate(root)
    for paragraph in located.paragraphs:
        text = paragraph.text
        if "{" not in text and "}" not in text:
            continue
        changes: list[tuple[int, int, str]] = []
        for stretch in stretches(text):
            finding, instead = _looked_at(name, paragraph, text, stretch)
            if finding is not None and not paragraph.fallback:
                found.append(finding)
            if instead is not None:
                changes.append((stretch.start, stretch.end, instead))
        if changes:
            _change(paragraph, text, changes)
            changed = True
    return [*found, *_vanishing(name, located)], changed


def _looked_at(name: str, paragraph: Paragraph, text: str, stretch: Stretch) -> tuple[Finding | None, str | None]:
    """Return the finding about a piece of text, if any, and what stands in its place in the copy, if anything else."""

    def finding(message: str, mend: str, tag: str = "", **values: str) -> Finding:
        return Finding(
            name,
            message,
            {"tag": (tag or stretch.text)[:_SHOWN], **values},
            around(text, stretch.start, stretch.end),
            mend,
            paragraph=paragraph.number,
        )

    if stretch.kind == "unopened":
        begin = _BEGINS[stretch.text]
        message = N_("Hier staat ‘%(tag)s’ zonder ‘%(begin)s’ ervoor")
        mend = N_("Zet ‘%(begin)s’ voor de naam, of haal ‘%(tag)s’ weg")
        return finding(message, mend, begin=begin), ""
    if stretch.kind == "unclosed":
        end = _ENDS[stretch.text[:2]]
        tag = stretch.text.strip()
        message = N_("Deze tag is niet afgesloten: %(tag)s")
        mend = N_("Zet er ‘%(end)s’ achter, in dezelfde alinea")
        closed = f"{stretch.text} %}}" if _STATEMENT.match(stretch.text) else stretch.text[2:]
        return finding(message, mend, tag, end=end), closed
    if _DASHED.search(stretch.text) and not stretch.text.startswith("{#"):
        plain = re.sub(r"^(\{[%{])-|-([%}]\})$", r"\1\2", stretch.text)
        message = N_("Het streepje in ‘%(tag)s’ haalt ook weg wat ernaast staat")
        return finding(message, N_("Schrijf ‘%(plain)s’"), plain=plain[:_SHOWN]), plain
    if cells := _CELLS.match(stretch.text):
        message = N_("‘%(tag)s’ verandert cellen van een tabel. Dat kan hier niet")
        return finding(message, _INSTEAD[cells[1]]), ""
    return None, None


def _vanishing(name: str, located: Located) -> Iterator[Finding]:
    """Yield what disappears because it stands in the same paragraph or row as a tag that takes its place."""
    rows: set[etree._Element] = set()
    for paragraph in located.paragraphs:
        found = next(((tag, mark) for tag in paragraph.tags if (mark := _WHOLE.match(tag.text))), None)
        if found is None or paragraph.fallback:
            continue
        tag, mark = found
        row = next(paragraph.element.iterancestors(W + "tr"), None) if mark[1] == "tr" else None
        if mark[1] == "tr":
            if row is None:
                message, mend = (
                    N_("‘%(tag)s’ staat niet in een tabel"),
                    N_("Zet er ‘{%%p …%%}’ van, of zet het in een rij"),
                )
            elif row in rows:
                continue
            else:
                rows.add(row)
                rest = "".join(text.text or "" for text in row.iter(W + "t")).replace(tag.text, "", 1)
                if not rest.strip() and not any(True for _ in row.iter(W + "tbl")):
                    continue
                message = N_("Alles wat met ‘%(tag)s’ in een rij staat, valt weg")
                mend = N_("Geef de tag een eigen rij, met verder niets erin")
        else:
            rest = paragraph.text.replace(tag.text, "", 1)
            drawn = any(True for _ in paragraph.element.iter(W + "drawing", W + "pict"))
            if not rest.strip() and not drawn:
                continue
            message = N_("Alles wat met ‘%(tag)s’ in een alinea staat, valt weg")
            mend = N_("Geef de tag een eigen alinea, met verder niets erin")
        yield Finding(
            name,
            message,
            {"tag": tag.text[:_SHOWN]},
            paragraph.around(tag.start, tag.end),
            mend,
            paragraph=paragraph.number,
        )


def _change(paragraph: Paragraph, text: str, changes: list[tuple[int, int, str]]) -> None:
    """Put texts in the place of pieces of a paragraph, given in their order, that may be spread over runs."""
    made, at = [""] * len(text), 0
    for start, end, instead in changes:
        made[at:start] = text[at:start]
        made[start] = instead
        at = end
    made[at:] = text[at:]
    at = 0
    for element in paragraph.texts:
        length = len(element.text or "")
        element.text = "".join(made[at : at + length])
        at += length
