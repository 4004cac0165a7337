"""The Word templates of schools: every version that was ever taken into use, and which one counts."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from sqlalchemy import ColumnElement, func, insert, select

from service.store.errors import NotFound
from service.store.queries import Queries, known, new_id
from service.store.records import Account, TemplateChoice, TemplateVersion
from service.store.states import ORIGINS, OWN
from service.store.tables import Row, accounts, schools, template_choices, templates


class Templates(Queries):
    """Templates by school, type of document and variant ("" for the usual one). None is ever changed or thrown away."""

    def templates(self, school_id: str, type: str, variant: str = "") -> list[TemplateVersion]:
        """Return all versions, the newest first."""
        return self._templates(school_id, templates.c.type == type, templates.c.variant == variant)

    def template(self, school_id: str, template_id: str) -> TemplateVersion:
        """Return one; raises `NotFound`."""
        found = self._templates(school_id, templates.c.id == known(template_id))
        if not found:
            raise NotFound
        return found[0]

    def template_by_hash(self, school_id: str, hash: str) -> TemplateVersion | None:
        """Return a version with these bytes (a SHA-256, in hex), of whatever type and variant."""
        return next(iter(self._templates(school_id, templates.c.hash == hash)), None)

    def template_bytes(self, school_id: str, template_id: str) -> bytes:
        """Return the file; raises `NotFound` and `Damaged`."""
        this = (templates.c.school_id == school_id) & (templates.c.id == known(template_id))
        row = self._one(select(templates.c.blob).where(this))
        if row is None:
            raise NotFound
        return self._work.blobs.get(row.blob, _bytes_of(school_id))

    def add_template(
        self, school_id: str, type: str, variant: str, name: str, data: bytes, by: Account, origin: str = OWN
    ) -> TemplateVersion:
        """Keep a template, checked before, as the next version and return it; the version that has these bytes already.

        It does not count until it is chosen. `name`: that of the file as it came. Raises `NotFound` for the school.
        """
        if origin not in ORIGINS:
            raise ValueError(f"no origin: {origin!r}")
        self._hold(school_id, by)
        versions = self.templates(school_id, type, variant)
        digest = hashlib.sha256(data).hexdigest()
        same = next((version for version in versions if version.hash == digest), None)
        if same:
            return same
        template_id = new_id()
        self._run(
            insert(templates).values(
                id=template_id,
                school_id=school_id,
                type=type,
                variant=variant,
                number=max((version.number for version in versions), default=0) + 1,
                hash=digest,
                name=self._seal(name, _name_of(template_id)),
                origin=origin,
                blob=self._work.blobs.put(data, _bytes_of(school_id)),
                added_at=self._now,
                added_by=by.id,
            )
        )
        return self.template(school_id, template_id)

    def choose_template(self, school_id: str, template_id: str, by: Account) -> TemplateVersion:
        """Let a version count from now on and return it; raises `NotFound`."""
        template = self.template(school_id, template_id)
        self._choose(school_id, template.type, template.variant, template.id, by)
        return replace(template, current=True)

    def choose_shipped(self, school_id: str, type: str, variant: str, by: Account) -> None:
        """Let the template that comes with the program count again, as it is in each version of the program."""
        self._choose(school_id, type, variant, None, by)

    def current_template(self, school_id: str, type: str, variant: str = "") -> TemplateVersion | None:
        """Return the version that counts; None for the one that comes with the program."""
        chosen = self._chosen(school_id).get((type, variant))
        return self.template(school_id, chosen) if chosen else None

    def template_choices(self, school_id: str, type: str, variant: str = "") -> list[TemplateChoice]:
        """Return what was chosen over time, the last choice first."""
        versions = {version.id: version for version in self.templates(school_id, type, variant)}
        query = (
            select(template_choices, accounts.c.name)
            .join_from(template_choices, accounts, accounts.c.id == template_choices.c.chosen_by)
            .where(_choices_of(school_id, type, variant))
            .order_by(template_choices.c.number.desc())
        )
        return [TemplateChoice(versions.get(row.template_id), row.name, row.chosen_at) for row in self._all(query)]

    def _choose(self, school_id: str, type: str, variant: str, template_id: str | None, by: Account) -> None:
        """Add a choice, unless it is the one that counts already."""
        self._hold(school_id, by)
        if self._chosen(school_id).get((type, variant)) == template_id:
            return
        last = select(func.max(template_choices.c.number)).where(_choices_of(school_id, type, variant))
        self._run(
            insert(template_choices).values(
                school_id=school_id,
                type=type,
                variant=variant,
                number=(self._run(last).scalar() or 0) + 1,
                template_id=template_id,
                chosen_at=self._now,
                chosen_by=by.id,
            )
        )

    def _hold(self, school_id: str, by: Account) -> None:
        """Make others who change this school's templates wait; raises `NotFound` for someone of another school."""
        row = self._one(select(schools.c.id).where(schools.c.id == known(school_id)).with_for_update(key_share=True))
        if row is None or by.school_id != school_id:
            raise NotFound

    def _chosen(self, school_id: str) -> dict[tuple[str, str], str | None]:
        """Return the id of the template that counts, by type and variant; None where the shipped one was chosen."""
        query = select(template_choices).where(template_choices.c.school_id == school_id)
        rows = self._all(query.order_by(template_choices.c.number))
        return {(row.type, row.variant): row.template_id for row in rows}

    def _templates(self, school_id: str, *which: ColumnElement[bool]) -> list[TemplateVersion]:
        query = (
            select(templates, accounts.c.name.label("by"))
            .join_from(templates, accounts, accounts.c.id == templates.c.added_by)
            .where(templates.c.school_id == school_id, *which)
            .order_by(templates.c.number.desc(), templates.c.id)
        )
        chosen = set(self._chosen(school_id).values())
        return [self._template(row, current=row.id in chosen) for row in self._all(query)]

    def _template(self, row: Row, *, current: bool) -> TemplateVersion:
        return TemplateVersion(
            id=row.id,
            school_id=row.school_id,
            type=row.type,
            variant=row.variant,
            number=row.number,
            hash=row.hash,
            name=self._open(row.name, _name_of(row.id)),
            origin=row.origin,
            by=row.by,
            at=row.added_at,
            current=current,
        )


def _choices_of(school_id: str, type: str, variant: str) -> ColumnElement[bool]:
    return (
        (template_choices.c.school_id == school_id)
        & (template_choices.c.type == type)
        & (template_choices.c.variant == variant)
    )


def _name_of(template_id: str) -> str:
    return f"template/{template_id}/name"


def _bytes_of(school_id: str) -> str:
    return f"school/{school_id}/template"
