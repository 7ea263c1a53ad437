"""The command `figure`: a picture of a session or of plants, into a file, without a display."""

from __future__ import annotations

from pathlib import Path

from engine.files.sessions.session_view import View, field_window
from engine.lab.frame import Frame
from engine.lab.session import Session
from gui.cli.offscreen import ensure_application
from gui.export import render
from gui.export.render import PictureRequest, Scene
from gui.pictures.factory import check_name
from gui.state.view_options import ViewOptions, changes_in


def figure(source: Path, out: Path, request: PictureRequest) -> None:
    """Draw a picture of what a file holds. Raises UserError; what is asked is looked at first."""
    render.format_of(out)
    render.check(request)
    check_name(request.picture)
    session, view = _opened(source)
    draw(session.frame(), out, request, view)


def draw(frame: Frame, out: Path, request: PictureRequest, view: View | None = None) -> None:
    """Draw a picture of a moment, looked at as a session was. Raises UserError."""
    ensure_application(request.theme)
    render.write(out, request, _scene(frame, view or {}))


def _opened(source: Path) -> tuple[Session, View]:
    """Return a session at the step that it showed, or plants and a neuron that knows nothing."""
    from engine.files.sessions import session_file
    from engine.files.tables import plants_csv

    if not session_file.is_session(source):
        return Session(plants_csv.read(source)), {}
    document = session_file.read(source)
    session = Session()
    session.open(document.state, document.step)
    return session, document.view


def _scene(frame: Frame, view: View) -> Scene:
    """Return a frame, looked at as a session was."""
    window = field_window(view.get("field"))
    states = {} if window is None else {"field": window}
    return Scene(frame, ViewOptions(**changes_in(view)), states)
