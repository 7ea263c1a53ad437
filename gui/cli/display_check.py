"""Whether a window can be opened at all: asked before Qt is, since Qt would abort."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable

from engine.errors import UserError

_NEEDS_NO_SCREEN = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")


def require_display() -> None:
    """Raise UserError `no_display`, `no_such_platform` or `no_platform_library`: Qt would abort.

    Windows and macOS always have a display. Elsewhere a Wayland or an X11 server has to answer.
    """
    if sys.platform in ("win32", "darwin"):
        return
    forced = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if forced in _NEEDS_NO_SCREEN:
        return
    if forced and forced not in _NEEDS_A_SERVER:
        raise UserError("no_such_platform", name=forced)
    servers = [_NEEDS_A_SERVER[forced]] if forced else [_wayland_is_there, _x11_answers]
    if not any(server() for server in servers):
        raise UserError("no_display")


def _wayland_is_there() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(name) and os.path.exists(os.path.join(folder, str(name)))


def _x11_answers() -> bool:
    if not os.environ.get("DISPLAY"):
        return False
    xcb = _library("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    if not failed:
        for needed in ("libxcb-cursor.so.0", "libxkbcommon-x11.so.0"):
            _library(needed)
    return not failed


def _library(name: str) -> ctypes.CDLL:
    try:
        return ctypes.CDLL(name)
    except OSError:
        raise UserError("no_platform_library", library=name) from None


_NEEDS_A_SERVER: dict[str, Callable[[], bool]] = {
    "wayland": _wayland_is_there,
    "wayland-egl": _wayland_is_there,
    "xcb": _x11_answers,
}
