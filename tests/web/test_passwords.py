"""Passwords: which fit, and that nobody learns from the door whether there is an account."""

from __future__ import annotations

import pytest
from argon2.exceptions import VerificationError

from service.web import passwords
from service.web.passwords import CLOSED, LONGEST, hashed, right


class Counting:
    """A hasher that counts how often it did its slow work."""

    def __init__(self, hasher):
        self.hasher, self.verified = hasher, 0

    def __getattr__(self, name):
        return getattr(self.hasher, name)

    def verify(self, kept, password):
        try:
            return self.hasher.verify(kept, password)
        except VerificationError:
            self.verified += 1
            raise


@pytest.mark.parametrize("kept", [None, CLOSED])
def test_no_account_and_a_closed_one_cost_the_same_work_as_a_wrong_password(monkeypatch, kept):
    counting = Counting(passwords._hasher)
    monkeypatch.setattr(passwords, "_hasher", counting)
    assert not right("nobody knows this", kept)
    assert counting.verified == 1


def test_a_password_fits_however_long_its_letters_become_when_they_are_normalised():
    password = "ﷺ" * LONGEST  # one of these becomes eighteen
    assert right(password, hashed(password))
    assert not right(password[:-1], hashed(password))
