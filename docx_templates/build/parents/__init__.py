"""The letters to parents: one template of each kind for all languages, for every sentence in it is a name.

`letter` has what all of them are made of, in the order in which a parent needs it: what this is and what is asked, what
goes well and what is hard, the plan, the answer, whom to ask. Each letter has a layout of its own.
"""

from __future__ import annotations

from docx_templates.build.parents.consent import template as consent
from docx_templates.build.parents.ihp import across_subjects, one_subject
from docx_templates.build.parents.izo import template as izo
from docx_templates.build.parents.opp import template as opp
from docx_templates.build.parents.zat import template as zat


def letters() -> dict[str, bytes]:
    """Return the template of every letter by its name."""
    return {
        "ihp_vakoverstijgend.ouders": across_subjects(),
        "ihp_vakspecifiek.ouders": one_subject(),
        "izo_aanmelding.ouders": izo(),
        "opp.ouders": opp(),
        "zat_aanmelding.ouders": zat(),
        "zat_aanmelding.ouders_toestemming": consent(),
    }
