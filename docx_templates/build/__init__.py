"""Makes the Word templates that the program ships: ``python -m docx_templates.build``.

`look` is the look, `elements` the words of WordprocessingML, `declared` what comes from the forms, and each document
has a layout of its own. The made files are ordinary Word files: a school opens and changes those, not this.
"""

from __future__ import annotations

from docx_templates.build.ihp import across_subjects, one_subject
from docx_templates.build.izo_aanmelding import template as izo_aanmelding
from docx_templates.build.opp import template as opp
from docx_templates.build.parents import letters
from docx_templates.build.zat_aanmelding import template as zat_aanmelding
from docx_templates.build.zat_toestemming import template as zat_toestemming


def templates() -> dict[str, bytes]:
    """Return every template by its name, as ``docx_template`` in service/data.py asks for it."""
    return {
        "izo_aanmelding": izo_aanmelding(),
        "zat_aanmelding": zat_aanmelding(),
        "zat_aanmelding.toestemming": zat_toestemming(),
        "ihp_vakoverstijgend": across_subjects(),
        "ihp_vakspecifiek": one_subject(),
        "opp": opp(),
        **letters(),
    }
