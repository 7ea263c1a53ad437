"""A seeded monkey with mouse, keys, sliders and menus: nothing breaks, and all is undone."""

import math
import random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QMenu, QWidget

from engine.lab.frame import Frame
from gui.registry.arrangements import ARRANGEMENTS
from gui.touch.number_pad import NumberPad
from tests.gui.conftest import NONE, Mouse, controllers_of, settle, show_everything
from tests.gui.context_menus.menus import KEY, MOUSE, OTHER, ask, entries
from tests.gui.written import without_a_number
from tests.sampling import one_in

_LEFT_ALONE = {
    "actionOpen", "actionSave", "actionQuit", "actionKeys", "actionAbout", "actionProjector",
    "actionResetLayout", "actionOpenLesson", "actionLessonFormat", "actionSaveProgress",
    "actionOpenProgress", "actionPrintProgress", "actionForgetProgress",
    "actionNew", "actionSaveAs", "actionSavePlants", "actionPaste", "actionCopyPicture",
    "actionExportPicture", "actionExportAnimation", "actionExportScript", "actionExportTrace",
    "actionGuide", "actionWhatItShows", "actionMeasures", "actionNameKinds", "actionNameMeasures",
    "actionContextMenu", "actionWorksheet",
}  # fmt: skip
"""They open dialogues or leave the window; a spin box's own menu would wait for a person."""
_KEYS = (
    Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_Delete,
    Qt.Key.Key_F, Qt.Key.Key_N, Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_M, Qt.Key.Key_V,
    Qt.Key.Key_B, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Up,
    Qt.Key.Key_D, Qt.Key.Key_X,
)  # fmt: skip
_MODIFIERS = (
    NONE,
    NONE,
    NONE,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
_LEFT_ALONE_KEYS = tuple(
    (key, Qt.KeyboardModifier.ControlModifier) for key in (Qt.Key.Key_N, Qt.Key.Key_V)
)
_SAMPLES = ("six", "iris", "xor", "moons")
_RATES = (1e-4, 0.1, 3.0, 100.0)
_WEIGHTS = (0.0, -1.5, 2.25, 1e6, -1e15, 1e-9)


class Monkey:
    """Does one thing after another, all drawn from its seed."""

    def __init__(self, window, mouse, seed):
        self.window, self.mouse = window, mouse
        self.random = random.Random(seed)
        self.actions = [
            action for name, action in window.actions_.by_name.items() if name not in _LEFT_ALONE
        ]

    def act(self):
        acts = (
            self.click, self.click, self.drag, self.drag, self.key, self.key, self.menu,
            self.slide, self.scrub, self.play, self.sample, self.undo,
            self.picture, self.picture, self.picture, self.button, self.context_menu, self.name,
            self.erase, self.worksheet, self.dialog, self.blank, self.pad,
        )  # fmt: skip
        self.random.choice(acts)()
        settle()
        controllers_of(self.window).context_menus.close()

    def position(self):
        return self.random.uniform(-0.2, 3.0), self.random.uniform(-0.2, 3.0)

    def click(self):
        button = self.random.choice((Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton))
        self.mouse.click(*self.position(), button, self.random.choice(_MODIFIERS))
        if self.random.random() < 0.2:
            self.mouse.double_click(*self.position())

    def drag(self):
        start = self.position()
        plants = self.window.store.frame().plants
        if len(plants) and self.random.random() < 0.6:
            start = tuple(plants.x[self.random.randrange(len(plants))])
        self.mouse.press(*start)
        for _ in range(self.random.randint(1, 4)):
            self.mouse.move(*self.position())
            if self.random.random() < 0.15:
                self.random.choice((self.key, self.menu, self.undo, self.play))()
        self.mouse.release(*self.position())

    def key(self):
        self.press(self.window.focusWidget() or self.window.field)

    def press(self, target):
        """Press a key; not those that begin another session or take the clipboard's plants."""
        key, modifiers = self.random.choice(_KEYS), self.random.choice(_MODIFIERS)
        if (key, modifiers) not in _LEFT_ALONE_KEYS:
            QTest.keyClick(target, key, modifiers)

    def menu(self):
        action = self.random.choice(self.actions)
        if action.isEnabled():
            action.trigger()

    def slide(self):
        name = self.random.choice(("w1", "w2", "b", "learningRate"))
        values = _RATES if name == "learningRate" else _WEIGHTS
        self.window.findChild(QWidget, name).setValue(self.random.choice(values))

    def scrub(self):
        timeline = self.window.playback_bar.timeline
        timeline.setValue(self.random.randint(0, timeline.maximum()))

    def play(self):
        self.window.store.play()
        for _ in range(3):
            self.window.store.clock.tick()

    def sample(self):
        if self.random.random() < 0.3:
            self.window.sample_requested.emit(self.random.choice(_SAMPLES))

    def picture(self):
        """Click, drag, turn the wheel or press a key on a picture that is seen."""
        seen = [picture for picture in self.window.pictures.values() if picture.is_seen]
        if not seen:
            self.window.layout_.arrange(self.random.choice(list(ARRANGEMENTS)))
            return
        canvas = self.random.choice(seen).canvas
        self.random.choice((self.drag_on, self.drag_on, self.key_on, self.wheel_on))(canvas)

    def spot(self, canvas):
        return QPoint(
            self.random.randrange(max(canvas.width(), 1)),
            self.random.randrange(max(canvas.height(), 1)),
        )

    def drag_on(self, canvas):
        left, modifiers = Qt.MouseButton.LeftButton, self.random.choice(_MODIFIERS)
        QTest.mousePress(canvas, left, modifiers, self.spot(canvas))
        for _ in range(self.random.randint(0, 3)):
            QTest.mouseMove(canvas, self.spot(canvas))
            settle()
            if self.random.random() < 0.1:
                self.random.choice((self.key, self.menu, self.undo, self.play))()
        QTest.mouseRelease(canvas, left, modifiers, self.spot(canvas))

    def key_on(self, canvas):
        self.press(canvas)

    def wheel_on(self, canvas):
        canvas.wheel_turned(self.random.choice((-1.0, 1.0)))

    def button(self):
        """Press any button of a picture that is seen; one with a menu would wait for a person."""
        buttons = [
            button
            for picture in self.window.pictures.values()
            if picture.is_seen
            for button in picture.findChildren(QAbstractButton)
            if button.isVisible() and button.isEnabled() and button.findChild(QMenu) is None
        ]
        if buttons:
            self.random.choice(buttons).click()

    def context_menu(self):
        """Ask for a menu somewhere, go on with something else or not, and choose of it."""
        menus, field = controllers_of(self.window).context_menus, self.window.field
        seen = [picture.canvas for picture in self.window.pictures.values() if picture.is_seen]
        widget = self.random.choice([field.viewport(), *seen])
        ask(widget, self.spot(widget), self.random.choice((MOUSE, KEY, OTHER)))
        if self.random.random() < 0.3:
            self.random.choice((self.undo, self.play, self.menu))()
            settle()
        if menus.menu is None or not menus.menu.isVisible():
            return
        chosen = [
            action
            for action in entries(menus.menu)
            if action.objectName() not in _LEFT_ALONE and action.isEnabled()
            if "Export" not in action.text()
        ]
        choice = self.random.choice(chosen or [None])
        menus.close()
        if choice is not None:
            choice.trigger()

    def name(self):
        first, second = self.random.sample(("danse", "rugby", "<b>", "שלום", "x" * 60), 2)
        of = self.random.choice(("kinds", "features"))
        self.window.store.name_plants(**{of: (first, second)})

    def erase(self):
        """Rub with the eraser, often while the run plays."""
        self.window.actions_["actionToolEraser"].trigger()
        self.random.choice((self.play, self.window.store.pause))()
        self.drag()

    def worksheet(self):
        """Ask for a worksheet of what there is, and put its dialogue away."""
        self.window.actions_["actionWorksheet"].trigger()
        dialog = controllers_of(self.window).worksheet.dialog
        if dialog is not None:
            dialog.plants.setText(self.random.choice(("1-2", "", "x", "9999")))
            dialog.draw()
            settle()
            dialog.reject()

    def dialog(self):
        """Name kinds or measures, or move a plant, in the dialogue for it; enter that, or not."""
        names = ("actionNameKinds", "actionNameMeasures", "actionMeasures")
        action = self.window.actions_[self.random.choice(names)]
        if not action.isEnabled():
            return
        action.trigger()
        dialog = controllers_of(self.window).plant_commands.dialog
        line = self.random.choice(dialog.findChildren(QLineEdit))
        line.setText(self.random.choice(("", "1.5", "<i>a</i>", "& = {0}", "عربي")))
        if self.random.random() < 0.7:
            dialog.accept()
        if dialog.isVisible():  # or what was typed is refused
            dialog.reject()

    def blank(self):
        """Go to the projector or back; there, turn the screen black and do something else."""
        self.window.actions_["actionProjector"].trigger()
        self.window.actions_["actionBlank"].trigger()
        settle()
        self.random.choice((self.key, self.menu, self.undo, self.play))()
        self.window.presenter.black_screen.lift()

    def pad(self):
        """Go to a number with the touch mode on, and press keys of its pad."""
        self.window.touch_mode.switch(True)
        self.window.activateWindow()
        self.window.neuron_panel.sliders[self.random.choice(("w1", "w2", "b"))].field.setFocus()
        settle()
        pads = [pad for pad in self.window.findChildren(NumberPad) if pad.isVisible()]
        for pad in pads:
            for sign in self.random.sample(sorted(pad.buttons), 3):
                if pad.isVisible():
                    pad.buttons[sign].click()
            self.random.choice((settle, self.menu, self.undo))()
        self.window.touch_mode.switch(self.random.random() < 0.5)

    def undo(self):
        name = self.random.choice(("actionUndo", "actionUndo", "actionRedo"))
        self.window.actions_[name].trigger()


def assert_all_agree(window):
    window.store.flush()
    window.catch_up()  # pictures of a playing run take turns
    frame = window.store.frame()
    if frame.architecture.is_bare:
        for name in ("w1", "w2", "b"):
            assert window.findChild(QWidget, name).value() == getattr(frame.neuron, name)
        assert window.field.frontier.neuron == frame.neuron
    assert window.playback_bar.timeline.value() == frame.step
    assert window.playback_bar.timeline.maximum() == frame.last_step
    assert window.playback_bar.rate.value() == frame.settings.learning_rate
    for name, picture in window.pictures.items():
        if not picture.isEnabled():
            assert picture.needs_neuron
            assert not frame.architecture.is_bare
            continue
        assert picture.frame.architecture == frame.architecture, name
        assert picture.frame.parameters.tolist() == frame.parameters.tolist(), name
        assert picture.frame.selection.tolist() == frame.selection.tolist(), name


def assert_only_numbers_are_written(window, painted_texts):
    panels = (window.readouts, window.neuron_panel, window.playback_bar, window.learning_panel)
    labels = [label.text() for panel in panels for label in panel.findChildren(QLabel)]
    assert without_a_number([*painted_texts, *labels]) == []
    painted_texts.clear()


def everything_that_undo_returns(state):
    """All that a person did; earlier runs are what the neuron did, as the trace is."""
    plants, settings = state.plants, state.settings
    return (
        plants.x.tolist(), plants.y.tolist(), plants.features, plants.kinds, settings, state.probe,
        state.choices, state.architecture, state.run.start.tolist(), state.starts_drawn,
    )  # fmt: skip


def run_monkey(window, mouse, painted_texts, seed, acts):
    start = everything_that_undo_returns(window.store.session.state)
    monkey = Monkey(window, mouse, seed)
    for _ in range(acts):
        monkey.act()
        assert_all_agree(window)
        assert_only_numbers_are_written(window, painted_texts)
    window.store.pause()
    window.store.freeze(False)
    window.store.end_gesture()
    while window.store.can_undo:
        window.store.undo()
    assert everything_that_undo_returns(window.store.session.state) == start
    settle()
    assert_all_agree(window)


@pytest.mark.qt_log_ignore("a parameter is NaN", extend=True)
def test_the_monkey_would_see_a_loss_that_is_no_number(window, painted_texts, monkeypatch):
    window.store.step_on()
    settle()
    assert_only_numbers_are_written(window, painted_texts)
    monkeypatch.setattr(Frame, "loss", math.nan)
    window.store.step_on()
    settle()
    with pytest.raises(AssertionError, match=r"\?"):
        assert_only_numbers_are_written(window, painted_texts)


@pytest.mark.parametrize(
    ("acts", "seed"),
    [(80, 1), *(pytest.param(250, seed, marks=pytest.mark.long) for seed in (0, 1))],
)
def test_whatever_is_done_nothing_breaks_and_undo_returns_to_the_start(
    window, mouse, painted_texts, acts, seed
):
    run_monkey(window, mouse, painted_texts, seed, acts)


@pytest.mark.parametrize("acts", one_in(2, [8, 40]))
def test_with_every_picture_in_sight_random_acts_are_undone_to_the_start(
    open_window, painted_texts, acts
):
    window = open_window("fr", "light")
    show_everything(window)
    run_monkey(window, Mouse(window), painted_texts, 1, acts)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize(("language", "theme"), [("fr", "light"), ("en", "dark")])
def test_five_hundred_random_acts_are_undone_to_the_start(
    open_window, painted_texts, language, theme, seed
):
    """Ten thousand acts in seeds of 500, for cores to share."""
    window = open_window(language, theme)
    run_monkey(window, Mouse(window), painted_texts, f"{language} {theme} {seed}", 500)
