"""Small faults that a hurried person makes, one at a time, in the body of a function."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
    ast.Break: ast.Continue, ast.Continue: ast.Break,
}  # fmt: skip
OTHER_CALL = {
    "filter": "exclude", "exclude": "filter", "min": "max", "max": "min", "any": "all", "all": "any",
    "first": "last", "last": "first",
}  # fmt: skip
QUERIES = {"filter", "exclude", "get", "visible_to"}


@dataclass(frozen=True, slots=True)
class Fault:
    """One change to one function of a file; ``lines`` are those of the statement it stands in."""

    file: Path
    function: str
    line: int
    lines: range
    source: str
    what: str
    place: tuple[int, int, int, int]
    """The function and the statement in it, the expression, and the change to it, each by its number."""

    def planted(self) -> ast.Module:
        """The file with the fault in it."""
        tree = ast.parse(self.file.read_text(encoding="utf-8"))
        of_file, in_function, in_statement, at_node = self.place
        function = list(_functions(tree, ""))[of_file][1]
        node = list(_own(list(_statements(function))[in_function]))[in_statement]
        list(_changes(node))[at_node][1](node)
        return ast.fix_missing_locations(tree)

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What it is known by, also when lines have moved."""
        return (self.file.name, self.function, self.source, self.what)


type Change = tuple[str, Callable[[ast.AST], None]]


def faults_in(file: Path) -> Iterator[Fault]:
    """Every fault that can be planted in a file, in its order."""
    text = file.read_text(encoding="utf-8")
    tree, source = ast.parse(text), text.splitlines()
    for of_file, (function, owner) in enumerate(_functions(tree, "")):
        for in_function, statement in enumerate(_statements(owner)):
            lines = range(statement.lineno, (statement.end_lineno or statement.lineno) + 1)
            for in_statement, node in enumerate(_own(statement)):
                line = getattr(node, "lineno", statement.lineno)
                for at_node, (what, _change) in enumerate(_changes(node)):
                    place = (of_file, in_function, in_statement, at_node)
                    yield Fault(file, function, line, lines, source[line - 1].strip(), what, place)


def _functions(node: ast.AST, before: str) -> Iterator[tuple[str, ast.FunctionDef]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef):
            yield before + child.name, child
            yield from _functions(child, f"{before}{child.name}.")
        elif isinstance(child, ast.ClassDef):
            yield from _functions(child, f"{before}{child.name}.")


def _statements(owner: ast.AST) -> Iterator[ast.stmt]:
    """The statements of a function, also those inside others, but none of a function within it."""
    for name in ("body", "orelse", "finalbody", "handlers", "cases"):
        for child in getattr(owner, name, ()):
            if isinstance(child, ast.FunctionDef | ast.ClassDef):
                continue
            if isinstance(child, ast.stmt):
                yield child
            yield from _statements(child)


def _own(statement: ast.stmt) -> Iterator[ast.AST]:
    """The statement and its expressions, without the statements inside it and without annotations."""
    yield statement
    todo = [statement]
    while todo:
        node: ast.AST = todo.pop()  # type: ignore[assignment]
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "returns"):
                continue
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.expr | ast.comprehension | ast.keyword | ast.withitem):
                    yield child
                    todo.append(child)  # type: ignore[arg-type]


def _changes(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.Compare):
        for place, operator in enumerate(node.ops):
            if other := SWAPPED.get(type(operator)):
                yield f"{_name(operator)} → {_name(other())}", _swap_compare(place, other)
    elif isinstance(node, ast.BoolOp):
        other = SWAPPED[type(node.op)]
        yield f"{_name(node.op)} → {_name(other())}", _set("op", other())
        for place, value in enumerate(node.values):
            yield f"without {ast.unparse(value)}", _without(place)
    elif isinstance(node, ast.BinOp) and (other := SWAPPED.get(type(node.op))):
        yield f"{_name(node.op)} → {_name(other())}", _set("op", other())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "without not", _become(node.operand)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        other_value = not node.value if isinstance(node.value, bool) else node.value + 1
        yield f"{node.value} → {other_value}", _set("value", other_value)
    elif isinstance(node, ast.comprehension):
        for place, value in enumerate(node.ifs):
            yield f"without if {ast.unparse(value)}", _drop("ifs", place)
    elif isinstance(node, ast.Call):
        yield from _changes_of_call(node)
    elif isinstance(node, ast.If | ast.IfExp):
        yield "the condition turned", _turned
    yield from _changes_of_statement(node)


def _changes_of_call(node: ast.Call) -> Iterator[Change]:
    of = node.func
    name = of.attr if isinstance(of, ast.Attribute) else of.id if isinstance(of, ast.Name) else ""
    if name in OTHER_CALL and not (name in ("first", "last") and _is_one_row(of)):
        field = "attr" if isinstance(of, ast.Attribute) else "id"
        yield f"{name} → {OTHER_CALL[name]}", lambda twin: setattr(twin.func, field, OTHER_CALL[name])  # type: ignore[attr-defined]
    if name in QUERIES and len(node.keywords) + len(node.args) > 1:
        for place, keyword in enumerate(node.keywords):
            yield f"without {ast.unparse(keyword)}", _drop("keywords", place)


def _is_one_row(of: ast.AST) -> bool:
    """Whether rows are asked for by their number: the first of one row is the last of it."""
    found = [one for one in ast.walk(of) if isinstance(one, ast.Call)]
    asked = {
        keyword.arg for one in found if getattr(one.func, "attr", "") == "filter" for keyword in one.keywords
    }
    return "pk" in asked


def _changes_of_statement(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.Raise):
        yield "nothing raised", _become(ast.Pass())
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield "not called", _become(ast.Pass())
    elif isinstance(node, ast.Break | ast.Continue):
        yield f"{_name(node)} → {_name(SWAPPED[type(node)]())}", _become(SWAPPED[type(node)]())


def _name(node: ast.AST) -> str:
    return type(node).__name__.lower()


def _set(field: str, value: object) -> Callable[[ast.AST], None]:
    return lambda twin: setattr(twin, field, value)


def _swap_compare(place: int, other: type[ast.AST]) -> Callable[[ast.AST], None]:
    return lambda twin: twin.ops.__setitem__(place, other())  # type: ignore[attr-defined]


def _drop(field: str, place: int) -> Callable[[ast.AST], None]:
    return lambda twin: getattr(twin, field).pop(place)


def _without(place: int) -> Callable[[ast.AST], None]:
    """An operand of and, or less; of two the other one is left alone."""

    def change(twin: ast.AST) -> None:
        twin.values.pop(place)  # type: ignore[attr-defined]
        if len(twin.values) == 1:  # type: ignore[attr-defined]
            _become(twin.values[0])(twin)  # type: ignore[attr-defined]

    return change


def _become(other: ast.AST) -> Callable[[ast.AST], None]:
    """The node turns into another one where it stands."""

    def change(twin: ast.AST) -> None:
        where = {name: getattr(twin, name) for name in twin._attributes if hasattr(twin, name)}
        twin.__class__ = type(other)  # type: ignore[assignment]
        twin.__dict__.clear()
        twin.__dict__.update(copy.deepcopy(other.__dict__) | where)

    return change


def _turned(twin: ast.AST) -> None:
    test = twin.test  # type: ignore[attr-defined]
    twin.test = ast.copy_location(ast.UnaryOp(ast.Not(), test), test)  # type: ignore[attr-defined]
