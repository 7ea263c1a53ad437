"""Two dialogues of the Help menu: the keys, and how a lesson is written."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from gui.gestures.window_touch import WindowTouch
from gui.language.translation import language
from gui.registry.actions import ACTIONS
from gui.window.actions import Actions
from resources.paths import COURSE


def show_keys(parent: QWidget, actions: Actions) -> None:
    """Show every key and what the mouse does, in a window that can stay open."""
    text = QTextBrowser()
    text.setHtml(keys_html(actions))
    _show(parent, QCoreApplication.translate("Help", "Keys and mouse"), text)


def show_format(parent: QWidget) -> None:
    """Show how a lesson is written, in the language on screen."""
    name = "FORMAT.fr.md" if language() == "fr" else "FORMAT.md"
    text = QTextBrowser()
    text.setOpenLinks(False)
    text.setMarkdown((COURSE / name).read_text(encoding="utf-8"))
    _show(parent, QCoreApplication.translate("Help", "How to write a lesson"), text)


def _show(parent: QWidget, title: str, text: QTextBrowser) -> None:
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(title)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.close)
    layout = QVBoxLayout(dialog)
    layout.addWidget(text)
    layout.addWidget(buttons)
    dialog.resize(820, 620)
    dialog.show()
    WindowTouch(dialog).watch()


def keys_html(actions: Actions) -> str:
    """Return the keys as a table, the mouse first."""
    rows = [(use, effect) for use, effect in mouse_uses()]
    for spec in ACTIONS:
        if spec.keys:
            action = actions[spec.name]
            keys = [
                key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()
            ]
            rows.append((", ".join(keys), escape(actions.text_of(spec))))
    lines = "".join(
        f"<tr><td style='padding:2px 18px 2px 0'><b>{use}</b></td><td>{effect}</td></tr>"
        for use, effect in rows
    )
    return f"<table>{lines}</table>"


def mouse_uses() -> tuple[tuple[str, str], ...]:
    """Return what the mouse, and keys that belong to no menu, do on the field."""
    translate = QCoreApplication.translate
    return (
        (translate("Help", "Click"), translate("Help", "place a plant of the chosen kind")),
        (translate("Help", "Right-click"), translate("Help", "place one of the other kind")),
        (translate("Help", "Click a plant"), translate("Help", "select it")),
        (
            translate("Help", "Right-click a plant, an axis, a kind or a picture"),
            translate("Help", "open the menu of it; the Menu key opens that of the plant selected"),
        ),
        (translate("Help", "Ctrl+click a plant"), translate("Help", "place another on it")),
        (translate("Help", "Double-click a plant"), translate("Help", "change its kind")),
        (translate("Help", "Shift+click a plant"), translate("Help", "select it, or let it go")),
        (translate("Help", "Drag a plant"), translate("Help", "move it, while the neuron learns")),
        (translate("Help", "Drag over empty ground"), translate("Help", "select all in a band")),
        (translate("Help", "Drag the boundary"), translate("Help", "shift it; by a ring, turn it")),
        (translate("Help", "Wheel"), translate("Help", "zoom")),
        (translate("Help", "Ctrl+drag or right drag"), translate("Help", "move the view")),
        (
            translate("Help", "Ctrl+arrows"),
            translate("Help", "move the selected plants or the cross; with Shift, finely"),
        ),
        (
            translate("Help", "Enter"),
            translate("Help", "use the tool at the cross; Shift+Enter for the other kind"),
        ),
        (translate("Help", "Esc"), translate("Help", "select nothing")),
    )
