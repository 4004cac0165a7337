"""Templates that ask for more than there is: of memory, of time, of depth."""

from tests.word.building import template
from tests.word.hostile.corpus import with_body
from tests.word.hostile_templates.corpus import hostile

_ROW = "<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc></w:tr>"
_TABLE = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>%s</w:tbl><w:p/>"


@hostile
def ten_loops_in_each_other() -> bytes:
    return template(*[f"{{%p for r{n} in doelen %}}" for n in range(10)], "x", *["{%p endfor %}"] * 10)


@hostile
def a_thousand_loops_beside_each_other() -> bytes:
    return template(*["{%p for r in doelen %}", "{{ r.doel }}" * 20, "{%p endfor %}"] * 1000)


@hostile
def two_loops_of_much_text() -> bytes:
    loops = "{%p for r in doelen %}", "{%p for s in evaluatie %}"
    return template(*loops, *["x" * 1000] * 500, "{%p endfor %}", "{%p endfor %}")


@hostile
def twenty_thousand_unknown_names() -> bytes:
    return template(" ".join(f"{{{{ probleem{n} }}}}" for n in range(20_000)))


@hostile
def twenty_thousand_tags_that_do_not_end() -> bytes:
    return template("{{ x " * 20_000)


@hostile
def twenty_thousand_ends() -> bytes:
    return template("}} " * 20_000)


@hostile
def twenty_thousand_good_tags() -> bytes:
    return template(*["{{ probleem }}" * 200] * 100)


@hostile
def a_hundred_thousand_braces() -> bytes:
    return template("{" * 100_000)


@hostile
def braces_that_never_fit() -> bytes:
    return template("{%}}{{%}" * 10_000)


@hostile
def five_thousand_nots() -> bytes:
    return template("{%p if " + "not " * 5000 + "probleem %}", "x", "{%p endif %}")


@hostile
def five_thousand_ands() -> bytes:
    return template("{%p if " + "probleem and " * 5000 + "probleem %}", "x", "{%p endif %}")


@hostile
def three_thousand_brackets() -> bytes:
    return template("{{ " + "(" * 3000 + "probleem" + ")" * 3000 + " }}")


@hostile
def ten_thousand_attributes() -> bytes:
    return template("{{ probleem" + ".a" * 10_000 + " }}")


@hostile
def ten_thousand_filters() -> bytes:
    return template("{{ probleem" + "|tekst" * 10_000 + " }}")


@hostile
def a_name_of_a_million_letters() -> bytes:
    return template("{{ " + "a" * 1_000_000 + " }}")


@hostile
def a_number_of_a_million_digits() -> bytes:
    return template("{{ " + "9" * 1_000_000 + " }}")


@hostile
def a_thousand_conditions_in_each_other() -> bytes:
    return template(*["{%p if probleem %}"] * 1000, "x", *["{%p endif %}"] * 1000)


@hostile
def a_thousand_conditions_that_do_not_end() -> bytes:
    return template(*["{%p if probleem %}"] * 1000)


@hostile
def a_thousand_ends_of_conditions() -> bytes:
    return template(*["{%p endif %}"] * 1000)


@hostile
def two_thousand_branches() -> bytes:
    return template("{%p if probleem %}", *["{%p elif datum %}"] * 2000, "{%p endif %}")


@hostile
def merged_cells_by_the_thousand() -> bytes:
    return with_body(_TABLE % (_ROW % "{% hm %}{% vm %}" * 2000))


@hostile
def spans_by_the_thousand() -> bytes:
    return with_body(_TABLE % (_ROW % "{% colspan probleem %}{% cellbg datum %}" * 1000))


@hostile
def rows_that_all_may_go() -> bytes:
    return with_body(_TABLE % (_ROW % "{%tr if weten %}" + _ROW % "x" * 3000 + _ROW % "{%tr endif %}"))


@hostile
def tables_in_tables_of_loops() -> bytes:
    rows = (
        _ROW % "{%tr for r in doelen %}"
        + "<w:tr><w:tc>"
        + _TABLE % (_ROW % "{%tr for s in doelen %}")
        + "</w:tc></w:tr>"
    )
    return with_body(_TABLE % (rows + _ROW % "{%tr endfor %}"))


@hostile
def statements_beside_ten_thousand_texts() -> bytes:
    return with_body("<w:p>" + "<w:r><w:t>{%- if weten %}x{%- endif -%}</w:t></w:r>" * 10_000 + "</w:p>")


@hostile
def a_paragraph_of_thirty_thousand_runs() -> bytes:
    return with_body("<w:p>" + "<w:r><w:t>{{</w:t></w:r><w:r><w:t> probleem }}</w:t></w:r>" * 15_000 + "</w:p>")
