"""How everything looks: theme, size of text, projector and fingers together make the look."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from gui.style.stylesheet import apply_look
from gui.style.theme import TEXT_STEPS, Look, Theme, look_of
from gui.touch.touch_mode import TouchMode
from gui.window.remembered import Remembered


class Appearance(QObject):
    """Owns the look of a window, and keeps what a person chose of it.

    `remembered` is None where nothing is kept.
    """

    changed = Signal()
    """The application wears another look, which every part of the window has to take."""
    text_resized = Signal(int)
    """Text is larger than usual by so many steps; the look has it already."""
    text_size_chosen = Signal(int)
    """A person asked for another size, and has this one, whether or not it is another."""

    def __init__(self, theme: Theme, touch: TouchMode, remembered: Remembered | None) -> None:
        super().__init__(touch)
        self.theme = theme
        """The theme chosen."""
        self.is_theme_chosen = False
        """Whether the theme was chosen while the window was open."""
        self.text_step = remembered.text_step if remembered is not None else 0
        """By how many steps text is larger than usual."""
        self._touch, self._remembered = touch, remembered
        self._is_projector = False
        self.look = self._wear()
        touch.switched.connect(self._change)

    def set_theme(self, theme: Theme) -> None:
        """Take a theme that a person chose: it is remembered."""
        self.is_theme_chosen = True
        if self._remembered is not None:
            self._remembered.theme = theme
        self.take_theme(theme)

    def take_theme(self, theme: Theme) -> None:
        """Take a theme for now."""
        self.theme = theme
        self._change()

    def change_text(self, by_steps: int) -> None:
        """Write larger or smaller by steps; 0 is back to the usual size. It is remembered."""
        step = self.text_step + by_steps if by_steps else 0
        step = min(max(step, TEXT_STEPS[0]), TEXT_STEPS[-1])
        if step != self.text_step:
            self.text_step = step
            if self._remembered is not None:
                self._remembered.text_step = step
            self._change()
            self.text_resized.emit(step)
        self.text_size_chosen.emit(step)

    def set_projector(self, on: bool) -> None:
        """Take the sizes that are read from the back row, or the usual ones again."""
        self._is_projector = on
        self._change()

    def _change(self) -> None:
        self.look = self._wear()
        self.changed.emit()

    def _wear(self) -> Look:
        look = look_of(self.theme, self._is_projector, self._touch.is_on, self.text_step)
        apply_look(look)
        return look
