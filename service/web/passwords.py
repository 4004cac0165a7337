"""Passwords: what is asked of one, and its hash (argon2id, the library's settings after RFC 9106)."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from wtforms import Form as Fields
from wtforms import PasswordField, ValidationError

from forms.text import N_

SHORTEST = 12
LONGEST = 200

CLOSED = "!"
"""Kept in place of a hash for an account that nobody may use: no password fits it."""

_hasher = PasswordHasher()


def hashed(password: str) -> str:
    """Return the hash to keep. Takes a good part of a second, by design: never inside a transaction."""
    return _hasher.hash(_plain(password))


def right(password: str, kept: str | None) -> bool:
    """Say whether a password fits its hash. Works as long when there is no account or a closed one: nobody can tell."""
    try:
        known = kept not in (None, CLOSED)
        return _hasher.verify(kept if kept and known else _nobodys(), _plain(password[:LONGEST])) and known
    except (VerificationError, InvalidHashError):
        return False


def mark(kept: str) -> str:
    """Return a mark of a kept hash, so that a link for a new password stops working once the password changed."""
    return hashlib.sha256(kept.encode()).hexdigest()


def outdated(kept: str) -> bool:
    """Say whether a hash was made with weaker settings than today's."""
    return _hasher.check_needs_rehash(kept)


class NewPassword(Fields):
    """The two fields in which somebody chooses a password."""

    wachtwoord = PasswordField(N_("Kies een wachtwoord"))
    nog_eens = PasswordField(N_("Nog een keer hetzelfde wachtwoord"))

    def validate_wachtwoord(self, field: PasswordField) -> None:
        """Ask for length: that helps, odd characters do not (NIST SP 800-63B, 5.1.1.2)."""
        given = field.data or ""
        if len(given) < SHORTEST:
            raise ValidationError(N_("Kies een wachtwoord van minstens 12 tekens, bijvoorbeeld vier losse woorden"))
        if len(given) > LONGEST:
            raise ValidationError(N_("Kies een wachtwoord van hooguit 200 tekens"))
        if len(set(given)) < 4:
            raise ValidationError(N_("Kies een wachtwoord met meer verschillende tekens"))

    def validate_nog_eens(self, field: PasswordField) -> None:
        """Catch a slip of the finger."""
        if field.data != self.wachtwoord.data:
            raise ValidationError(N_("Vul twee keer hetzelfde wachtwoord in"))


@cache
def _nobodys() -> str:
    return _hasher.hash("nobody has this password")


def _plain(password: str) -> str:
    return unicodedata.normalize("NFKC", password)
