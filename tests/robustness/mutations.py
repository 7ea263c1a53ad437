"""What can be changed in a source so that a good test should notice: one small fault at a time."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from typing import NamedTuple

_COMPARED = {
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,), ast.In: (ast.NotIn,), ast.NotIn: (ast.In,),
}  # fmt: skip
_CALCULATED = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div, ast.Mod: ast.Mult, ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip

_NOBODY_COULD_NOTICE = ("strict", "maxsize", "deadline")
"""Arguments that are there to find mistakes of ours, or for speed."""

Change = Callable[[ast.AST], ast.AST]


class Site(NamedTuple):
    """A place in a source and one fault that can be put there; lines from 1, both included."""

    node: int
    change: int
    first_line: int
    last_line: int
    text: str


def sites_in(source: str) -> list[Site]:
    """Return every fault that can be put into a source, in its order."""
    sites = []
    for number, node in enumerate(ast.walk(_marked(source))):
        if getattr(node, "is_never_run", False):
            continue
        first = getattr(node, "lineno", 0)
        last = getattr(node, "end_lineno", first)
        for number_of_change, change in enumerate(_changes_of(node)):
            before, after = _written(node), _written(change(copy.deepcopy(node)))
            sites.append(Site(number, number_of_change, first, last, f"{before} -> {after}"))
    return sorted(sites, key=lambda site: (site.first_line, site.node, site.change))


def mutated(source: str, site: Site) -> str:
    """Return the source with one fault put in."""
    tree = _marked(source)
    wanted = next(node for n, node in enumerate(ast.walk(tree)) if n == site.node)
    changed = list(_changes_of(wanted))[site.change](wanted)
    _put(tree, wanted, changed)
    return ast.unparse(ast.fix_missing_locations(tree))


def _marked(source: str) -> ast.Module:
    """Parse, and mark what a running program never reads: types, decorators, texts in f-strings."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        ignored: list[ast.AST | None] = []
        if isinstance(node, ast.FunctionDef):
            ignored += [*node.decorator_list, node.returns]
            ignored += [arg.annotation for arg in ast.walk(node.args) if isinstance(arg, ast.arg)]
        elif isinstance(node, ast.ClassDef):
            ignored += node.decorator_list
        elif isinstance(node, ast.AnnAssign):
            ignored.append(node.annotation)
        elif isinstance(node, ast.JoinedStr) or (
            isinstance(node, ast.keyword) and node.arg in _NOBODY_COULD_NOTICE
        ):
            ignored.append(node)
        for root in filter(None, ignored):
            for below in ast.walk(root):
                below.is_never_run = True  # type: ignore[attr-defined]
    return tree


def _changes_of(node: ast.AST) -> Iterator[Change]:
    """Yield what can be done to a node; each change may alter the node that it is given."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        for operator in _COMPARED[type(node.ops[0])]:
            yield lambda n, operator=operator: _with(n, ops=[operator()])
    elif isinstance(node, ast.BinOp | ast.AugAssign) and type(node.op) in _CALCULATED:
        yield lambda n: _with(n, op=_CALCULATED[type(n.op)]())
    elif isinstance(node, ast.BoolOp):
        yield lambda n: _with(n, op=ast.Or() if isinstance(n.op, ast.And) else ast.And())
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield lambda n: n.operand
    elif isinstance(node, ast.Constant):
        yield from _other_constants(node.value)
    elif isinstance(node, ast.Return) and not _is_nothing(node.value):
        yield lambda n: _with(n, value=ast.Constant(None))
    elif isinstance(node, ast.If | ast.While | ast.IfExp):
        yield lambda n: _with(n, test=ast.UnaryOp(ast.Not(), n.test))
    elif isinstance(node, ast.Break | ast.Continue):
        yield lambda n: ast.copy_location(
            ast.Continue() if isinstance(n, ast.Break) else ast.Break(), n
        )
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield lambda n: ast.copy_location(ast.Pass(), n)
    elif isinstance(node, ast.comprehension) and node.ifs:
        yield lambda n: _with(n, ifs=[])


def _other_constants(value: object) -> Iterator[Change]:
    if isinstance(value, bool):
        yield lambda n: _with(n, value=not n.value)
    elif isinstance(value, int | float) and value + 1 != value:  # to 1e100, 1 is nothing
        yield lambda n: _with(n, value=n.value + 1)
        yield lambda n: _with(n, value=n.value - 1)


def _is_nothing(value: ast.expr | None) -> bool:
    return value is None or (isinstance(value, ast.Constant) and value.value is None)


def _with(node: ast.AST, **changes: object) -> ast.AST:
    for name, value in changes.items():
        setattr(node, name, value)
    return node


def _put(tree: ast.AST, wanted: ast.AST, changed: ast.AST) -> None:
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is wanted:
                setattr(parent, name, changed)
            elif isinstance(value, list):
                value[:] = [changed if item is wanted else item for item in value]


def _written(node: ast.AST) -> str:
    text = " ".join(ast.unparse(ast.fix_missing_locations(node)).split())
    return text if len(text) <= 48 else text[:45] + "..."
