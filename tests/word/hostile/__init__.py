"""Files that were made to harm, that are broken, or that are something else than a Word file: each made by a function."""

from tests.word.hostile import contents, kinds, links, xmls, zips
from tests.word.hostile.corpus import CORPUS, Hostile
from tests.word.hostile.harmless import HARMLESS

__all__ = ["CORPUS", "HARMLESS", "Hostile", "contents", "kinds", "links", "xmls", "zips"]
