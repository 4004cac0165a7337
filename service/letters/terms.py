"""The official words that our own texts keep, and what they are: the one list of them.

Parents meet these words elsewhere (on the official plan, in a talk at school), so the letters name them and explain them.
The explanations are fixed texts: they are translated like every line.
"""

from collections.abc import Mapping

from forms.text import P_

#: By the word as the glossary knows it (`service.plain.glossary`), what it is.
OFFICIAL: Mapping[str, str] = {
    "ontwikkelingsperspectief": P_("Het officiële plan van school voor uw kind."),
    "OPP": P_("Het officiële plan van school voor uw kind."),
    "handelingsdeel": P_("Het deel van het plan met de doelen en de hulp. Hierover vragen wij uw ja of nee."),
    "handelingsplan": P_("Een plan met doelen en hulp voor uw kind."),
    "IHP": P_("Een plan met doelen en hulp voor uw kind."),
    "IZO": P_("Een gesprek van mensen op school over hulp voor uw kind."),
    "ZAT": P_("Een groep mensen van binnen en buiten de school. Zij denken samen na over hulp."),
    "gezag": P_("U mag beslissen over uw kind."),
    "hoorrecht": P_("Uw kind mag zeggen wat het van het plan vindt."),
    "samenwerkingsverband": P_("De scholen hier die samen extra hulp regelen."),
    "praktijkonderwijs": P_("Een school waar uw kind leert door te doen."),
    "tolk": P_("Iemand die vertaalt wat u en de school zeggen."),
}

#: Names of what is outside of the school, that have no other words.
NAMES = ("jeugdsteunpunt",)

#: Marks what a school explained in Dutch in a letter in another language.
IN_DUTCH = P_("In het Nederlands: %(uitleg)s")
