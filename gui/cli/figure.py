"""The command `figure`: a picture of a session or of plants, into a file, without a display."""

from __future__ import annotations

from pathlib import Path

from engine.files.sessions.session_view import View, field_window
from engine.files.tables.named_columns import UNNAMED, Named
from engine.lab.frame import Frame
from engine.lab.session import Session
from engine.model.dataset import Dataset
from gui.cli import source
from gui.cli.interruption import signals_held
from gui.cli.offscreen import ensure_application
from gui.cli.outputs import check_outputs
from gui.cli.progress import Progress
from gui.export import render
from gui.export.render import PictureRequest, Scene
from gui.pictures.factory import check_name
from gui.state.view_options import ViewOptions, changes_in


def figure(file: Path, out: Path, request: PictureRequest, named: Named = UNNAMED) -> None:
    """Draw a picture of what a file holds. Raises UserError; what is asked is looked at first."""
    check_outputs(file, [out])
    render.format_of(out)
    render.check(request)
    check_name(request.picture)
    session, view = _opened(file, named)
    draw(session.frame(), out, request, view)


def draw(frame: Frame, out: Path, request: PictureRequest, view: View | None = None) -> None:
    """Draw a picture of a moment, looked at as a session was. Raises UserError."""
    with signals_held():
        ensure_application(request.theme)
        render.write(out, request, _scene(frame, view or {}))


def _opened(file: Path, named: Named) -> tuple[Session, View]:
    """Return a session at the step that it showed, or plants and a neuron that knows nothing."""
    content = source.read(file, named, Progress())
    if isinstance(content, Dataset):
        return Session(content), {}
    session = Session()
    session.open(content.state, content.step)
    return session, content.view


def _scene(frame: Frame, view: View) -> Scene:
    """Return a frame, looked at as a session was."""
    window = field_window(view.get("field"))
    states = {} if window is None else {"field": window}
    return Scene(frame, ViewOptions(**changes_in(view)), states)
