"""Others' validators for what we make: Word files, pages, accessibility.

They need Node.js and `make test` (which installs their packages); a test that calls one without is skipped.
"""

from tests.validators.pages import AXE, validate_html
from tests.validators.word import validate_docx

__all__ = ["AXE", "validate_docx", "validate_html"]
