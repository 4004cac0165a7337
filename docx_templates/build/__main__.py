"""Write the templates beside this package: ``python -m docx_templates.build``."""

from pathlib import Path

from docx_templates.build import templates

for name, made in templates().items():
    (Path(__file__).parents[1] / f"{name}.docx").write_bytes(made)
