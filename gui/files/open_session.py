"""The whole laboratory as a document, and a document as the laboratory: nothing is drawn here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from engine.files.sessions.session_file import Document
from engine.files.sessions.session_view import View, field_window, is_place
from gui.course.course_controller import CourseController
from gui.registry.actions import ARRANGEMENT_ACTIONS
from gui.registry.arrangements import ARRANGEMENTS, PANELS
from gui.registry.pictures import PICTURES
from gui.state.frame_clock import FASTEST, SLOWEST, UNBOUNDED
from gui.state.view_options import changes_in, to_view
from gui.window.main_window import MainWindow

_MOST_PICTURES = 20


def document_of(
    window: MainWindow, course: CourseController, saved_as: str | None = None
) -> Document:
    """Return everything on the bench; learning on changes nothing of it."""
    session = window.store.session
    run = session.state.run
    state = replace(session.state, run=run.until(run.trace.last_step))
    return Document(state, session.step, course.page, view_of(window), saved_as)


def view_of(window: MainWindow) -> View:
    """Return how the window shows it."""
    box = window.field.view_box
    (left, right), (bottom, top) = box.viewRange()
    arrangement, speed = window.docks.arrangement, window.store.clock.steps_per_second
    is_arranged = window.actions_[ARRANGEMENT_ACTIONS[arrangement]].isChecked()
    return {
        "arrangement": arrangement,
        "pictures": [] if is_arranged else list(window.docks.first_column),
        **to_view(window.store.view_options),
        "field": [float(edge) for edge in (left, bottom, right, top)],
        "steps_per_second": None if speed == UNBOUNDED else speed,
    }


def put(window: MainWindow, course: CourseController, document: Document) -> None:
    """Put a document on the bench, in place of what is there."""
    window.field.interaction.drop()
    course.resume(document.lesson)
    window.store.open(document.state, document.step)
    window.store.flush()
    window.field.fit()
    show_view(window, document.view)


def show_view(window: MainWindow, view: View) -> None:
    """Show it as it was; what makes no sense of a view is left as it is."""
    window.store.set_view_options(**changes_in(view))
    window.store.flush()  # the scale decides how a part of the plane is shown
    for key, show in _SHOWN.items():
        if key in view:
            show(window, view[key])


def _show_arrangement(window: MainWindow, name: Any) -> None:
    if name not in tuple(ARRANGEMENTS):
        return
    is_there = window.actions_[ARRANGEMENT_ACTIONS[name]].isChecked()
    if name != window.docks.arrangement or not is_there:
        window.arrange(name)


def _show_pictures(window: MainWindow, names: Any) -> None:
    known = (*PICTURES, *PANELS)
    if not isinstance(names, list) or not 0 < len(names) <= _MOST_PICTURES:
        return
    if all(name in known for name in names) and len(set(names)) == len(names):
        window.show_pictures(tuple(names))


def _show_field(window: MainWindow, edges: Any) -> None:
    shown = field_window(edges)
    if shown is not None:
        window.field.show_window(shown)


def _show_speed(window: MainWindow, speed: Any) -> None:
    if speed is None:
        speed = UNBOUNDED
    elif not is_place(speed) or not SLOWEST <= speed <= FASTEST:
        return
    window.playback_bar.show_speed(float(speed))
    window.store.set_speed(float(speed))


_SHOWN: dict[str, Callable[[MainWindow, Any], None]] = {
    "arrangement": _show_arrangement,
    "pictures": _show_pictures,
    "field": _show_field,
    "steps_per_second": _show_speed,
}
