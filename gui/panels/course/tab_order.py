"""QWidget.setTabOrder for the course: from top to bottom, votes and hints included.

Qt appends what is made later, such as the rows of a vote, to the end of the window's tab order.
"""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.panels.course.course_panel import CoursePanel


def order_tabs(panel: CoursePanel) -> None:
    """Let Tab go through the parts of a page from top to bottom."""
    parts = (
        panel.chapter, panel.back, panel.forward, panel.again, panel.text, panel.path, panel.vote,
        panel.vote.button, panel.duel, panel.exercise, panel.program, panel.matrix_lines,
        panel.reveal, panel.goals,
    )  # fmt: skip
    widgets = [
        widget
        for part in parts
        for widget in (part, *part.findChildren(QWidget))
        if widget.window() is panel.window()
        and widget.focusProxy() is None
        and widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    ]
    for previous, next_widget in pairwise(widgets):
        QWidget.setTabOrder(previous, next_widget)
