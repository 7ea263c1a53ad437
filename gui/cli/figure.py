"""The command `figure`: a picture of a session or of plants, into a file, without a display."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from engine.files.sessions.session_view import View, field_window
from engine.lab.frame import Frame
from engine.lab.session import Session
from gui.cli.offscreen import ensure_application
from gui.export import render
from gui.export.render import PictureRequest, Scene
from gui.pictures.field.field_picture import FieldPicture
from gui.pictures.loss.loss_curve import LossCurve
from gui.style.theme import look_of

_SHADINGS = ("probability", "region", "none")


def figure(source: Path, out: Path, request: PictureRequest) -> None:
    """Draw a picture of what a file holds. Raises UserError; what is asked is looked at first."""
    render.format_of(out)
    render.check(request)
    render.check_view(request.view)
    session, view = _opened(source)
    draw(session.frame(), out, request, view)


def draw(frame: Frame, out: Path, request: PictureRequest, view: View | None = None) -> None:
    """Draw a picture of a moment, looked at as a session was. Raises UserError."""
    ensure_application(request.theme)
    render.write(out, request, Scene(frame, _as_it_was_seen(frame, view or {}, request)))


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


def _as_it_was_seen(frame: Frame, view: View, request: PictureRequest) -> dict[str, QWidget]:
    """Return a picture that shows things as the session did, for what is drawn to be like it."""
    look = look_of(request.theme)
    if request.view == "lossCurve":
        curve = LossCurve(look)
        curve.set_logarithmic(view.get("log_loss") is True)
        return {"lossCurve": curve}
    return {"field": _field(frame, view, request)} if request.view == "field" else {}


def _field(frame: Frame, view: View, request: PictureRequest) -> FieldPicture:
    field = FieldPicture(look_of(request.theme))
    field.resize(*request.size)
    mode = view.get("shading")
    field.set_shading(mode if mode in _SHADINGS else "probability")
    field.set_levels_shown(view.get("levels") is True)
    field.set_arrow_shown(view.get("arrow") is True)
    field.set_wrong_shown(view.get("wrong") is not False)
    field.set_equal_scale(view.get("equal_scale") is True)
    field.show_window(field_window(view.get("field")) or frame.plants.window)
    return field
