"""Templates made to harm: tags that try to run, to reach or to fill memory, wherever a Word file can hold one."""

from tests.word.hostile_templates import heavy, places, spellings, tags
from tests.word.hostile_templates.corpus import TEMPLATES

__all__ = ["TEMPLATES", "heavy", "places", "spellings", "tags"]
