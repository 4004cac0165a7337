"""The names that a template may use, and what a tag in it means.

A tag is never run: it is parsed, held against a list of what is allowed, and what comes out is data: a `Use` of a
question, or a test in `service.word.plan`. So nothing in a template can reach anything but answers.
"""

import difflib

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.parser import Parser

from forms.model import Form
from forms.questions import Question, Rows
from forms.text import N_
from service.word.plan import Both, Either, Given, Not, Test, Use

#: Names that are no answers: whether this is a concept, the number of the revision, the school's logo.
CONCEPT, REVISION, LOGO, NUMBER = "concept", "versie", "school.logo", "nummer"
NO_ANSWERS = (CONCEPT, REVISION, LOGO)
#: What the names of the fixed lines of a letter, and of the labels in it, begin with.
LINE, LABEL = FIXED = "vast", "label"

#: To look for the nearest name takes a while: a template with more faults than this is not mended name by name.
_MOST_NEAR = 200

_NOT_HERE = N_("‘%(tag)s’ mag niet in een sjabloon")
_BAD_TEST = N_("‘if %(tag)s’ is niet goed geschreven")
_GOOD_TEST = N_("Schrijf ‘if naam’, met ‘not’, ‘and’ of ‘or’ als het nodig is")

#: Only parses; nothing is ever rendered with it.
_SYNTAX = Environment(autoescape=True)


class NotAllowed(ValueError):
    """A tag says something that a template may not say.

    ``message`` is a msgid that says what is wrong, ``mend`` one that says what to do, both with ``values``.
    """

    def __init__(self, message: str, mend: str, **values: str) -> None:
        self.message, self.mend, self.values = message, mend, values
        super().__init__(message % values if values else message)


Loops = dict[str, Rows]


class Names:
    """The names of one form."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self._shapes = form.printed({})
        self._cells = {
            question.key: question.cells({}, {}) for question in form.questions if isinstance(question, Rows)
        }
        self._labels = {question.label.casefold(): question.key for question in form.questions}
        self._asked = 0
        self._fixed = fixed_names(form)
        self.all = [
            *NO_ANSWERS,
            *(f"{key}.{part}" if part else key for key, parts in self._shapes.items() for part in parts),
            *self._fixed,
        ]

    def use(self, tag: str, loops: Loops) -> Use:
        """Return what ``{{ tag }}`` prints inside these loops; NotAllowed when a template may not say so."""
        try:
            body = _parsed("{{" + tag + "}}").body
        except TemplateSyntaxError as error:
            if near := self._by_label(tag):
                raise self._unknown(tag, [], near) from error
            message = N_("‘{{ %(tag)s }}’ is niet goed geschreven")
            raise NotAllowed(message, N_("Zet tussen de accolades alleen de naam van een vraag"), tag=tag) from error
        node = (
            body[0].nodes[0]
            if len(body) == 1 and isinstance(body[0], nodes.Output) and len(body[0].nodes) == 1
            else None
        )
        filters = set()
        while isinstance(node, nodes.Filter):
            if node.name not in ("tekst", "kort") or node.args:
                raise NotAllowed(
                    _NOT_HERE, N_("Achter een naam mag alleen ‘|tekst’ of, bij een datum, ‘|kort’"), tag=tag
                )
            filters.add(node.name)
            node = node.node
        return self._use(_dotted(node, tag), loops, plain="tekst" in filters, short="kort" in filters)

    def loop(self, tag: str, loops: Loops) -> tuple[str, Rows]:
        """Return the row name and the question of ``for row in rows``; NotAllowed when it is none."""
        words = tag.split()
        if len(words) != 4 or words[0] != "for" or words[2] != "in" or not words[1].isidentifier():
            raise NotAllowed(N_("‘%(tag)s’ is niet goed geschreven"), N_("Schrijf ‘for rij in vraag’"), tag=tag)
        question = self.form.question(words[3]) if words[3] in self._shapes else None
        if not isinstance(question, Rows):
            rows = [key for key in self._shapes if isinstance(self.form.question(key), Rows)]
            raise NotAllowed(
                N_("‘%(name)s’ is geen vraag met rijen"),
                N_("Kies uit: %(rows)s"),
                name=words[3],
                rows=", ".join(rows) or "–",
            )
        return words[1], question

    def condition(self, tag: str, loops: Loops) -> Test:
        """Return the test that ``if`` asks for: names with ``not``, ``and``, ``or``; NotAllowed otherwise."""
        try:
            body = _parsed("{% if " + tag + " %}{% endif %}").body
        except TemplateSyntaxError as error:
            raise NotAllowed(_BAD_TEST, _GOOD_TEST, tag=tag) from error
        if len(body) != 1 or not isinstance(body[0], nodes.If):
            raise NotAllowed(_BAD_TEST, _GOOD_TEST, tag=tag)
        return self._condition(body[0].test, tag, loops)

    def _condition(self, node: nodes.Node, tag: str, loops: Loops) -> Test:
        if isinstance(node, nodes.Not):
            return Not(self._condition(node.node, tag, loops))
        if isinstance(node, nodes.And | nodes.Or):
            kind = Both if isinstance(node, nodes.And) else Either
            return kind(self._condition(node.left, tag, loops), self._condition(node.right, tag, loops))
        if isinstance(node, nodes.Compare):
            mend = N_("Vergelijken kan niet. Schrijf ‘if naam’ of, van een keuze, ‘if naam.mogelijkheid’")
            raise NotAllowed(_NOT_HERE, mend, tag=tag)
        name = _dotted(node, tag)
        if name not in loops and name in self._shapes and isinstance(self.form.question(name), Rows):
            return Given(Use(name, name, "", question=self.form.question(name)))
        return Given(self._use(name, loops))

    def _use(self, name: str, loops: Loops, *, plain: bool = False, short: bool = False) -> Use:
        first, _, rest = name.partition(".")
        if first in loops:
            return self._cell(name, first, rest, loops[first], plain=plain, short=short)
        if name in NO_ANSWERS:
            return Use(name, name, "", plain=True)
        if name in self._fixed:
            return Use(name, first, rest, plain=True, said=self._fixed[name])
        if first == "loop":
            raise _of_the_loop(name, [*loops])
        key = self.form.key_at(name)
        part = name[len(key) + 1 :]
        if key not in self._shapes or part not in self._shapes[key]:
            raise self._unknown(name, self.all)
        question = self.form.question(key)
        if isinstance(question, Rows):
            message, mend = N_("‘%(name)s’ heeft rijen"), N_("Zet het in een herhaling: ‘for rij in %(name)s’")
            raise NotAllowed(message, mend, name=name)
        return Use(name, key, part, "", None, question, self._shapes[key][part], plain, short)

    def _cell(self, name: str, loop: str, rest: str, rows: Rows, *, plain: bool, short: bool) -> Use:
        if rest == NUMBER:
            return Use(name, NUMBER, "", loop, rows, plain=True)
        cells = rows.cells({}, {})
        if rest not in cells:
            raise self._unknown(name, [f"{loop}.{cell}" for cell in (NUMBER, *cells)])
        column = next(column for column in rows.columns if rest == column.key or rest.startswith(f"{column.key}."))
        return Use(name, column.key, rest[len(column.key) + 1 :], loop, rows, column, cells[rest], plain, short)

    def _unknown(self, name: str, known: list[str], near: str = "") -> NotAllowed:
        """Return the error for a name that there is not, with the nearest there is, by its own name or by its label."""
        if rows := next((key for key, cells in self._cells.items() if name in cells), ""):
            message = N_("‘%(name)s’ staat in de rijen van ‘%(rows)s’")
            mend = N_("Zet het in een herhaling, ‘for rij in %(rows)s’, en schrijf ‘rij.%(name)s’")
            return NotAllowed(message, mend, name=name, rows=rows)
        self._asked += 1
        if self._asked <= _MOST_NEAR:
            near = near or next(iter(difflib.get_close_matches(name, known, 1, 0.6)), "") or self._by_label(name)
        if near:
            message = N_("‘{{ %(name)s }}’ bestaat niet; bedoelt u ‘%(near)s’?")
            mend = (
                N_("Zet het in een herhaling: ‘for rij in %(near)s’")
                if near in self._cells
                else N_("Schrijf ‘%(near)s’")
            )
            return NotAllowed(message, mend, name=name, near=near)
        return NotAllowed(N_("‘{{ %(name)s }}’ bestaat niet"), N_("Kies een naam uit de lijst met namen"), name=name)

    def _by_label(self, text: str) -> str:
        """Return the name of the question that is called so on the screen, "" when there is none."""
        said = text.replace("_", " ").strip().casefold()
        found = difflib.get_close_matches(said, self._labels, 1, 0.85) if self._asked <= _MOST_NEAR else []
        return self._labels[found[0]] if found else ""


def fixed_names(form: Form) -> dict[str, str]:
    """Return the names of the fixed lines and of the labels that a letter may print, with what they say in Dutch.

    ``vast.vragen.lees``; ``label.probleem``, of a box ``label.weten.ja``, of a column ``label.doelen.doel``.
    """
    if not form.lines:
        return {}
    found = {f"{LINE}.{key}": said for key, said in form.lines}
    for question in form.questions:
        found |= _labels(question, f"{LABEL}.{question.key}")
        for column in question.columns if isinstance(question, Rows) else ():
            found |= _labels(column, f"{LABEL}.{question.key}.{column.key}")
    return found


def _labels(question: Question, name: str) -> dict[str, str]:
    parts = {f"{name}.{part}": shape.label for part, shape in question.printed(None, {}).items() if shape.label}
    return {name: question.label} | parts


def _parsed(tag: str) -> nodes.Template:
    # Not by way of the environment: at a fault, that one makes code to raise it from.
    return Parser(_SYNTAX, tag).parse()


def _of_the_loop(name: str, rows: list[str]) -> NotAllowed:
    """Return the error for what Jinja says of a repetition; of all that, a template here has the number of the row."""
    message = N_("‘%(name)s’ kent een sjabloon hier niet")
    if not rows:
        return NotAllowed(
            message, N_("Haal de tag weg. Een rij heeft alleen binnen een herhaling een nummer"), name=name
        )
    mend = N_("Haal de tag weg, of schrijf ‘{{ %(row)s.nummer }}’ voor het nummer van de rij")
    return NotAllowed(message, mend, name=name, row=rows[-1])


def _dotted(node: nodes.Node | None, tag: str) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_dotted(node.node, tag)}.{node.attr}"
    raise NotAllowed(_NOT_HERE, N_("Gebruik alleen de naam van een vraag"), tag=tag.strip())
