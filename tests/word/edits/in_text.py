"""What a writer does in Word within a line or a paragraph. Each function returns the edit."""

from __future__ import annotations

import copy
import re

from lxml import etree

from tests.word.edits.word_file import TRACKED, Edit, W, WordFile, replace, split, text_of, typed, xml


def overtype(old: str, new: str) -> Edit:
    """Select a text and type over it."""

    def edit(file: WordFile) -> None:
        _, middle, _ = split(file.run(old), old)
        replace(middle, typed(middle, new))

    return edit


def insert_tracked(after: str, more: str) -> Edit:
    """Type with "track changes" on."""

    def edit(file: WordFile) -> None:
        _, middle, _ = split(file.run(after), after)
        inserted = xml(f'<w:ins w:id="{file.number()}" {TRACKED}/>')
        inserted.append(typed(middle, more))
        middle.addnext(inserted)

    return edit


def delete_tracked(text: str) -> Edit:
    """Delete with "track changes" on."""

    def edit(file: WordFile) -> None:
        _, middle, _ = split(file.run(text), text)
        _gone(file, middle, "del")
        for piece in middle.iter(W + "t"):
            piece.tag = W + "delText"

    return edit


def insert_paragraph_tracked(after: str, more: str) -> Edit:
    """Press Enter behind a paragraph and type, with "track changes" on."""

    def edit(file: WordFile) -> None:
        old = file.paragraph(after)
        new = copy.deepcopy(old)
        run = typed(next(new.iter(W + "r")), more)
        for child in list(new):
            if child.tag != W + "pPr":
                new.remove(child)
        inserted = xml(f'<w:ins w:id="{file.number()}" {TRACKED}/>')
        inserted.append(run)
        new.append(inserted)
        mark = xml(f'<w:rPr><w:ins w:id="{file.number()}" {TRACKED}/></w:rPr>')
        properties = new.find(W + "pPr")
        (properties if properties is not None else new).append(mark)
        for end in list(old.iter(W + "bookmarkEnd")):
            new.append(end)
        old.addnext(new)

    return edit


def join_with_next_tracked(text: str) -> Edit:
    """Delete the end of a paragraph with "track changes" on, so that the next one joins it."""

    def edit(file: WordFile) -> None:
        paragraph = file.paragraph(text)
        properties = paragraph.find(W + "pPr")
        if properties is None:
            properties = xml("<w:pPr/>")
            paragraph.insert(0, properties)
        properties.append(xml(f'<w:rPr><w:del w:id="{file.number()}" {TRACKED}/></w:rPr>'))

    return edit


def move_tracked(text: str, behind: str) -> Edit:
    """Cut a text and paste it behind another, with "track changes" on."""

    def edit(file: WordFile) -> None:
        _, run, _ = split(file.run(text), text)
        _, anchor, _ = split(file.run(behind), behind)
        arrived = xml(f'<w:moveTo w:id="{file.number()}" {TRACKED}/>')
        arrived.append(typed(run, text))
        anchor.addnext(arrived)
        for name, change in (("moveTo", arrived), ("moveFrom", _gone(file, run, "moveFrom"))):
            number = file.number()
            change.addprevious(xml(f'<w:{name}RangeStart w:id="{number}" w:name="move1" {TRACKED}/>'))
            change.addnext(xml(f'<w:{name}RangeEnd w:id="{number}"/>'))

    return edit


def split_runs(file: WordFile) -> None:
    """Leave behind what Word's spelling check and its saving do: runs in pieces, with marks between them."""
    for number, run in enumerate(list(file.root.iter(W + "r"))):
        text = text_of(run)
        if len(text) < 6 or len(run.findall(W + "t")) != 1 or len(run) > 2:
            continue
        pieces = split(run, text[2:5])
        for piece in pieces:
            piece.set(W + "rsidR", f"00{number % 256:02X}A1B2")
        pieces[0].append(xml("<w:lastRenderedPageBreak/>"))
        pieces[1].addprevious(xml('<w:proofErr w:type="spellStart"/>'))
        pieces[1].addnext(xml('<w:proofErr w:type="spellEnd"/>'))


def autocorrect(file: WordFile) -> None:
    """Do to all fixed text what Word does while people type: curly quotes, long dashes, hard blanks."""
    for piece in file.root.iter(W + "t"):
        if any(True for _ in piece.iterancestors(W + "sdt")):
            continue
        text = piece.text or ""
        text = re.sub(r"(?<=\w) (?=\w)", "\u00a0", text, count=1)
        piece.text = text.replace("-", "–").replace("'", "’").replace("‘", "'").replace("...", "…")


def line_break(old: str, before: str) -> Edit:
    """Press Shift+Enter before a piece of a text."""

    def edit(file: WordFile) -> None:
        first, _, _ = split(file.run(old), before)
        first.append(xml("<w:br/>"))
        text = first.find(W + "t")
        if text is not None and text.text:
            text.text = text.text.rstrip(" ")

    return edit


def tab(old: str, instead_of: str) -> Edit:
    """Press Tab in the place of a piece of a text."""

    def edit(file: WordFile) -> None:
        _, middle, _ = split(file.run(old), instead_of)
        replace(middle, xml("<w:r><w:tab/></w:r>"))

    return edit


def soft_hyphen(word: str, at: int) -> Edit:
    """Put an optional hyphen in a word: it shows only at the end of a line."""

    def edit(file: WordFile) -> None:
        _, middle, _ = split(file.run(word), word)
        replace(middle, typed(middle, word[:at]), xml("<w:r><w:softHyphen/></w:r>"), typed(middle, word[at:]))

    return edit


def symbol(after: str, font: str, code: str) -> Edit:
    """Insert a symbol behind a text."""

    def edit(file: WordFile) -> None:
        _, middle, _ = split(file.run(after), after)
        middle.addnext(xml(f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'))

    return edit


def hyperlink(text: str) -> Edit:
    """Make a link of a text."""

    def edit(file: WordFile) -> None:
        _, middle, _ = split(file.run(text), text)
        link = xml('<w:hyperlink w:anchor="_top"/>')
        middle.addprevious(link)
        link.append(middle)

    return edit


def field(after: str, code: str, result: str) -> Edit:
    """Insert a field behind a text, with the result that it shows."""

    def edit(file: WordFile) -> None:
        _, middle, _ = split(file.run(after), after)
        runs = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>',
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            f"<w:r><w:t>{result}</w:t></w:r>",
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        )
        for run in reversed(runs):
            middle.addnext(xml(run))

    return edit


def new_paragraph(after: str, more: str, *, style_of: str = "") -> Edit:
    """Press Enter at the end of a paragraph and type; the end of the control moves along."""

    def edit(file: WordFile) -> None:
        old = file.paragraph(after)
        new = copy.deepcopy(file.paragraph(style_of) if style_of else old)
        run = typed(next(new.iter(W + "r")), more)
        for child in list(new):
            if child.tag != W + "pPr":
                new.remove(child)
        new.append(run)
        for end in list(old.iter(W + "bookmarkEnd")):
            new.append(end)
        old.addnext(new)

    return edit


def paragraph_below(text: str, more: str) -> Edit:
    """Type a paragraph below the table that a text stands in."""

    def edit(file: WordFile) -> None:
        file.table(text).addnext(xml(f"<w:p><w:r><w:t>{more}</w:t></w:r></w:p>"))

    return edit


def in_empty_paragraph_below(text: str, more: str) -> Edit:
    """Type in the empty paragraph that keeps the table of a text apart from the next."""

    def edit(file: WordFile) -> None:
        below = file.table(text).getnext()
        if below is None or below.tag != W + "p" or text_of(below):
            raise LookupError(f"no empty paragraph stands below the table of {text!r}")
        below.append(xml(f"<w:r><w:t>{more}</w:t></w:r>"))

    return edit


def at_the_end(more: str) -> Edit:
    """Type in a new paragraph at the end of the document."""

    def edit(file: WordFile) -> None:
        last = file.body[-1]
        made = xml(f"<w:p><w:r><w:t>{more}</w:t></w:r></w:p>")
        last.addprevious(made) if last.tag == W + "sectPr" else last.addnext(made)

    return edit


def in_label(label: str, more: str) -> Edit:
    """Type behind a label, in its cell."""

    def edit(file: WordFile) -> None:
        file.paragraph(label).append(xml(f'<w:r><w:t xml:space="preserve">{more}</w:t></w:r>'))

    return edit


def list_button(text: str) -> Edit:
    """Make a bullet of a paragraph with Word's button: a list of the document's own, no style of ours."""

    def edit(file: WordFile) -> None:
        paragraph = file.paragraph(text)
        properties = paragraph.find(W + "pPr")
        if properties is None:
            raise LookupError(f"{text!r} has no properties to take a list")
        style = properties.find(W + "pStyle")
        if style is not None:
            properties.remove(style)
        properties.insert(0, xml(f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{_bullets(file)}"/></w:numPr>'))
        properties.insert(0, xml('<w:pStyle w:val="ListParagraph"/>'))

    return edit


def _bullets(file: WordFile) -> int:
    """Return the number of a list with bullets, as Word adds it to a file."""
    name = "word/numbering.xml"
    kept = file.parts[name].decode()
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>'
    abstract = f'<w:abstractNum w:abstractNumId="990">{level}</w:abstractNum>'
    at = kept.index("<w:num ") if "<w:num " in kept else kept.index("</w:numbering>")
    kept = kept[:at] + abstract + kept[at:]
    listed = '<w:num w:numId="991"><w:abstractNumId w:val="990"/></w:num></w:numbering>'
    file.parts[name] = kept.replace("</w:numbering>", listed).encode()
    return 991


def _gone(file: WordFile, run: etree._Element, name: str) -> etree._Element:
    """Return a run as a tracked change that took it away, where it stood."""
    gone = xml(f'<w:{name} w:id="{file.number()}" {TRACKED}/>')
    run.addprevious(gone)
    gone.append(run)
    return gone
