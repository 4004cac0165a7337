"""The letters to parents: one template of each kind for all languages, for every sentence in it is a name.

`letter` has what all of them are made of, in the order in which a parent needs it: what this is and what is asked, what
goes well and what is hard, the plan, the answer, whom to ask. Each letter has a layout of its own.
"""

from __future__ import annotations

from docx_templates.build.parents.ihp import across_subjects, one_subject
from docx_templates.build.parents.opp import template as opp


def letters() -> dict[str, bytes]:
    """Return the template of every letter by its name."""
    return {
        "ihp_vakoverstijgend.ouders": across_subjects(),
        "ihp_vakspecifiek.ouders": one_subject(),
        "opp.ouders": opp(),
    }
