"""A run as a script with four holes, for students: it says what still differs from the screen.

It is of one neuron that descends with all its plants: other runs have no script with holes.
"""

from __future__ import annotations

from engine.errors import UserError
from engine.files.runs.script_parts import (
    Comments,
    imports_lines,
    indented,
    plants_lines,
    scaling_lines,
)
from engine.lab.frame import Frame
from engine.lab.replay import Leg, doubt_of, is_plain, legs_of
from engine.learning.settings import Rule

_DIGITS = 6


def exercise_script(frame: Frame, comment: Comments, plants_file: str | None = None) -> str:
    """Return the script. Raises UserError `script_holes` for a run that it can't be of."""
    legs = legs_of(frame.state.run, frame.step)
    count = len(frame.plants)
    if not is_plain(frame) or not legs or doubt_of(frame) is not None:
        raise UserError("script_holes")
    if any(leg.settings.rule is not Rule.GRADIENT or leg.batch_size(count) for leg in legs):
        raise UserError("script_holes")
    return "\n".join(
        [
            *comment.lines("exercise_title", steps=frame.step),
            *imports_lines(plants_file),
            "",
            *plants_lines(frame.plants, comment, plants_file),
            *scaling_lines(frame.plants, comment),
            "",
            "",
            *_step(comment),
            "",
            "",
            *_loop(frame, legs, comment),
            "",
            *_comparison(frame, comment),
            "",
        ]
    )


def _step(comment: Comments) -> list[str]:
    """Return what one step works out, with the holes; it can be run as it is."""
    lines = [
        f"z = 0 * x1  {comment('hole', number=1)} {comment.text('hole_z')}",
        f"a = 0 * z  {comment('hole', number=2)} {comment.text('hole_a')}",
        "e = a - y",
        f"dw1 = 0.0  {comment('hole', number=3)} {comment.text('hole_w1')}",
        f"dw2 = 0.0  {comment('hole', number=4)} {comment.text('hole_w2')}",
        f"db = np.mean(e)  {comment('hole_b')}",
        "return z, a, dw1, dw2, db",
    ]
    return ["def forwards_and_slopes(w1, w2, b):", *indented(lines, 1)]


def _loop(frame: Frame, legs: list[Leg], comment: Comments) -> list[str]:
    start = ", ".join(map(repr, frame.trace.parameters(0).tolist()))
    body = [
        "z, a, dw1, dw2, db = forwards_and_slopes(w1, w2, b)",
        "w1, w2, b = w1 - alpha * dw1, w2 - alpha * dw2, b - alpha * db",
    ]
    rows = [f"    ({leg.settings.learning_rate!r}, {leg.first}, {leg.last})," for leg in legs]
    return [
        f"w1, w2, b = {start}  {comment('start')}",
        f"for alpha, first, last in [  {comment('legs')}",
        *rows,
        "]:",
        "    for step in range(first, last):",
        *indented(body, 2),
    ]


def _comparison(frame: Frame, comment: Comments) -> list[str]:
    """Compare each hole at the weights on screen, and then the weights that they lead to."""
    w1, w2, b = frame.parameters.tolist()
    dw1, dw2, _ = frame.gradient.tolist()
    z, a = float(frame.z[0]), float(frame.a[0])
    rows = [
        f"    ({comment.text('exercise_z')!r}, z[0], {z!r}),",
        f"    ({comment.text('exercise_a')!r}, a[0], {a!r}),",
        f'    ("dw1", dw1, {dw1!r}),',
        f'    ("dw2", dw2, {dw2!r}),',
        f"    ({comment.text('exercise_weight', parameter='w1')!r}, w1, {w1!r}),",
        f"    ({comment.text('exercise_weight', parameter='w2')!r}, w2, {w2!r}),",
        f"    ({comment.text('exercise_weight', parameter='b')!r}, b, {b!r}),",
    ]
    agrees, differs = comment.text("exercise_agrees"), comment.text("exercise_differs")
    return [
        *comment.lines("exercise_compare", steps=frame.step),
        f"z, a, dw1, dw2, db = forwards_and_slopes({w1!r}, {w2!r}, {b!r})",
        "for name, yours, on_screen in [",
        *rows,
        "]:",
        f"    if np.isclose(yours, on_screen, rtol=1e-{_DIGITS}, atol=1e-9):",
        f'        print(f"{{name}}: {agrees}")',
        "    else:",
        f'        print(f"{{name}}: {differs}")',
    ]
