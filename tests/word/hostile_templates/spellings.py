"""The same tag, written so that a reader may miss it or read another."""

from tests.word.building import template
from tests.word.hostile.corpus import W, with_body
from tests.word.hostile_templates.corpus import SUM_TAG, each

_TAG = f"{{{{ {SUM_TAG} }}}}"
_STATEMENT = "{% set x = 1 %}"


def _runs(tag: str, between: str = "") -> str:
    return (
        "<w:p>" + "".join(f'<w:r><w:t xml:space="preserve">{letter}</w:t></w:r>{between}' for letter in tag) + "</w:p>"
    )


def _entities(tag: str) -> str:
    return "".join(f"&#{ord(letter)};" for letter in tag)


#: XML of a body.
BODIES = (
    _runs(_TAG),
    _runs(_STATEMENT),
    _runs(_TAG, '<w:proofErr w:type="spellStart"/>'),
    _runs(_TAG, '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>'),
    _runs(_TAG, '<w:del w:id="2" w:author="x"><w:r><w:delText>x</w:delText></w:r></w:del>'),
    _runs(_TAG, "<w:r><w:tab/></w:r>"),
    _runs(_TAG, "<w:r><w:br/></w:r>"),
    _runs(_TAG, "<!-- {{ -->"),
    f"<w:p><w:r><w:t>{_entities(_TAG)}</w:t></w:r></w:p>",
    f"<w:p><w:r><w:t>{_entities(_STATEMENT)}</w:t></w:r></w:p>",
    f"<w:p><w:r><w:t><![CDATA[{_TAG}]]></w:t></w:r></w:p>",
    f"<w:p><w:r><w:t>{{<?x y?>{_TAG[1:]}</w:t></w:r></w:p>",
    f"<w:p><w:hyperlink><w:r><w:t>{_TAG[:4]}</w:t></w:r></w:hyperlink><w:r><w:t>{_TAG[4:]}</w:t></w:r></w:p>",
    f"<w:p><w:smartTag><w:r><w:t>{_TAG[:4]}</w:t></w:r></w:smartTag><w:r><w:t>{_TAG[4:]}</w:t></w:r></w:p>",
    f"<w:p><w:r><w:t>{_TAG[:4]}</w:t></w:r></w:p><w:p><w:r><w:t>{_TAG[4:]}</w:t></w:r></w:p>",
    f'<x:p xmlns:x="{W}"><x:r><x:t>{_TAG}</x:t></x:r></x:p>',
    "<w:p><w:r><w:t>\ue0000\ue001\ue0001\ue001\ue00099999\ue001</w:t></w:r></w:p>",
    "<w:p><w:r><w:t>\ue000{{ probleem }}\ue001</w:t></w:r></w:p>",
    "<w:p><w:r><w:t>{{ pro\ue0000\ue001bleem }}</w:t></w:r></w:p>",
)

#: Texts of a paragraph.
TEXTS = (
    f"{{{{- {SUM_TAG} -}}}}",
    f"{{{{+ {SUM_TAG} }}}}",
    "{%- set x = 1 -%}",
    "{%+ set x = 1 %}",
    f"{{{{{{ {SUM_TAG} }}}}}}",
    f"{{{{r {SUM_TAG} }}}}",
    f"{{{{p {SUM_TAG} }}}}",
    f"{{{{tr {SUM_TAG} }}}}",
    f"{{{{tc {SUM_TAG} }}}}",
    "{%r set x = 1 %}",
    "{%tc set x = 1 %}",
    f"{{% cellbg {SUM_TAG} %}}",
    f"{{% colspan {SUM_TAG} %}}",
    "{% vm %}",
    "{% hm %}",
    f"{{_{{ {SUM_TAG} }}_}}",
    f"{{% raw %}}{{{{ {SUM_TAG} }}}}{{% endraw %}}",
    f"{{# #}}{{{{ {SUM_TAG} }}}}{{# #}}",
    f"{{# {{{{ {SUM_TAG} }}}} #}}",
    f"{{{{ '}}}}' ~ {SUM_TAG} }}}}",
    f"{{{{ probleem }}}}{{{{ {SUM_TAG} }}}}",
    f"{{{{ probleem\n}}}}{{{{\t{SUM_TAG}\n}}}}",
    f"｛｛ {SUM_TAG} ｝｝",
    f"{{\u200b{{ {SUM_TAG} }}\u200b}}",
    "{{ prob\u200bleem }}",
    "{{ рrobleem }}",
    "{{ probleem\u202e }}",
    "{{ “probleem” }}",
    "{{ ‘probleem’.__class__ }}",
    f"# for x in range(9)\n{SUM_TAG}\n# endfor",
    f"${{{SUM_TAG}}} <%= {SUM_TAG} %> #{{{SUM_TAG}}} ${{{{{SUM_TAG}}}}}",
    "%(probleem)s {probleem} {0} %s %n",
)

each("body", BODIES, with_body)
each("text", TEXTS, template)
