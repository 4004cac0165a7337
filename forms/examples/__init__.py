"""A filled-in example of every document type, about a pupil who does not exist."""

import json
from importlib import resources

from forms.answers import Answers


def read_example(type_: str) -> Answers:
    """Return the answers of the example of a document type; FileNotFoundError when it has none."""
    answers: Answers = json.loads((resources.files(__name__) / f"{type_}.json").read_text("utf-8"))
    return answers
