"""Folders that only the program's own account can open, and whose names survive a power cut."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from pathlib import Path


def make_private(path: Path) -> None:
    """Make a folder, with its parents, where it isn't there yet."""
    if path.is_dir():
        return
    make_private(path.parent)
    path.mkdir(mode=0o700, exist_ok=True)
    sync(path.parent)


def sync(folder: Path) -> None:
    """Write a folder's list of names to the disk. Windows cannot, and does not need to."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_filesystem(folder: Path) -> None:
    """Write all that was written so far, around a folder, to the disk at once: files and lists of names.

    Raises OSError when something did not get there. Only where `SYNCS_AT_ONCE`.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        if _syncfs is not None and _syncfs(handle) != 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code))
    finally:
        os.close(handle)


def _system_call() -> Callable[[int], int] | None:
    """Return Linux's syncfs(2), which Python has no name for; since Linux 5.8 it tells of what could not be written."""
    if sys.platform != "linux":
        return None
    try:
        return ctypes.CDLL(None, use_errno=True).syncfs
    except (OSError, AttributeError):
        return None


_syncfs = _system_call()

SYNCS_AT_ONCE = _syncfs is not None
"""Whether this system can write many files to the disk in one go; each by itself takes five times as long."""
