"""Files that keep to every limit, as heavily as that can be done."""

import random
from collections.abc import Callable

from tests.word.hostile.corpus import with_body

HEAVY: dict[str, Callable[[], bytes]] = {}


def allowed(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Take in the file that a function makes, by the function's name."""
    HEAVY[make.__name__] = make
    return make


def _numbers(pattern: bytes, times: int) -> bytes:
    chance = random.Random(12)
    return b"".join(pattern % chance.randrange(10**6) for _ in range(times))


@allowed
def empty_paragraphs() -> bytes:
    return with_body(_numbers(b'<w:p w:rsidR="%06d"/>', 180_000))


@allowed
def paragraphs_with_words() -> bytes:
    return with_body(_numbers(b"<w:p><w:r><w:t>woord %d</w:t></w:r></w:p>", 60_000))


@allowed
def one_paragraph_of_many_runs() -> bytes:
    return with_body(b"<w:p>" + _numbers(b"<w:r><w:t>%d</w:t></w:r>", 90_000) + b"</w:p>")


@allowed
def one_row_of_many_cells() -> bytes:
    return with_body(
        b"<w:tbl><w:tr>" + _numbers(b"<w:tc><w:p><w:r>%d</w:r></w:p></w:tc>", 60_000) + b"</w:tr></w:tbl><w:p/>"
    )


@allowed
def many_tables() -> bytes:
    table = b"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>%d</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    return with_body(_numbers(table, 28_000) + b"<w:p/>")


@allowed
def many_controls_of_one_name() -> bytes:
    control = (
        b'<w:sdt><w:sdtPr><w:tag w:val="probleem"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>%d</w:t></w:r></w:p>'
        b"</w:sdtContent></w:sdt>"
    )
    return with_body(_numbers(control, 25_000))


@allowed
def many_bookmarks_that_never_end() -> bytes:
    return with_body(b"<w:p>" + _numbers(b'<w:bookmarkStart w:id="1" w:name="_zr%d"/>', 180_000) + b"</w:p>")


@allowed
def fields_within_fields() -> bytes:
    begin = _numbers(b'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> %d </w:instrText></w:r>', 45_000)
    return with_body(b"<w:p>" + begin + b"</w:p>")


@allowed
def fields_that_hold_nothing() -> bytes:
    return with_body(b"<w:p>" + _numbers(b'<w:fldChar w:x="%d"/>', 180_000) + b"</w:p>")


@allowed
def links_whose_codes_are_all_switches() -> bytes:
    switches = rb"\l \o \t " * 200_000
    return with_body(
        b"<w:p><w:fldSimple w:instr='HYPERLINK "
        + switches
        + random.Random(13).randbytes(20_000).hex().encode()
        + b"'/></w:p>"
    )


@allowed
def attributes_on_every_element() -> bytes:
    return with_body(_numbers(b'<w:p w:a="%d" w:b="" w:c="" w:d=""/>', 90_000))


@allowed
def words_and_nothing_else() -> bytes:
    word = random.Random(14).randbytes(6_000).hex().encode() + b"zorg " * 100_000
    return with_body(b"".join(b"<w:p><w:r><w:t>" + word + b"</w:t></w:r></w:p>" for _ in range(38)))


@allowed
def tables_in_tables_as_deep_as_can_be() -> bytes:
    nest = b"<w:tbl><w:tr><w:tc>" * 80 + b"<w:p/>" + b"</w:tc></w:tr></w:tbl><w:p/>" * 80
    return with_body(nest * 550)


@allowed
def a_name_that_means_something_else_each_time() -> bytes:
    return with_body(_numbers(b'<w:p xmlns:a%d="b"/>', 180_000))
