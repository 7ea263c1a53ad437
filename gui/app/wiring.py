"""Connects signals: those of pictures and panels, and every action, to the store."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import UserError
from engine.model import samples
from gui.app.controllers import Controllers, make_controllers
from gui.files.import_controller import ImportController
from gui.files.recent_files import RecentFiles
from gui.help.commands import help_commands
from gui.panels.learning_panel import LearningPanel
from gui.panels.model_panel import ModelPanel
from gui.panels.samples_panel import SamplesPanel
from gui.pictures.lazy_pictures import Pictures
from gui.pictures.menu_request import MenuRequest
from gui.registry.action_names import Commands
from gui.state.store import Store
from gui.window.actions import Actions
from gui.window.commands import (
    check_tool,
    edit_commands,
    field_commands,
    layout_commands,
    pane_commands,
    run_commands,
    view_toggles,
    window_commands,
)
from gui.window.main_window import MainWindow
from gui.window.refusals import report_error, report_errors
from gui.window.unfinished_input import UnfinishedInput

if TYPE_CHECKING:
    from gui.pictures.picture import Picture
    from gui.pictures.plot_picture import PlotPicture

Do = Callable[[Callable[[], object]], None]
"""Does what an action asks for."""


def connect(window: MainWindow) -> Controllers:
    """Bring a window to life."""
    unfinished = UnfinishedInput(window, window.field, window.pictures, window.lazy_course)
    window.store.input_ending.connect(unfinished.finish)
    _connect_pictures(window.store, window.pictures)
    controllers = make_controllers(window)
    _connect_field_and_panels(window, controllers)
    _connect_controllers(window, controllers)
    _connect_menus(window, controllers)
    window.may_close = partial(_may_close, window, controllers, unfinished)
    _connect_actions(window, controllers, unfinished.commit_typing)
    return controllers


def _connect_field_and_panels(window: MainWindow, controllers: Controllers) -> None:
    """Connect what the field and the panels ask for to the store."""
    store, interaction, playback_bar = window.store, window.field.interaction, window.playback_bar
    imports, report = controllers.imports, partial(report_errors, window.status)
    interaction.add_requested.connect(store.place)
    interaction.spray_requested.connect(store.spray)
    interaction.erase_requested.connect(store.erase)
    interaction.tool_changed.connect(lambda: _show_tool(window))
    interaction.move_requested.connect(store.move_selected)
    interaction.nudge_requested.connect(store.nudge_selected)
    interaction.flip_requested.connect(store.flip_plant)
    interaction.select_requested.connect(store.select)
    interaction.probe_requested.connect(store.put_probe)
    interaction.neuron_requested.connect(store.set_neuron)
    interaction.neuron_at_requested.connect(store.set_neuron_at)
    window.neuron_panel.parameter_edited.connect(store.set_parameter)
    window.lazy_learning.when_made(lambda panel: _connect_learning(panel, store))
    window.model_panel.when_made(lambda panel: _connect_model(panel, store))
    window.lazy_samples.when_made(lambda panel: _connect_samples(panel, window, imports))
    window.sample_requested.connect(
        lambda name: report(lambda: imports.use_sample(name, *samples.USUAL))
    )
    window.status.advice_taken.connect(store.take_advice)
    window.status.input_wanted.connect(store.add_offered_input)
    window.status.hidden_neurons_wanted.connect(store.add_hidden_neurons)
    playback_bar.step_chosen.connect(store.go_to)
    playback_bar.rate_edited.connect(lambda rate: store.set_settings(learning_rate=rate))
    playback_bar.speed_chosen.connect(store.set_speed)
    for source in (interaction, window.neuron_panel, playback_bar):
        source.gesture_begun.connect(store.begin_gesture)
        source.gesture_ended.connect(store.end_gesture)


def _show_tool(window: MainWindow) -> None:
    interaction = window.field.interaction
    check_tool(window.actions_, interaction.tool)
    window.touch_bar.show_kind(interaction.kind, interaction.places_plants)


def _connect_pictures(store: Store, pictures: Pictures) -> None:
    """Tie what every picture but the field can ask for to the store, when it is made."""
    pictures.when_made.append(partial(_connect_picture, store))
    store.map_worker.is_wanted = lambda: any(
        picture.needs_map and picture.is_seen for picture in pictures.made
    )
    store.experiment_worker.wanted = lambda: {
        picture.experiment for picture in pictures.made if picture.experiment and picture.is_seen
    }


def _connect_picture(store: Store, picture: Picture) -> None:
    picture.choices_edited.connect(
        lambda changes: store.set_choices(next(iter(changes)), **changes)
    )
    picture.clicked.connect(store.begin_series)
    picture.select_requested.connect(store.select)
    picture.parameter_edited.connect(store.set_parameter)
    picture.parameter_at_edited.connect(store.set_parameter_at)
    picture.neuron_requested.connect(store.set_neuron)
    picture.neuron_at_requested.connect(store.set_neuron_at)
    picture.architecture_requested.connect(store.set_architecture)
    picture.start_requested.connect(store.begin_at)
    picture.settings_edited.connect(lambda changes: store.set_settings(**changes))
    picture.neuron_pointed_at.connect(lambda place: store.set_view_options(shown_neuron=place))
    picture.plants_edited.connect(store.set_plants)
    picture.refused.connect(store.refused)
    picture.gesture_begun.connect(store.begin_gesture)
    picture.gesture_ended.connect(store.end_gesture)
    picture.seen_changed.connect(store.map_worker.go_on)
    picture.seen_changed.connect(store.experiment_worker.go_on)


def _connect_controllers(window: MainWindow, controllers: Controllers) -> None:
    """Tie the controllers to the window and to each other."""
    session, course = controllers.session, controllers.course

    def open_path(path: Path) -> None:
        report_errors(window.status, lambda: session.open_path(path))

    recent = RecentFiles(window.recent_menu, window.remembered, open_path)
    session.file_used.connect(recent.add)
    session.title_changed.connect(window.show_title)
    window.file_dropped.connect(open_path)
    window.closed.connect(session.end)
    window.closed.connect(controllers.autosave.end)
    window.closed.connect(controllers.run_export.stop)
    controllers.imports.table_opened.connect(session.on_table_opened)
    course.setup_coming.connect(session.on_setup_coming)
    course.setup_applied.connect(lambda: session.on_setup_applied(course.player.page_number))
    course.goal_reached.connect(session.on_goal_reached)
    course.put_away.connect(session.on_lesson_left)
    session.own_plants_gone.connect(course.say_how_work_comes_back)


def _connect_menus(window: MainWindow, controllers: Controllers) -> None:
    """Let the menus open where pictures and tools ask for them."""
    menus, commands = controllers.context_menus, controllers.plant_commands

    def open_menu(picture: str, request: MenuRequest) -> None:
        commands.axis_to_name = request.axis or 0
        menus.open(picture, request)

    def watch(picture: Picture | PlotPicture) -> None:
        picture.menu_requested.connect(partial(open_menu, picture.objectName()))

    for picture in window.all_pictures:
        watch(picture)
    window.pictures.when_made.append(watch)
    window.tools.menu_requested.connect(partial(open_menu, "field"))
    controllers.course.setup_coming.connect(menus.close)


def _may_close(window: MainWindow, controllers: Controllers, unfinished: UnfinishedInput) -> bool:
    """Say whether the window may close now: it stays where something half typed would be lost."""
    session = controllers.session
    half_typed = unfinished.to_be_told() if session.asks else ""
    if half_typed:
        controllers.course.show_sentence()
        report_error(window.status, UserError("half_typed", text=half_typed))
        return False
    window.store.finish_input()
    return session.may_close()


def _connect_actions(
    window: MainWindow, controllers: Controllers, commit_typing: Callable[[], None]
) -> None:
    """Tie every action of the table to what it does, and say what of it was refused."""
    actions = window.actions_

    def report(act: Callable[[], object]) -> None:
        report_errors(window.status, act)

    def commit_and_do(act: Callable[[], object]) -> None:
        commit_typing()
        report(act)

    for commands in (
        edit_commands(window.store, window.field),
        run_commands(window.store),
        field_commands(window.store, window.field),
        layout_commands(window.layout_),
        pane_commands(window.docks, window.field, window.playback_bar),
        window.presenter.commands(),
        help_commands(window, actions, lambda: window.look, lambda: controllers.in_use.name),
        controllers.plant_commands.commands(),
        controllers.context_menus.commands(),
        controllers.session.commands(),
        controllers.course.commands(),
        controllers.progress.commands(),
        controllers.imports.commands(controllers.session.open_path),
        controllers.picture_export.commands(),
        controllers.run_export.commands(),
        controllers.worksheet.commands(),
    ):
        _connect_triggered(actions, commands, commit_and_do)
    # the window takes what is typed itself as it closes, or says that it can't
    _connect_triggered(actions, window_commands(window, window.appearance), report)
    toggles = view_toggles(window.store, window.layout_, window.touch_mode)
    toggles |= controllers.course.toggles()
    for name, toggle in toggles.items():
        actions[name].toggled.connect(toggle)


def _connect_triggered(actions: Actions, commands: Commands, do: Do) -> None:
    for name, act in commands.items():
        actions[name].triggered.connect(lambda _checked=False, act=act: do(act))


def _connect_learning(panel: LearningPanel, store: Store) -> None:
    panel.settings_edited.connect(lambda changes: store.set_settings(**changes))


def _connect_samples(panel: SamplesPanel, window: MainWindow, imports: ImportController) -> None:
    panel.brush_changed.connect(window.field.interaction.set_brush)
    panel.sample_requested.connect(
        lambda *sample: report_errors(window.status, lambda: imports.use_sample(*sample))
    )


def _connect_model(panel: ModelPanel, store: Store) -> None:
    panel.settings_edited.connect(lambda changes: store.set_settings(**changes))
    panel.architecture_edited.connect(store.set_architecture)
    panel.share_edited.connect(store.hold_out)
