"""How the goals of chapters 17 to 20 are reached, page by page, as their texts say."""

from __future__ import annotations

from tests.engine.lessons.course_edits import Act, Answer, choose, click, learn

Z_LINE, SLOPES_LINE = "X @ W + b", "X.T @ (a - y) / m"

WALK_17_20: dict[str, dict[int, list[Act]]] = {
    "17_all_at_once": {
        1: [click(3), click(4), Answer(2, 6)],
        3: [choose(matrix_lines=("X @ W", "")), choose(matrix_lines=(Z_LINE, ""))],
        4: [
            choose(matrix_lines=(Z_LINE, "X.T @ (a - y)")),
            choose(matrix_lines=(Z_LINE, SLOPES_LINE)),
        ],
        6: [Answer(1, 200), choose(matrix_lines=(Z_LINE, SLOPES_LINE)), learn(100)],
    },
}
"""By chapter, then by page counted from 1; after each edit the goals are looked at."""
