"""What is on screen as the document of a session, and such a document on screen again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from engine.files.sessions.session_view import View, field_window, is_coordinate
from gui.registry.arrangements import PANELS, ByHand, arrangement_named
from gui.registry.pictures import PICTURES
from gui.state.frame_clock import FASTEST, SLOWEST, UNBOUNDED
from gui.state.view_options import changes_in, to_view

if TYPE_CHECKING:
    from engine.files.sessions.session_file import Document
    from engine.lab.state import State
    from gui.pictures.field.field_picture import FieldPicture
    from gui.state.store import Store
    from gui.window.layout import Layout

Page = tuple[str, int]
"""The id of a lesson, and the number of a page of it, from 0."""


@dataclass(frozen=True)
class OpenSession:
    """What is on screen, as the document of a session; and such a document, on screen.

    `page` returns the page of the course that is open, `page_of_work` that which the work on
    screen belongs to, `resume` shows one as it was left.
    """

    store: Store
    field: FieldPicture
    layout: Layout
    show_speed: Callable[[float], object]
    page: Callable[[], Page | None]
    page_of_work: Callable[[], Page | None]
    resume: Callable[[Page | None], object]

    def document(self, other_state: State | None = None) -> Document:
        """Return everything on screen; learning on changes nothing of it.

        Give another state, at its last step, to have that in place of the one on screen; no page
        of the course belongs to it.
        """
        from engine.files.sessions.session_file import Document

        session = self.store.session
        state = other_state or session.state
        last_step = state.run.trace.last_step
        step = session.step if other_state is None else last_step
        state = replace(state, run=state.run.until(last_step))
        page = self.page_of_work() if other_state is None else None
        return Document(state, step, page, self._view())

    def show(self, document: Document) -> None:
        """Show a document in place of what is on screen."""
        self.store.finish_input(other_work_comes=True)
        self.resume(document.lesson)
        self.store.open(document.state, document.step)
        self.store.flush()
        self.field.fit()
        self._show_view(document.view)

    def _show_view(self, view: View) -> None:
        """Show it as it was; what makes no sense of a view is left as it is."""
        self.store.set_view_options(**changes_in(view))
        self.store.flush()  # the scale decides how a part of the plane is shown
        for key, show in _SHOW_BY_KEY.items():
            if key in view:
                show(self, view[key])

    def _view(self) -> View:
        """Return how it is shown."""
        (left, right), (bottom, top) = self.field.view_box.viewRange()
        speed = self.store.clock.steps_per_second
        return {
            "arrangement": self.layout.arrangement,
            "pictures": [] if self.layout.is_arranged else list(self.layout.first_column),
            "by_hand": {key: list(names) for key, names in self.layout.by_hand._asdict().items()},
            **to_view(self.store.view_options),
            "field": [float(edge) for edge in (left, bottom, right, top)],
            "steps_per_second": None if speed == UNBOUNDED else speed,
        }


def _show_arrangement(lab: OpenSession, name: Any) -> None:
    known = arrangement_named(name)
    if known is None:
        return
    if known != lab.layout.arrangement or not lab.layout.is_arranged:
        lab.layout.arrange(known)


def _show_pictures(lab: OpenSession, names: Any) -> None:
    if _are_docks(names) and names:
        lab.layout.show_pictures(tuple(names))


def _show_by_hand(lab: OpenSession, changes: Any) -> None:
    if not isinstance(changes, dict):
        return
    opened, closed = changes.get("opened", []), changes.get("closed", [])
    if _are_docks(opened) and _are_docks(closed):
        lab.layout.change_by_hand(ByHand(tuple(opened), tuple(closed)))


def _are_docks(names: Any) -> bool:
    """Say whether a value of a file is a list of pictures and panels, none of them twice."""
    known = (*PICTURES, *PANELS)
    if not isinstance(names, list) or len(names) > len(known):
        return False
    return all(name in known for name in names) and len(set(names)) == len(names)


def _show_field(lab: OpenSession, edges: Any) -> None:
    window = field_window(edges)
    if window is not None:
        lab.field.show_window(window)


def _show_speed(lab: OpenSession, speed: Any) -> None:
    if speed is None:
        speed = UNBOUNDED
    elif not is_coordinate(speed) or not SLOWEST <= speed <= FASTEST:
        return
    lab.show_speed(float(speed))
    lab.store.set_speed(float(speed))


_SHOW_BY_KEY: dict[str, Callable[[OpenSession, Any], None]] = {
    "arrangement": _show_arrangement,
    "pictures": _show_pictures,
    "by_hand": _show_by_hand,
    "field": _show_field,
    "steps_per_second": _show_speed,
}
