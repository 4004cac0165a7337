"""Schools and the people who sign in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from service.store.errors import EmailTaken, NotFound
from service.store.queries import Queries, known, new_id
from service.store.records import Account, School
from service.store.tables import Row, accounts, schools, sessions


class Schools(Queries):
    """The schools of this installation."""

    def schools(self) -> list[School]:
        """Return every school, by name."""
        return [self._school(row) for row in self._all(select(schools).order_by(schools.c.name, schools.c.location))]

    def school(self, school_id: str) -> School:
        """Return one school; raises `NotFound`."""
        row = self._one(select(schools).where(schools.c.id == known(school_id)))
        if row is None:
            raise NotFound
        return self._school(row)

    def add_school(
        self, name: str, location: str = "", contact: str = "", settings: dict[str, Any] | None = None
    ) -> School:
        """Add a school and return it."""
        school = School(new_id(), name, location, contact, settings or {}, None)
        self._run(
            insert(schools).values(
                id=school.id,
                name=name,
                location=location,
                contact=contact,
                settings=self._seal(school.settings, _settings_of(school.id)),
            )
        )
        return school

    def save_school(
        self,
        school_id: str,
        *,
        name: str | None = None,
        location: str | None = None,
        contact: str | None = None,
        settings: dict[str, Any] | None = None,
    ) -> School:
        """Change what is given, `settings` as a whole, and return the school; raises `NotFound`."""
        values: dict[str, Any] = {"name": name, "location": location, "contact": contact}
        if settings is not None:
            values["settings"] = self._seal(settings, _settings_of(school_id))
        return self._change_school(school_id, {key: value for key, value in values.items() if value is not None})

    def change_setting(self, school_id: str, name: str, change: Callable[[Any], Any]) -> School:
        """Put in place of one setting what `change` makes of it (None for none, both ways), and return the school.

        Others who change a setting meanwhile wait, so that nothing of theirs is lost. Raises `NotFound`.
        """
        self._run(select(schools.c.id).where(schools.c.id == known(school_id)).with_for_update())
        settings = self.school(school_id).settings
        value = change(settings.get(name))
        kept = {key: setting for key, setting in settings.items() if key != name}
        return self.save_school(school_id, settings=kept if value is None else {**kept, name: value})

    def set_logo(self, school_id: str, data: bytes | None) -> School:
        """Keep the bytes of a picture, checked before, as the school's logo, or none; raises `NotFound`."""
        blob = self._work.blobs.put(data, _logo_of(school_id)) if data else None
        return self._change_school(school_id, {"logo_blob": blob})

    def logo(self, school_id: str) -> bytes | None:
        """Return the bytes of the school's logo; raises `NotFound` and `Damaged`."""
        name = self.school(school_id).logo_blob
        return self._work.blobs.get(name, _logo_of(school_id)) if name else None

    def _change_school(self, school_id: str, values: dict[str, Any]) -> School:
        if values:
            self._run(update(schools).where(schools.c.id == school_id).values(values))
        return self.school(school_id)

    def _school(self, row: Row) -> School:
        settings = self._open(row.settings, _settings_of(row.id))
        return School(row.id, row.name, row.location, row.contact, settings, row.logo_blob)


class Accounts(Queries):
    """Who may sign in. An e-mail address is the same whatever its capitals, and belongs to one account in all."""

    def any_account(self) -> bool:
        """Say whether anyone can sign in yet."""
        return bool(self._all(select(accounts.c.id).limit(1)))

    def accounts(self, school_id: str) -> list[Account]:
        """Return the accounts of a school, by name."""
        return [
            _account(row)
            for row in self._all(select(accounts).where(accounts.c.school_id == school_id).order_by(accounts.c.name))
        ]

    def account(self, account_id: str) -> Account:
        """Return one account; raises `NotFound`."""
        return _account(self._account_row(account_id))

    def account_by_email(self, email: str) -> Account | None:
        """Return the account with this address, if there is one."""
        row = self._one(select(accounts).where(accounts.c.email == _same(email)))
        return _account(row) if row else None

    def add_account(
        self, school_id: str, email: str, name: str, role: str, password_hash: str, language: str = "nl"
    ) -> Account:
        """Add an account and return it; raises `NotFound` for the school and `EmailTaken`."""
        self._school_exists(school_id)
        account = Account(new_id(), school_id, _same(email), name, role, language)
        if self.account_by_email(email):
            raise EmailTaken(email=account.email)
        try:
            self._run(
                insert(accounts).values(
                    id=account.id,
                    school_id=school_id,
                    email=account.email,
                    name=name,
                    role=role,
                    language=language,
                    password_hash=password_hash,
                    created_at=self._now,
                )
            )
        except IntegrityError as fault:  # someone else took it between the two
            raise EmailTaken(email=account.email) from fault
        return account

    def change_account(
        self, account_id: str, *, name: str | None = None, role: str | None = None, language: str | None = None
    ) -> Account:
        """Change what is given and return the account; raises `NotFound`."""
        given = {"name": name, "role": role, "language": language}
        values = {key: value for key, value in given.items() if value is not None}
        if values:
            self._run(update(accounts).where(accounts.c.id == account_id).values(values))
        return self.account(account_id)

    def password_hash(self, account_id: str) -> str:
        """Return the hash to check a password against; raises `NotFound`."""
        return str(self._account_row(account_id).password_hash)

    def set_password(self, account_id: str, password_hash: str) -> None:
        """Set a new password's hash and end every session of the account; raises `NotFound`."""
        self._account_row(account_id)
        self._run(update(accounts).where(accounts.c.id == account_id).values(password_hash=password_hash))
        self._run(delete(sessions).where(sessions.c.account_id == account_id))

    def renew_password_hash(self, account_id: str, password_hash: str) -> None:
        """Keep the same password under a stronger hash; sessions go on. Raises `NotFound`."""
        self._account_row(account_id)
        self._run(update(accounts).where(accounts.c.id == account_id).values(password_hash=password_hash))

    def _account_row(self, account_id: str) -> Row:
        row = self._one(select(accounts).where(accounts.c.id == known(account_id)))
        if row is None:
            raise NotFound
        return row

    def _school_exists(self, school_id: str) -> None:
        if self._one(select(schools.c.id).where(schools.c.id == known(school_id))) is None:
            raise NotFound


def _account(row: Row) -> Account:
    return Account(row.id, row.school_id, row.email, row.name, row.role, row.language)


def _same(email: str) -> str:
    return email.strip().casefold()


def _settings_of(school_id: str) -> str:
    return f"school/{school_id}/settings"


def _logo_of(school_id: str) -> str:
    return f"school/{school_id}/logo"
