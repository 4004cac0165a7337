"""Class lists: as Magister and Somtoday export them (CSV), or pasted from a spreadsheet.

`read` makes pupils of a file, `compare` says what each would change, `save` does it. Nothing is kept in between.
"""

from service.spreadsheet import WrongList
from service.work.class_list.comparing import Change, Comparison, compare, save
from service.work.class_list.reading import ROWS_MAX, ClassList, Row, Unread, read

__all__ = [
    "ROWS_MAX",
    "Change",
    "ClassList",
    "Comparison",
    "Row",
    "Unread",
    "WrongList",
    "compare",
    "read",
    "save",
]
