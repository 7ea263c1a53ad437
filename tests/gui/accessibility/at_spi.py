"""A small screen reader: reads the AT-SPI tree of a program on its D-Bus, and hears its events."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, MessageType, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import Properties

_ROOT = "/org/a11y/atspi/accessible/root"
_NULL = "/org/a11y/atspi/null"
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_VALUE = "org.a11y.atspi.Value"
_TEXT = "org.a11y.atspi.Text"
_STATES = {1: "active", 4: "checked", 8: "enabled", 11: "focusable", 12: "focused", 23: "selected",
           25: "showing", 30: "visible"}  # fmt: skip


@dataclass
class Told:
    """What a screen reader is told of one object: its words, and the objects in it."""

    path: str
    role: str
    name: str
    description: str
    help: str
    states: frozenset[str]
    value: float | None = None
    value_text: str = ""
    text: str = ""
    children: list[Told] = field(default_factory=list)

    def __iter__(self) -> Iterator[Told]:
        yield self
        for child in self.children:
            yield from child

    def outline(self, depth: int = 0) -> str:
        """Write the tree as lines."""
        parts = [self.role, repr(self.name)]
        if self.value is not None:
            parts.append(f"value {self.value:g} {self.value_text!r}")
        parts += [f"text {self.text!r}"] * bool(self.text and self.text != self.name)
        parts += [f"— {self.description}"] * bool(self.description)
        line = "  " * depth + " ".join(parts)
        return "\n".join([line, *(child.outline(depth + 1) for child in self.children)])


class ScreenReader:
    """What Orca is, for one program: switches accessibility on, reads the tree, and listens."""

    def __init__(self, session_bus: str) -> None:
        self._session = open_dbus_connection(session_bus)
        bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        address = self._session.send_and_get_reply(new_method_call(bus, "GetAddress")).body[0]
        status = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status")
        for name in ("IsEnabled", "ScreenReaderEnabled"):
            self._session.send_and_get_reply(Properties(status).set(name, "b", True))
        self._bus = open_dbus_connection(address)
        self._events = open_dbus_connection(address)
        registry = DBusAddress(
            "/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "org.a11y.atspi.Registry"
        )
        for kind in ("object:", "focus:", "window:"):
            message = new_method_call(registry, "RegisterEvent", "sass", (kind, [], ""))
            self._events.send_and_get_reply(message)
        self._events.send_and_get_reply(message_bus.AddMatch(MatchRule(type="signal")))

    def close(self) -> None:
        """Leave both buses."""
        for connection in (self._bus, self._events, self._session):
            connection.close()

    # The tree

    def program(self, name: str, timeout_s: float = 30.0) -> str:
        """Return the D-Bus name of a program once it is there."""
        end_s = time.monotonic() + timeout_s
        while time.monotonic() < end_s:
            for sender, path in self._children("org.a11y.atspi.Registry", _ROOT):
                if self._get(sender, path, _ACCESSIBLE, "Name") == name:
                    return sender
            time.sleep(0.2)
        raise TimeoutError(f"{name} is not on the accessibility bus")

    def tree(self, program: str, path: str = _ROOT, only_showing: bool = True) -> Told:
        """Read an object and what is in it, as far as it shows."""
        told = self._told(program, path)
        for _, child in self._children(program, path):
            if child == _NULL:
                continue
            if not only_showing or "showing" in self._states(program, child):
                told.children.append(self.tree(program, child, only_showing))
        return told

    def _told(self, program: str, path: str) -> Told:
        role = self._call(program, path, _ACCESSIBLE, "GetRoleName")
        words = [
            self._get(program, path, _ACCESSIBLE, name)
            for name in ("Name", "Description", "HelpText")
        ]
        told = Told(path, role, *words, self._states(program, path))
        interfaces = self._call(program, path, _ACCESSIBLE, "GetInterfaces")
        if _VALUE in interfaces:
            told.value = self._get(program, path, _VALUE, "CurrentValue")
            told.value_text = self._get(program, path, _VALUE, "Text")
        if _TEXT in interfaces:
            told.text = self._call(program, path, _TEXT, "GetText", "ii", (0, -1))
        return told

    def _children(self, program: str, path: str) -> list[tuple[str, str]]:
        return self._call(program, path, _ACCESSIBLE, "GetChildren")

    def _states(self, program: str, path: str) -> frozenset[str]:
        low, high = self._call(program, path, _ACCESSIBLE, "GetState")
        bits = low | high << 32
        return frozenset(name for bit, name in _STATES.items() if bits >> bit & 1)

    def _get(self, program: str, path: str, interface: str, name: str) -> Any:
        message = Properties(DBusAddress(path, program, interface)).get(name)
        reply = self._bus.send_and_get_reply(message, timeout=20)
        is_error = reply.header.message_type is MessageType.error
        return "" if is_error else reply.body[0][1]

    def _call(self, program: str, path: str, interface: str, method: str, *arguments: Any) -> Any:
        message = new_method_call(DBusAddress(path, program, interface), method, *arguments)
        reply = self._bus.send_and_get_reply(message, timeout=20)
        if reply.header.message_type is MessageType.error:
            raise LookupError(f"{method} of {path}: {reply.body}")
        return reply.body[0]

    # Events

    def heard(self, seconds: float) -> Iterator[tuple[float, str, str, tuple[Any, ...]]]:
        """Yield the events of the next seconds: when, which, of which object, and what it says."""
        end_s = time.monotonic() + seconds
        while (left_s := end_s - time.monotonic()) > 0:
            try:
                message = self._events.receive(timeout=left_s)
            except TimeoutError:
                return
            fields = message.header.fields
            if message.header.message_type is MessageType.signal:
                name = fields[HeaderFields.member]
                yield time.monotonic(), name, fields[HeaderFields.path], message.body
