"""A box that asks: what is done with the answer may take long, and let events run meanwhile."""

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from gui.files.questions import ask_to_save
from tests.gui.conftest import settle


def test_a_box_outlives_what_is_done_with_the_answer(window):
    """As a large table is read: the box was deleted in the middle of its own click."""
    is_there = []

    def read_a_table():
        QApplication.processEvents()
        is_there.append(isValid(box))

    box = ask_to_save(window, "a.plab", "", print, read_a_table, None, print)
    settle()
    button = next(one for one in box.buttons() if one.text() == "&Don't save")
    loop = QEventLoop()
    QTimer.singleShot(0, lambda: QTest.mouseClick(button, Qt.MouseButton.LeftButton))
    QTimer.singleShot(50, loop.quit)
    loop.exec()
    settle()
    assert is_there == [True]
    assert not isValid(box)
