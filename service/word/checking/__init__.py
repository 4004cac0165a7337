"""The template check: what a school may hand in, what is wrong with it, and the names that it may use.

What comes from outside is checked in a process of its own (`service.word.limited`).
"""

from service.word.checking.check import Checked, check_template

__all__ = ["Checked", "check_template"]
