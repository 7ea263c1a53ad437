"""The AT-SPI tree of each arrangement, read by a real reader; and the same by Qt's own tree."""

import re
import sys

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from gui.accessibility.screen_reader import Described
from gui.registry.actions import ACTIONS
from gui.registry.arrangements import ARRANGEMENTS
from gui.registry.pictures import PICTURES, title_of
from gui.registry.view_actions import ARRANGEMENT_ACTIONS
from tests.gui.accessibility.reading import missing_for_a_reader, reading
from tests.gui.conftest import settle

CONTROLS = {
    "push button", "check box", "radio button", "combo box", "slider", "spin box", "text", "table",
    "graphic", "toggle button", "menu item", "page tab",
}  # fmt: skip
WITH_UNITS = re.compile(r"\(cm\)|step|Plants|Seed|Rate|w1|w2|\bb:|Radius|per dab|Stop", re.I)


def key_of(arrangement):
    action = ARRANGEMENT_ACTIONS[arrangement]
    return next(spec.keys[0] for spec in ACTIONS if spec.name == action).replace("Shift", "shift")


@pytest.mark.skipif(sys.platform != "linux", reason="AT-SPI is how Linux tells screen readers")
@pytest.mark.long
@pytest.mark.timeout(300)
def test_every_arrangement_is_told_to_a_real_reader(qapp, tmp_path):
    assert missing_for_a_reader() == "", "apt install at-spi2-core dbus xvfb xdotool"
    with reading(tmp_path, "--lang", "en") as session:
        session.hear("knows nothing yet")
        for arrangement, shown in ARRANGEMENTS.items():
            session.press(key_of(arrangement))
            last = shown.docks[-1]
            told = " ".join(session.hear(title_of(last) if last in PICTURES else ": "))
            tree = list(session.reader.tree(session.program))
            nameless = [one for one in tree if one.role in CONTROLS and not one.name.strip()]
            assert [one.path for one in nameless] == [], arrangement
            for one in tree:
                if one.role in ("slider", "spin box"):
                    assert one.value is not None, one
                    assert WITH_UNITS.search(one.name), one
                assert "{" not in one.name + one.description, one
            pictures = {one.name: one for one in tree if one.role == "graphic"}
            assert "Field of plants" in pictures
            for name, picture in pictures.items():
                assert picture.description[-1:] in (".", "!", "…"), (name, picture)
            fronts = {cell.docks[0] for column in shown.columns for cell in column}
            assert len(pictures) >= 1 + len(fronts & set(PICTURES)), (arrangement, pictures)
            assert all(title_of(name) in told for name in shown.docks if name in PICTURES), told


@pytest.mark.skipif(sys.platform != "linux", reason="AT-SPI is how Linux tells screen readers")
@pytest.mark.long
@pytest.mark.timeout(300)
def test_a_scene_is_heard_by_keyboard_alone_and_not_too_fast(tmp_path):
    assert missing_for_a_reader() == "", "apt install at-spi2-core dbus xvfb xdotool"
    with reading(tmp_path, "--lang", "fr") as session:
        session.hear("ne sait encore rien")
        session.press("1", "Return")
        session.hear("placée\u00a0: plante 7, toxique")
        session.press("n")
        session.hear("sélection\u00a0: plante")
        session.press("space")
        session.hear("Pas")
        assert len(session.said(5)) <= 4
        session.press("space")
        session.hear("En pause\u00a0: Pas")
        session.press("Delete")
        session.hear("nlevée\u00a0: plante")
        session.press("ctrl+z")
        session.hear("annulé\u00a0: supprimer")


def interfaces(interface):
    """Yield an interface and all in it that shows."""
    yield interface
    for index in range(interface.childCount()):
        child = interface.child(index)
        if child is not None and not child.state().invisible:
            yield from interfaces(child)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_picture_of_each_arrangement_is_told_with_what_it_shows(open_window, language):
    window = open_window(language)
    window.store.session.learn(3)
    window.store.flush()
    described = set()
    for arrangement in ARRANGEMENTS:
        window.layout_.arrange(arrangement)
        settle()
        for interface in interfaces(QAccessible.queryAccessibleInterface(window)):
            widget = interface.object()
            if not (isinstance(widget, QWidget) and isinstance(widget, Described)):
                continue
            assert interface.role() == QAccessible.Role.Graphic
            assert interface.text(QAccessible.Text.Name)
            assert interface.text(QAccessible.Text.Description) == widget.described() != ""
            described.add(interface.text(QAccessible.Text.Name))
    assert len(described) >= 14


def test_the_buttons_of_docks_say_whose_they_are_wherever_they_are_put(window):
    for arrangement in ("Descent", "Sigmoid", "Lab"):
        window.layout_.arrange(arrangement)
        settle()
        for name in window.docks.requested.docks:
            dock = window.docks[name]
            named = {
                child.accessibleName()
                for child in dock.children()
                if child.objectName().startswith("qt_dockwidget")
            }
            title = dock.windowTitle()
            assert named == {f"Close: {title}", f"Undock or dock: {title}"}
