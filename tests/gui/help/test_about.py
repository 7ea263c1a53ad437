"""The window About: what this is, what it is built on, and every licence without a network."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from engine import VERSION
from gui.help.about import show_about
from gui.help.licences import texts
from tests.gui.conftest import settle


@pytest.fixture
def about(window):
    shown = show_about(window)
    settle()
    return shown


def test_it_says_which_version_and_what_it_is_built_on(about):
    words = " ".join(label.text() for label in about.findChildren(QLabel))
    for text in (f"Perceptron Lab {VERSION}", "MIT", "Qt", "PySide6", "NumPy", "LGPL", "CC BY 4.0"):
        assert text in words
    about.copy.click()
    assert f"Perceptron Lab: {VERSION}" in QGuiApplication.clipboard().text()


def test_every_licence_can_be_read(about):
    for row in range(about.names.count()):
        about.names.setCurrentRow(row)
        assert len(about.text.toPlainText()) > 400, about.names.item(row).text()


def test_the_licences_of_all_that_the_program_uses_are_there():
    licences = texts()
    assert "Permission is hereby granted" in licences["Perceptron Lab"]
    assert "LESSER GENERAL PUBLIC LICENSE" in licences["LGPL-3.0"]
    assert "GNU GENERAL PUBLIC LICENSE" in licences["GPL-3.0"]
    assert "OpenBLAS" in licences["numpy"]
    assert {"Qt for Python", "pyqtgraph", "contourpy", "pillow", "ziamath", "ziafont",
            "latex2mathml", "ICU"} <= licences.keys()  # fmt: skip


def test_it_opens_from_the_help_menu_in_french_too(open_window):
    window = open_window("fr")
    window.actions_["actionAbout"].trigger()
    settle()
    about = window.findChild(object, "aboutWindow")
    assert about.windowTitle() == "À propos de Perceptron Lab"


def test_the_window_has_the_programs_own_icon(window):
    assert not window.windowIcon().isNull()
    assert not window.windowIcon().pixmap(32).isNull()
