"""View options: data of the store, shown by the menu, drawn alike on screen and in every file."""

import json
from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtTest import QTest

from engine.changed import Changed
from engine.lab.shading_mode import ShadingMode
from gui.cli.figure import figure
from gui.export import render
from gui.export.animation import Animation, AnimationRenderer
from gui.pictures.picture import Picture
from gui.state.view_options import SWITCHES, ViewOptionChanges, ViewOptions, changes_in, to_view
from gui.window.action_states import SHADING_ACTIONS, SWITCH_ACTIONS
from tests.gui.conftest import press_key, settle
from tests.gui.export.images import scene_of
from tests.gui.files.test_session_files import saving_of
from tests.sampling import one_in

KEY, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier
USUAL = ViewOptions()
OTHERS = [
    {"shading": ShadingMode.REGION},
    {"shading": ShadingMode.NONE},
    {"levels": True},
    {"arrow": True},
    {"wrong": False},
    {"equal_scale": True},
    {"log_loss": True},
]
POINTED_AT = {"shown_neuron"}
"""By the mouse, in the picture of the network; no action and no session has it."""
ALL_OTHER = ViewOptions(ShadingMode.NONE, True, True, False, True, True)


@pytest.fixture
def lab(window):
    """A window whose pictures look otherwise with each of the options."""
    window.store.set_parameter("w1", 2.0)
    window.store.set_parameter("b", -2.0)
    for _ in range(5):
        window.store.step_on()
    settle()
    assert window.store.frame().wrong.any()
    return window


def shown_by_actions(window):
    """Return the options that the menu marks."""
    marked = [mode for mode, name in SHADING_ACTIONS.items() if window.actions_[name].isChecked()]
    assert len(marked) == 1
    return ViewOptions(
        marked[0],
        **{key: window.actions_[name].isChecked() for key, name in SWITCH_ACTIONS.items()},
    )


def drawn_of(window):
    """Return the field and the loss curve as they are on screen."""
    return [shown.grab().toImage() for shown in (window.field, window.loss_curve)]


# As data


def test_every_option_has_its_action():
    assert {"shading", *SWITCH_ACTIONS, *POINTED_AT} == set(vars(USUAL))
    assert set(SHADING_ACTIONS) == set(ShadingMode)


def test_every_option_is_read_back_from_a_view_as_it_was_written():
    for shading, *switches in product(ShadingMode, *[(False, True)] * len(SWITCH_ACTIONS)):
        options = ViewOptions(shading, *switches)
        written = json.loads(json.dumps(to_view(options)))
        assert replace(ALL_OTHER, **changes_in(written)) == options


@pytest.mark.parametrize("nonsense", [[], {}, 1, 0, None, "", "on", "Region", 1.5])
def test_what_makes_no_sense_in_a_view_is_no_change(nonsense):
    assert changes_in({**dict.fromkeys(to_view(USUAL), nonsense), "moon": True}) == {}


def test_a_session_names_the_options_as_it_always_did(lab, tmp_path):
    lab.store.set_view_options(shading=ShadingMode.REGION, arrow=True)
    saving_of(lab)._write(tmp_path / "a.plab")
    view = json.loads((tmp_path / "a.plab").read_text(encoding="utf-8"))["view"]
    assert list(view) == [
        "arrangement", "pictures", "by_hand", "shading", "levels", "arrow", "wrong", "equal_scale",
        "log_loss", "field", "steps_per_second",
    ]  # fmt: skip
    assert [view[name] for name in to_view(USUAL)] == ["region", False, True, True, False, False]


@pytest.mark.parametrize("change", OTHERS, ids=str)
def test_each_option_is_drawn_comes_back_with_its_session_and_is_not_undone(
    lab, open_window, tmp_path, change
):
    usual, edit, touched = drawn_of(lab), lab.store.last_edit, lab.isWindowModified()
    lab.store.set_view_options(**change)
    settle()
    drawn = drawn_of(lab)
    assert drawn != usual
    assert (lab.store.last_edit, lab.isWindowModified()) == (edit, touched)
    saving_of(lab)._write(tmp_path / "a.plab")
    second = open_window()
    saving_of(second).open_path(tmp_path / "a.plab")
    settle()
    assert second.store.view_options == replace(USUAL, **change) == shown_by_actions(second)
    assert drawn_of(second) == drawn


def test_a_session_opened_before_the_window_is_seen_shows_the_same(lab, open_window, tmp_path):
    lab.field.zoom(0.6)
    lab.store.set_view_options(**vars(replace(ALL_OTHER, equal_scale=False)))
    settle()
    saving_of(lab)._write(tmp_path / "a.plab")
    second = open_window(is_shown=False)
    saving_of(second).open_path(tmp_path / "a.plab")
    second.show()
    settle()
    assert second.field.view_state() == lab.field.view_state()
    assert scene_of(second).options == scene_of(lab).options == shown_by_actions(second)
    request = render.PictureRequest("field", (600, 400))
    drawn = [render.render_to_bytes("png", request, scene_of(shown)) for shown in (second, lab)]
    assert drawn[0] == drawn[1]
    assert drawn_of(second)[1] == drawn_of(lab)[1]


def test_a_zoom_opened_where_the_scale_was_equal_is_the_one_that_was_saved(
    lab, open_window, tmp_path
):
    lab.field.zoom(0.6)
    settle()
    saving_of(lab)._write(tmp_path / "a.plab")
    second = open_window()
    second.actions_["actionEqualScale"].setChecked(True)
    settle()
    saving_of(second).open_path(tmp_path / "a.plab")
    settle()
    assert tuple(second.field.view_state()) == pytest.approx(tuple(lab.field.view_state()))


# In the menu


def test_a_key_changes_an_option_and_the_menu_marks_it(lab):
    assert shown_by_actions(lab) == USUAL
    for key, modifiers, change in (
        (KEY.Key_P, SHIFT, {"shading": ShadingMode.NONE}),
        (KEY.Key_L, None, {"levels": True}),
        (KEY.Key_A, None, {"arrow": True}),
        (KEY.Key_W, None, {"wrong": False}),
        (KEY.Key_E, None, {"equal_scale": True}),
        (KEY.Key_G, None, {"log_loss": True}),
    ):
        press_key(lab, key, modifiers or Qt.KeyboardModifier.NoModifier)
        assert lab.store.view_options == replace(USUAL, **change) == shown_by_actions(lab)
        before_it = KEY.Key_P if "shading" in change else key
        press_key(lab, before_it)
        assert lab.store.view_options == USUAL == shown_by_actions(lab)


def test_a_scale_that_is_not_equal_any_more_shows_all_plants(lab):
    lab.field.zoom(0.4)
    press_key(lab, KEY.Key_E)
    lab.store.place(4.0, 5.0, 1)
    press_key(lab, KEY.Key_E)
    window = lab.store.frame().plants.window
    assert tuple(lab.field.view_state()) == pytest.approx(tuple(window))


def test_a_key_that_comes_before_the_frame_turns_off_what_has_just_been_turned_on(lab):
    lab.store.set_view_options(levels=True)
    QTest.keyClick(lab.field, KEY.Key_L)
    assert not lab.store.view_options.levels


def test_language_theme_and_projector_leave_the_options_as_they_are(lab):
    lab.store.set_view_options(**vars(ALL_OTHER))
    settle()
    for change in (
        lambda: lab.set_language("fr"),
        lambda: lab.set_theme("light"),
        lambda: lab.actions_["actionProjector"].setChecked(True),
    ):
        change()
        settle()
        assert lab.store.view_options == ALL_OTHER == shown_by_actions(lab)
        assert lab.field.options == lab.loss_curve.options == ALL_OTHER


def test_other_changes_leave_the_options_as_they_are(lab):
    lab.store.set_view_options(**vars(ALL_OTHER))
    lab.store.place(2.0, 1.0, 1)
    settle()
    lab.store.undo()
    lab.store.step_on()
    lab.actions_["actionNew"].trigger()
    settle()
    assert lab.field.options == ALL_OTHER == shown_by_actions(lab)


def test_the_course_gives_back_the_shading_that_it_found(lab):
    lab.store.set_view_options(shading=ShadingMode.NONE, levels=True)
    press_key(lab, KEY.Key_C)
    assert lab.store.view_options.shading is not ShadingMode.NONE
    press_key(lab, KEY.Key_C)
    assert lab.store.view_options == ViewOptions(ShadingMode.NONE, levels=True)


# On the pictures


class Painted(QObject):
    """Takes note of the pictures that are painted."""

    def __init__(self, window):
        super().__init__(window)
        self.names = set()
        self._name_of = {}
        for shown in window.all_pictures:
            canvas = shown.canvas if isinstance(shown, Picture) else shown.viewport()
            self._name_of[canvas] = shown.objectName()
            canvas.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.names.add(self._name_of[watched])
        return False


@pytest.mark.parametrize("change", one_in(2, OTHERS), ids=str)
def test_an_option_draws_only_the_pictures_that_watch_it(lab, change):
    lab.layout_.show_pictures(("loss", "sigmoid", "neuronDiagram"))
    settle()
    painted = Painted(lab)
    lab.store.place(2.0, 1.0, 1)
    settle()
    assert painted.names == {"field", "lossCurve", "sigmoid", "neuronDiagram"}
    lab.actions_["actionFit"].trigger()
    settle()
    painted.names.clear()
    seen = []
    lab.store.frame_ready.connect(lambda _frame, changed: seen.append(changed))
    lab.store.set_view_options(**change)
    settle()
    assert seen == [Changed.VIEW]
    assert painted.names <= {"field", "lossCurve"}
    assert ("lossCurve" if "log_loss" in change else "field") in painted.names
    lab.store.set_view_options(**change)
    settle()
    assert len(seen) == 1


@pytest.mark.parametrize("change", one_in(3, [vars(ALL_OTHER), *OTHERS]), ids=str)
def test_the_window_and_the_command_line_draw_the_same_file(lab, tmp_path, change):
    lab.field.zoom(0.7)
    lab.store.set_view_options(**change)
    settle()
    saving_of(lab)._write(tmp_path / "a.plab")
    for view in ("field", "lossCurve"):
        request = render.PictureRequest(view, (600, 400))
        figure(tmp_path / "a.plab", tmp_path / "a.png", request)
        from_window = render.render_to_bytes("png", request, scene_of(lab))
        assert (tmp_path / "a.png").read_bytes() == from_window, view


def test_every_frame_of_an_animation_is_drawn_with_the_options_of_its_scene(lab):
    animation = Animation(size=(500, 300), count=3)

    def images(scene):
        renderer = AnimationRenderer(animation, scene)
        drawn = [renderer.image(step) for step in renderer.steps]
        renderer.close()
        return drawn

    usual = images(scene_of(lab))
    lab.store.set_view_options(shading=ShadingMode.NONE)
    other = images(scene_of(lab))
    assert all(one != two for one, two in zip(usual, other, strict=True))
    lab.field.zoom(0.7)
    settle()
    assert images(scene_of(lab)) != other
    assert images(replace(scene_of(lab), options=USUAL, view_states={})) == usual


def test_a_scene_keeps_how_it_was_looked_at_when_it_was_taken(lab):
    surface, table = lab.pictures["surface"], lab.pictures["plantTable"]
    surface.look_from(surface.camera.turned(0.4, 0.2))
    table.grid.header.sort_again(2)
    lab.field.zoom(0.5)
    settle()

    def drawn(scene):
        requests = [
            render.PictureRequest(name, (500, 400)) for name in ("field", "surface", "plantTable")
        ]
        return [render.render_to_bytes("png", request, scene) for request in requests]

    scene = scene_of(lab)
    before = drawn(scene)
    lab.field.zoom(0.5)
    surface.on_press(QPointF(50, 50), Qt.KeyboardModifier.NoModifier)
    surface.on_drag(QPointF(90, 60))
    surface.on_release(QPointF(90, 60))
    table.grid.header.sort_again(2)
    settle()
    assert drawn(scene) == before
    assert all(new != old for new, old in zip(drawn(scene_of(lab)), before, strict=True))


def test_every_option_can_be_changed_by_its_name():
    """The types that mypy reads, and the options that there are, name the same."""
    assert set(ViewOptionChanges.__annotations__) == set(vars(USUAL))
    assert {*SWITCHES, "shading", *POINTED_AT} == set(vars(USUAL))
