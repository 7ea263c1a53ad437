"""The dialogues that menus open: exact measures, and names typed by a person."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from engine.arrays import indices
from engine.lab.state import LONGEST_NAME
from engine.model.dataset import KINDS, LEAF, PETAL
from gui.language.sentences import sentence
from gui.registry.menus import CONTEXT_MENUS
from tests.gui.conftest import controllers_of, settle
from tests.gui.context_menus.menus import ask, close, menu_of, texts, title


def opened(window, action):
    """Choose an action that opens a dialogue, and return it."""
    window.actions_[action].trigger()
    settle()
    return controllers_of(window).plant_commands.dialog


def plants_of(window):
    return window.store.session.state.plants


def type_into(line: QLineEdit, text: str) -> None:
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, text)


# Exact measures


def test_measures_are_typed_to_the_last_digit(window):
    window.store.select(indices([4]))
    dialog = opened(window, "actionMeasures")
    assert dialog.windowTitle() == "Plant 5: exact measures"
    assert [line.text() for line in dialog.lines] == ["2.5", "0.7"]
    type_into(dialog.lines[0], "0.1234567890123456")
    QTest.keyClick(dialog.lines[0], Qt.Key.Key_Return)
    settle()
    assert plants_of(window).x[4].tolist() == [0.1234567890123456, 0.7]
    assert controllers_of(window).plant_commands.dialog is None
    window.store.undo()
    assert plants_of(window).x[4].tolist() == [2.5, 0.7]


def test_decimals_follow_the_language_and_what_is_no_number_is_refused(open_window):
    window = open_window("fr")
    window.store.select(indices([4]))
    dialog = opened(window, "actionMeasures")
    assert [line.text() for line in dialog.lines] == ["2,5", "0,7"]
    for wrong in ("", "deux", "1e300", "nan"):
        type_into(dialog.lines[1], wrong)
        dialog.accept()
        assert dialog.isVisible()
        assert dialog.fault.isVisible()
        assert dialog.fault.text()
    type_into(dialog.lines[1], "0,75")
    assert not dialog.fault.isVisible()
    dialog.accept()
    assert plants_of(window).x[4].tolist() == [2.5, 0.75]


@pytest.mark.parametrize("gone", ["deleted", "other plants"])
def test_the_dialogue_closes_where_its_plant_is_another_one(window, gone):
    window.store.select(indices([5]))
    dialog = opened(window, "actionMeasures")
    type_into(dialog.lines[0], "9")
    if gone == "deleted":
        window.store.delete_selected()
    else:
        window.store.use_plants(plants_of(window).flip(indices([5])))
    settle()
    assert controllers_of(window).plant_commands.dialog is None
    assert not (plants_of(window).x == 9).any()


# Names


def test_kinds_are_named_undone_and_told_in_the_sentence(window):
    window.store.play()
    dialog = opened(window, "actionNameKinds")
    assert [line.placeholderText() for line in dialog.lines] == ["non-toxic", "toxic"]
    assert dialog.focusWidget() is dialog.lines[1]
    type_into(dialog.lines[1], " danse  classique ")
    type_into(dialog.lines[0], "rugby")
    dialog.accept()
    settle()
    assert plants_of(window).kinds == ("rugby", "danse classique")
    assert window.store.is_playing
    assert "“danse classique”" in window.actions_["actionToolToxic"].text()
    window.store.undo()
    settle()
    assert plants_of(window).kinds == KINDS
    assert "toxic" in window.actions_["actionToolToxic"].text()
    window.store.redo()
    dialog = opened(window, "actionNameKinds")
    assert [line.text() for line in dialog.lines] == ["rugby", "danse classique"]
    for line in dialog.lines:
        type_into(line, "")
    dialog.accept()
    assert plants_of(window).kinds == KINDS


@pytest.mark.parametrize(
    ("one", "zero"), [("danse", "Danse "), ("non-toxic", ""), ("toxic", "Toxic")]
)
def test_names_that_can_not_be_told_apart_are_refused(window, one, zero):
    dialog = opened(window, "actionNameKinds")
    type_into(dialog.lines[1], one)
    type_into(dialog.lines[0], zero)
    dialog.accept()
    assert dialog.isVisible()
    assert "tell them apart" in dialog.fault.text()
    assert plants_of(window).kinds == KINDS
    dialog.reject()


def test_one_kind_alone_may_have_a_name(open_window):
    window = open_window("fr")
    window.store.name_plants(kinds=(KINDS[0], "danse"))
    settle()
    assert "« danse »" in window.actions_["actionToolToxic"].text().replace("\u00a0", " ")
    assert "non toxique" in window.actions_["actionToolHarmless"].text()
    assert "harmless" not in window.actions_["actionToolHarmless"].text()


def test_measures_have_names_and_units(window):
    window.store.name_plants(features=("taille (m)", "masse (kg)"))
    settle()
    dialog = opened(window, "actionNameMeasures")
    assert [line.text() for line in (*dialog.names, *dialog.units)] == [
        "taille", "masse", "m", "kg",
    ]  # fmt: skip
    type_into(dialog.names[0], "hauteur")
    type_into(dialog.units[0], "(cm)")
    type_into(dialog.units[1], "")
    dialog.accept()
    settle()
    assert plants_of(window).features == ("hauteur (cm)", "masse")
    assert "hauteur (cm)" in window.field.axes["bottom"].label.toPlainText()
    ask(window.field.viewport(), QPoint(2, 200))
    assert title(menu_of(window)).split() == ["x₂", "masse"]
    close(window)
    dialog = opened(window, "actionNameMeasures")
    for line in (*dialog.names, *dialog.units):
        type_into(line, "")
    type_into(dialog.units[0], "mm")
    dialog.accept()
    assert plants_of(window).features == ("leaf width (mm)", LEAF[1])


def test_irises_keep_their_own_usual_names(window):
    window.store.name_plants(features=PETAL)
    dialog = opened(window, "actionNameMeasures")
    assert [line.placeholderText() for line in dialog.names] == ["petal width", "petal length"]
    dialog.accept()
    assert plants_of(window).features == PETAL


def test_the_axis_asked_about_has_the_cursor(window):
    ask(window.field.viewport(), QPoint(2, 200))
    close(window)
    dialog = opened(window, "actionNameMeasures")
    assert dialog.focusWidget() is dialog.names[1]
    dialog.reject()


STRANGE = [
    ("a" * LONGEST_NAME, "a" * (LONGEST_NAME - 1) + "b"),
    ("<b>gras</b>", "<img src='x'>"),
    ("{0} {one} %1", "& && \\n"),
    ("שלום עולם", "مرحبا"),
    ("🌿🌿", "\u202eevil"),
]


@pytest.mark.parametrize("kinds", STRANGE)
def test_strange_names_stand_as_they_are_and_break_nothing(window, kinds, painted_texts):
    window.store.name_plants(kinds=kinds, features=kinds)
    window.store.set_parameter("w1", 1.0)
    settle()
    assert plants_of(window).kinds == kinds
    assert sentence(window.store.frame())
    for plant in (0, 4):
        window.store.select(indices([plant]))
        ask(window.field, QPoint(9, 9), _key())
        assert menu_of(window) is not None
        close(window)
    window.store.standardise(True)
    settle()
    plain = Qt.TextFormat.PlainText
    widgets = window.findChildren(QWidget)
    labels = [
        each.text() for each in widgets if isinstance(each, QLabel) and each.textFormat() != plain
    ]
    tips = [each.toolTip() for each in (*widgets, *window.actions_.by_name.values())]
    with_name = [text for text in (*labels, *tips) if "gras" in text or "img" in text]
    assert [text for text in with_name if GuiQt.mightBeRichText(text)] == []
    assert bool(with_name) == ("<" in kinds[0])


def _key():
    from tests.gui.context_menus.menus import KEY

    return KEY


# Nothing of the course is left


def told(widget: QWidget) -> set[str]:
    return {
        text
        for name in ("text", "toolTip", "accessibleName", "accessibleDescription", "windowTitle")
        if hasattr(widget, name) and isinstance(text := getattr(widget, name)(), str)
    }


def test_menus_and_dialogues_of_named_kinds_speak_of_nothing_toxic(open_window):
    window = open_window("fr")
    window.store.name_plants(("taille (m)", "masse (kg)"), ("rugby", "danse"))
    window.store.select(indices([0]))
    settle()
    found: set[str] = set()
    field = window.field
    places = [QPoint(2, 200), field.viewport().rect().center(), field.viewport().rect().center()]
    for at in places:
        ask(field.viewport(), at)
        found |= {*texts(menu_of(window)), title(menu_of(window))}
        close(window)
    ask(field, QPoint(1, 1), _key())
    found |= {*texts(menu_of(window)), title(menu_of(window))}
    close(window)
    for action in ("actionMeasures", "actionNameKinds", "actionNameMeasures"):
        dialog = opened(window, action)
        for part in (dialog, *dialog.findChildren(QWidget)):
            found |= told(part)
        for line in dialog.findChildren(QLineEdit):
            assert line.text()
        dialog.reject()
        settle()
    assert {"Plante 1 : danse", "Placer ici « danse »"} <= {t.replace("\u00a0", " ") for t in found}
    assert [text for text in found if "toxi" in text.lower() or "feuille" in text.lower()] == []


def test_every_entry_of_a_context_menu_is_in_the_menu_bar_too():
    from gui.registry.menus import MENUS, Menu, Renamed

    def names(entries):
        for entry in entries:
            if isinstance(entry, Menu):
                yield from names(entry.entries)
            elif isinstance(entry, Renamed):
                yield entry.action
            elif entry:
                yield entry

    own = {"place here", "close"}
    for entries in CONTEXT_MENUS.values():
        assert set(names(entries)) - own <= set(names(MENUS))
