"""Takes what is being typed or dragged in a window as it is, before anything else is done."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QSpinBox

from gui.pictures.picture import Canvas
from gui.widgets.number_field import NumberField
from gui.widgets.slider import Slider
from gui.window.main_window import MainWindow


def finish_input(window: MainWindow, other_work_comes: bool) -> None:
    """Enter what is typed and end what is dragged; what can't be entered yet goes before others."""
    commit_typing(window)
    end_drags(window)
    if other_work_comes:
        for picture in window.pictures.made:
            picture.drop_draft()


def commit_typing(window: MainWindow) -> None:
    """Take what is being typed as entered."""
    for typing in {window.focusWidget(), QApplication.focusWidget()}:
        if isinstance(typing, NumberField):
            typing.commit()
        elif isinstance(typing, QSpinBox):
            typing.interpretText()
    for picture in window.pictures.made:
        picture.commit()
    if window.lazy_course.made is not None:
        window.lazy_course.made.exercise.commit()


def end_drags(window: MainWindow) -> None:
    """Let go of whatever is held with the mouse, as if it were released where it is."""
    window.field.interaction.drop()
    for canvas in window.findChildren(Canvas):
        canvas.release()
    for slider in window.findChildren(Slider):
        slider.setSliderDown(False)
