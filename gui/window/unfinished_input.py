"""Takes what is being typed or dragged in a window as it is, before anything else is done."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QSpinBox, QWidget

from gui.pictures.canvas import Canvas
from gui.pictures.field.field_picture import FieldPicture
from gui.pictures.lazy_pictures import Pictures
from gui.widgets.lazy_widget import LazyWidget
from gui.widgets.number_field import NumberField
from gui.widgets.slider import Slider

if TYPE_CHECKING:
    from gui.panels.course.course_panel import CoursePanel


@dataclass
class UnfinishedInput:
    """What can be typed or dragged in a window: its widgets, field, other pictures and course."""

    window: QWidget
    field: FieldPicture
    pictures: Pictures
    course: LazyWidget[CoursePanel]
    _told: str = field(default="", init=False)

    def finish(self, other_work_comes: bool) -> None:
        """Enter what is typed, end what is dragged; what can't be entered goes before others."""
        self.commit_typing()
        self.end_drags()
        if other_work_comes:
            for picture in self.pictures.made:
                picture.drop_draft()

    def commit_typing(self) -> None:
        """Take what is being typed as entered."""
        for typing in self._focused():
            if isinstance(typing, NumberField):
                typing.commit()
            elif isinstance(typing, QSpinBox):
                typing.interpretText()
        for picture in self.pictures.made:
            picture.commit()
        if self.course.made is not None:
            self.course.made.exercise.commit()
            self.course.made.program.commit()
            self.course.made.matrix_lines.commit()

    def to_be_told(self) -> str:
        """Return what is half typed and would be lost, the first time that it is asked for."""
        told, self._told = self._told, self._half_typed_number() or self._half_typed_plant()
        return "" if self._told == told else self._told

    def _half_typed_number(self) -> str:
        fields = [typing for typing in self._focused() if isinstance(typing, NumberField)]
        return next((text for field in fields if (text := field.half_typed)), "")

    def _half_typed_plant(self) -> str:
        texts = [picture.half_typed for picture in self.pictures.made]
        if not any(texts):
            self.commit_typing()  # the first measure of a plant, perhaps
            texts = [picture.half_typed for picture in self.pictures.made]
        return next(filter(None, texts), "")

    def _focused(self) -> set[QWidget | None]:
        return {self.window.focusWidget(), QApplication.focusWidget()}

    def end_drags(self) -> None:
        """Let go of whatever is held with the mouse, as if it were released where it is."""
        self.field.interaction.drop()
        for canvas in self.window.findChildren(Canvas):
            canvas.release()
        for slider in self.window.findChildren(Slider):
            slider.setSliderDown(False)
