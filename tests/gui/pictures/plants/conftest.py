import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from gui.pictures.plants.columns import Column
from tests.gui.conftest import NONE, settle

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
PLANT, Y, X1, X2, Z, A, LOSS = Column


class TableUser:
    """A person at the table."""

    def __init__(self, window, floats=True):
        self.window, self.picture = window, window.pictures["plantTable"]
        dock = window.docks["plantTable"]
        dock.setFloating(floats)
        dock.resize(520, 460)
        dock.show()
        settle()
        self.grid, self.model = self.picture.grid, self.picture.model
        self.grid.setFocus()

    def point(self, row, column):
        return self.grid.visualRect(self.model.index(row, column)).center()

    def click(self, row, column, modifiers=NONE):
        viewport = self.grid.viewport()
        left = Qt.MouseButton.LeftButton
        QTest.mouseClick(viewport, left, modifiers, self.point(row, column))
        settle()

    def double_click(self, row, column):
        self.click(row, column)
        viewport, at = self.grid.viewport(), self.point(row, column)
        QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, NONE, at)
        settle()

    def sort(self, column):
        header = self.grid.horizontalHeader()
        x = header.sectionViewportPosition(column) + header.sectionSize(column) // 2
        at = QPoint(x, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, NONE, at)
        settle()

    @property
    def editor(self):
        return self.grid.cells.editor

    def key(self, which, modifiers=NONE):
        QTest.keyClick(self.editor or self.grid, which, modifiers)
        settle()

    def type(self, text):
        for letter in text:
            QTest.keyClicks(self.editor or self.grid, letter)
        settle()

    def text(self, row, column):
        return self.model.index(row, column).data()

    def column(self, column):
        return [self.text(row, column) for row in range(self.model.count)]

    @property
    def plants(self):
        return self.window.store.session.state.plants

    @property
    def chosen(self):
        return self.window.store.session.state.selection.tolist()

    @property
    def current_cell(self):
        index = self.grid.currentIndex()
        return index.row(), index.column()

    def paste(self, text):
        QGuiApplication.clipboard().setText(text)
        self.key(Qt.Key.Key_V, CONTROL)

    def copied(self):
        self.key(Qt.Key.Key_C, CONTROL)
        return QGuiApplication.clipboard().text()


@pytest.fixture
def table(window):
    return TableUser(window)
