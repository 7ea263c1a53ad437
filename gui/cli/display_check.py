"""Whether Qt can be loaded, and a window opened: asked before Qt is, since Qt would abort."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from engine.errors import UserError


class Packages(NamedTuple):
    """Which package holds a library: on Debian and its kin, and on Fedora."""

    debian: str
    fedora: str


_GUI = {
    "libEGL.so.1": Packages("libegl1", "libglvnd-egl"),
    "libGL.so.1": Packages("libgl1", "libglvnd-glx"),
    "libX11.so.6": Packages("libx11-6", "libX11"),
    "libfontconfig.so.1": Packages("libfontconfig1", "fontconfig"),
    "libfreetype.so.6": Packages("libfreetype6", "freetype"),
    "libglib-2.0.so.0": Packages("libglib2.0-0", "glib2"),
    "libgthread-2.0.so.0": Packages("libglib2.0-0", "glib2"),
    "libxkbcommon.so.0": Packages("libxkbcommon0", "libxkbcommon"),
    "libdbus-1.so.3": Packages("libdbus-1-3", "dbus-libs"),
    "libz.so.1": Packages("zlib1g", "zlib"),
    "libzstd.so.1": Packages("libzstd1", "libzstd"),
}
_X11 = {
    "libxcb.so.1": Packages("libxcb1", "libxcb"),
    "libX11-xcb.so.1": Packages("libx11-xcb1", "libX11-xcb"),
    "libxcb-cursor.so.0": Packages("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": Packages("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": Packages("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": Packages("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-randr.so.0": Packages("libxcb-randr0", "libxcb"),
    "libxcb-render.so.0": Packages("libxcb-render0", "libxcb"),
    "libxcb-render-util.so.0": Packages("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-shape.so.0": Packages("libxcb-shape0", "libxcb"),
    "libxcb-shm.so.0": Packages("libxcb-shm0", "libxcb"),
    "libxcb-sync.so.1": Packages("libxcb-sync1", "libxcb"),
    "libxcb-util.so.1": Packages("libxcb-util1", "xcb-util"),
    "libxcb-xfixes.so.0": Packages("libxcb-xfixes0", "libxcb"),
    "libxcb-xkb.so.1": Packages("libxcb-xkb1", "libxcb"),
    "libxkbcommon-x11.so.0": Packages("libxkbcommon-x11-0", "libxkbcommon-x11"),
}
_WAYLAND = {
    "libwayland-client.so.0": Packages("libwayland-client0", "libwayland-client"),
    "libwayland-cursor.so.0": Packages("libwayland-cursor0", "libwayland-cursor"),
}
_PACKAGES = _GUI | _X11 | _WAYLAND

_NEEDS_NO_SCREEN = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")


def require_display() -> None:
    """Raise UserError `no_display`, `no_such_platform` or `no_libraries`: Qt would abort.

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


def require_qt() -> None:
    """Load what Qt draws with. Raises UserError `no_libraries` or `no_library` for what lacks."""
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ModuleNotFoundError:
        raise
    except ImportError as error:
        names = [*_missing(_GUI), *_library_in(error)]
        if not names:
            raise
        raise _lacking(names) from None


def _wayland_is_there() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    is_there = bool(name) and os.path.exists(os.path.join(folder, str(name)))
    if is_there:
        _require_plugin("libqwayland.so", _WAYLAND)
    return is_there


def _x11_answers() -> bool:
    if not os.environ.get("DISPLAY"):
        return False
    xcb = _load("libxcb.so.1")
    if xcb is None:
        raise _lacking(_missing(_GUI | _X11))
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    if not failed:
        _require_plugin("libqxcb.so", _X11)
    return not failed


def _require_plugin(name: str, libraries: dict[str, Packages]) -> None:
    """Raise where libraries are missing, and Qt can't load what opens its windows without them."""
    missing = _missing(_GUI | libraries)
    if missing and _load(_plugin(name)) is None:
        raise _lacking(missing)


def _plugin(name: str) -> str:
    """Return where Qt keeps a plugin for windows; the name alone where that is not known."""
    spec = find_spec("PySide6")
    folder = Path(spec.origin).parent if spec is not None and spec.origin else Path()
    return str(folder / "Qt" / "plugins" / "platforms" / name)


def _missing(names: Iterable[str]) -> list[str]:
    return [name for name in names if _load(name) is None]


def _load(name: str) -> ctypes.CDLL | None:
    with suppress(OSError):
        return ctypes.CDLL(name)
    return None


def _library_in(error: ImportError) -> list[str]:
    """Return the library that the system says is missing."""
    name = str(error).partition(":")[0]
    return [name] if ".so" in name and " " not in name else []


def _lacking(names: list[str]) -> UserError:
    """Name the libraries, and the packages that hold those that are known."""
    names = list(dict.fromkeys(names))
    known = [_PACKAGES[name] for name in names if name in _PACKAGES]
    if not known:
        return UserError("no_library", libraries=", ".join(names))
    debian = " ".join(sorted({packages.debian for packages in known}))
    fedora = " ".join(sorted({packages.fedora for packages in known}))
    return UserError("no_libraries", libraries=", ".join(names), debian=debian, fedora=fedora)


_NEEDS_A_SERVER: dict[str, Callable[[], bool]] = {
    "wayland": _wayland_is_there,
    "wayland-egl": _wayland_is_there,
    "xcb": _x11_answers,
}
