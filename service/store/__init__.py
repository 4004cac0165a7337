"""Where everything is kept: the only room that speaks to a database.

`Store.open(settings)`, then `with store.write() as tx:` or `with store.read() as tx:`, then for all that is about
pupils `tx.visible_to(account)`.
"""

from service.store.dossiers import Dossiers
from service.store.errors import (
    Busy,
    Changed,
    Damaged,
    EmailTaken,
    FolderUnusable,
    Frozen,
    NoRights,
    NotFound,
    NotText,
    ReasonNeeded,
    Settled,
    StoreError,
    TokenUnusable,
    TooNew,
    Unavailable,
    WrongDatabase,
    WrongState,
)
from service.store.records import Account, Document, Draft, File, Listed, Revision, School, Subject, Upload
from service.store.store import Store, Transaction

__all__ = [
    "Account",
    "Busy",
    "Changed",
    "Damaged",
    "Document",
    "Dossiers",
    "Draft",
    "EmailTaken",
    "File",
    "FolderUnusable",
    "Frozen",
    "Listed",
    "NoRights",
    "NotFound",
    "NotText",
    "ReasonNeeded",
    "Revision",
    "School",
    "Settled",
    "Store",
    "StoreError",
    "Subject",
    "TokenUnusable",
    "TooNew",
    "Transaction",
    "Unavailable",
    "Upload",
    "WrongDatabase",
    "WrongState",
]
