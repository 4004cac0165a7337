"""Word comes back: a file that people edited is handed in, looked at, compared with its document, and taken over.

`receive` keeps a file as evidence before anything reads it; `look` and `comparison` say what it would change now, as
often as asked; `accept` makes a new revision of what a person chose. A file that belongs to no document here is placed
by its labels (`placing`) and can `begin` a new one. The file itself never becomes the document.
"""

from service.work.returning.accepting import Accepted, Report, accept, accept_many
from service.work.returning.archives import ArchiveRefused
from service.work.returning.beginning import begin
from service.work.returning.desk import (
    Desk,
    Looked,
    Newer,
    NotComparable,
    NotOurs,
    Ready,
    Received,
    Refusal,
    Unread,
    WrongPupil,
)
from service.work.returning.differences import Comparison, Differences, Extra, Placing, Unfit
from service.work.returning.looking import comparison, look, placing
from service.work.returning.receiving import Batch, batch, put_away, receive, receive_many

__all__ = [
    "Accepted",
    "ArchiveRefused",
    "Batch",
    "Comparison",
    "Desk",
    "Differences",
    "Extra",
    "Looked",
    "Newer",
    "NotComparable",
    "NotOurs",
    "Placing",
    "Ready",
    "Received",
    "Refusal",
    "Report",
    "Unfit",
    "Unread",
    "WrongPupil",
    "accept",
    "accept_many",
    "batch",
    "begin",
    "comparison",
    "look",
    "placing",
    "put_away",
    "receive",
    "receive_many",
]
