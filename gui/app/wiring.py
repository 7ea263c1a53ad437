"""What leads where: every signal of a view or panel, and every action, to the one door."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtWidgets import QSpinBox

from engine.arrays import indices
from engine.model import samples
from engine.model.neuron import Neuron
from gui.course.course_controller import CourseController
from gui.export.picture_export import PictureExporter
from gui.export.run_export import RunExporter
from gui.files.import_controller import ImportController
from gui.files.session_controller import SessionController
from gui.pictures.field.mouse_events import Tool
from gui.registry.arrangements import ARRANGEMENTS
from gui.registry.file_kinds import is_lesson
from gui.state.store import Store
from gui.widgets.number_field import NumberField
from gui.window.main_window import MainWindow
from gui.window.pane_navigation import go_to_pane
from gui.window.refusals import guarded

if TYPE_CHECKING:
    from gui.pictures.picture import Picture

_TOOLS = {
    "actionToolToxic": Tool.TOXIC,
    "actionToolHarmless": Tool.HARMLESS,
    "actionToolProbe": Tool.PROBE,
    "actionToolSelect": Tool.SELECT,
    "actionToolBrush": Tool.BRUSH,
}
_SHADINGS = {
    "actionShadeProbability": "probability",
    "actionShadeRegion": "region",
    "actionShadeNone": "none",
}


def connect(window: MainWindow) -> None:
    """Bring a window to life."""
    _connect_views(window)
    _connect_pictures(window)
    _connect_actions(window)
    course = CourseController(window)
    importer = ImportController(window)
    saving = SessionController(window, course, lambda path: _open_file(course, importer, path))
    _connect_importer(window, importer, saving)
    exporter = PictureExporter(window)
    out = exporter.commands() | RunExporter(window, exporter).commands()
    for name, act in (saving.commands() | out).items():
        window.actions_[name].triggered.connect(
            lambda _checked=False, act=act: _do(window, partial(guarded, window, act))
        )
    window.file_dropped.connect(lambda path: guarded(window, lambda: saving.open_path(path)))


def _connect_views(window: MainWindow) -> None:
    """Tie what views and panels ask for to the store."""
    store, interaction, playback_bar = window.store, window.field.interaction, window.playback_bar
    interaction.add_requested.connect(store.place)
    interaction.spray_requested.connect(store.spray)
    interaction.move_requested.connect(store.move_selected)
    interaction.nudge_requested.connect(store.nudge_selected)
    interaction.flip_requested.connect(store.flip_one)
    interaction.select_requested.connect(store.select)
    interaction.probe_requested.connect(store.put_probe)
    interaction.neuron_requested.connect(store.set_neuron)
    window.neuron_panel.parameter_edited.connect(store.set_parameter)
    window.learning_panel.settings_edited.connect(lambda changes: store.set_settings(**changes))
    window.samples_panel.sample_requested.connect(
        lambda *wanted: guarded(window, lambda: use_sample(window, *wanted))
    )
    window.sample_wanted.connect(
        lambda name: guarded(window, lambda: use_sample(window, name, *samples.USUAL))
    )
    window.samples_panel.brush_changed.connect(interaction.set_brush)
    window.sentence.advice_taken.connect(store.take_advice)
    playback_bar.step_chosen.connect(store.go_to)
    playback_bar.rate_edited.connect(lambda rate: store.set_settings(learning_rate=rate))
    playback_bar.speed_chosen.connect(store.set_speed)
    for source in (interaction, window.neuron_panel, playback_bar):
        source.gesture_begun.connect(store.begin_gesture)
        source.gesture_ended.connect(store.end_gesture)


def _connect_pictures(window: MainWindow) -> None:
    """Tie what every picture beside the field can ask for to the store, when it is made."""
    store, pictures = window.store, window.pictures
    pictures.when_made.append(partial(_connect_picture, store))
    store.map_worker.is_wanted = lambda: any(one.needs_map and one.is_seen for one in pictures.made)


def _connect_picture(store: Store, picture: Picture) -> None:
    picture.choices_edited.connect(
        lambda changes: store.set_choices(next(iter(changes)), **changes)
    )
    picture.select_requested.connect(store.select)
    picture.parameter_edited.connect(store.set_parameter)
    picture.neuron_requested.connect(store.set_neuron)
    picture.plants_edited.connect(store.set_plants)
    picture.refused.connect(store.refused)
    picture.gesture_begun.connect(store.begin_gesture)
    picture.gesture_ended.connect(store.end_gesture)
    picture.seen_changed.connect(store.map_worker.go_on)


def _connect_actions(window: MainWindow) -> None:
    """Tie every action of the table to what it does."""
    for name, act in _commands(window).items():
        window.actions_[name].triggered.connect(lambda _checked=False, act=act: _do(window, act))
    for name, toggle in _toggles(window).items():
        window.actions_[name].toggled.connect(toggle)


def _commands(window: MainWindow) -> dict[str, Callable[[], Any]]:
    """Return what each action does when it is chosen."""
    store, field = window.store, window.field
    does: dict[str, Callable[[], Any]] = {
        "actionQuit": window.close,
        "actionUndo": lambda: _let_go_and(window, store.undo),
        "actionRedo": lambda: _let_go_and(window, store.redo),
        "actionSelectAll": lambda: store.select(indices(np.arange(len(store.frame().plants)))),
        "actionSelectNext": lambda: _select_beside(window, 1),
        "actionSelectPrevious": lambda: _select_beside(window, -1),
        "actionFlip": store.flip_selected,
        "actionDelete": store.delete_selected,
        "actionRemoveProbe": lambda: store.put_probe(None),
        "actionClearPlants": store.delete_all,
        "actionPlay": store.toggle_playing,
        "actionStep": store.step_on,
        "actionStepBack": store.step_back,
        "actionRewind": store.rewind,
        "actionRandomStart": store.draw_start,
        "actionZeroStart": lambda: store.set_neuron(Neuron()),
        "actionClearGhosts": store.clear_ghosts,
        "actionFit": field.fit,
        "actionZoomIn": lambda: field.zoom(0.8),
        "actionZoomOut": lambda: field.zoom(1.25),
        "actionThemeDark": lambda: window.set_theme("dark"),
        "actionThemeLight": lambda: window.set_theme("light"),
        "actionThemeSystem": lambda: window.set_theme("system"),
        "actionLanguageEnglish": lambda: window.set_language("en"),
        "actionLanguageFrench": lambda: window.set_language("fr"),
        "actionNextPane": lambda: go_to_pane(window, 1),
        "actionPreviousPane": lambda: go_to_pane(window, -1),
        "actionResetLayout": lambda: window.arrange(window.docks.arrangement),
        "actionGuide": lambda: _show_guide(window),
        "actionKeys": window.show_keys,
        "actionLessonFormat": window.show_format,
        "actionAbout": window.show_about,
    }
    does |= {f"actionArrange{name}": partial(window.arrange, name) for name in ARRANGEMENTS}
    does |= {name: partial(field.interaction.set_tool, tool) for name, tool in _TOOLS.items()}
    does |= {name: partial(field.set_shading, mode) for name, mode in _SHADINGS.items()}
    return does


def _show_guide(window: MainWindow) -> None:
    from gui.help.guide_window import show_guide

    show_guide(window, lambda: window.look)


def _toggles(window: MainWindow) -> dict[str, Callable[[bool], Any]]:
    """Return what each action that can be on or off does."""
    field = window.field
    return {
        "actionLevels": field.set_levels_shown,
        "actionArrow": field.set_arrow_shown,
        "actionWrong": field.set_wrong_shown,
        "actionEqualScale": field.set_equal_scale,
        "actionLogLoss": window.loss_curve.set_logarithmic,
        "actionProjector": window.set_projector,
    }


def commit_typing(window: MainWindow) -> None:
    """Take what is being typed as entered, before anything else is done."""
    typing = window.focusWidget()
    if isinstance(typing, NumberField):
        typing.commit()
    elif isinstance(typing, QSpinBox):
        typing.interpretText()
    else:
        for picture in window.pictures.made:
            picture.commit()


def _do(window: MainWindow, act: Callable[[], Any]) -> None:
    commit_typing(window)
    act()


def _let_go_and(window: MainWindow, act: Callable[[], Any]) -> None:
    """Let go of what is being dragged, so that undo takes the whole drag back.

    Where the plants then are of another scale, all of them are shown.
    """
    window.field.interaction.drop()
    before = window.store.session.state.plants
    act()
    window.store.flush()
    if not window.store.session.state.plants.is_seen_like(before):
        window.field.fit()


def use_sample(window: MainWindow, name: str, size: int, noise_cm: float, seed: int) -> None:
    """Take a sample in place of the plants, and show all of it."""
    window.use_plants(samples.make(name, size, noise_cm, seed))


def _connect_importer(
    window: MainWindow, importer: ImportController, saving: SessionController
) -> None:
    """Tie what brings plants in from elsewhere to its actions."""
    actions = window.actions_
    actions["actionPaste"].triggered.connect(
        lambda: _do(window, partial(guarded, window, lambda: importer.paste(saving.open_path)))
    )
    actions["actionStandardise"].triggered.connect(
        lambda on: _do(window, lambda: importer.standardise(on))
    )


def _open_file(course: CourseController, importer: ImportController, path: Path) -> None:
    """Open plants or a lesson. Raises UserError."""
    if is_lesson(path):
        course.try_file(path)
    else:
        importer.open_file(path)


def _select_beside(window: MainWindow, step: int) -> None:
    """Select the next plant, or the one before; round and round."""
    frame = window.store.frame()
    if not len(frame.plants):
        return
    selected = frame.selection
    start = int(selected[-1 if step > 0 else 0]) if len(selected) else (-1 if step > 0 else 0)
    window.store.select(indices([(start + step) % len(frame.plants)]))
    window.field.interaction.hide_cursor()  # the arrows now move this plant
