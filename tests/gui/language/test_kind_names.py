"""A table of dancers and rugby players: nothing on screen or in a file calls them toxic leaves."""

import re

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAction, QImage, QPainter
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QGraphicsTextItem, QLabel, QWidget

from engine.arrays import indices
from engine.errors import UserError
from engine.files.runs.script import script_of
from engine.files.tables import plants_table, table
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from gui.files.import_dialog import ImportDialog
from gui.help.quick_help import keys_html
from gui.language.kind_names import kind_name
from gui.language.sentences import refusal, sentence
from gui.language.translation import set_language
from gui.pictures.plants.columns import Column
from tests.gui.conftest import controllers_of, settle, show_everything

TABLE = "Taille,Masse,activité\n" + "".join(
    f"{height},{mass},{kind}\n"
    for height, mass, kind in (
        (1.62, 0.52, "danse"), (1.70, 0.58, "danse"), (1.66, 0.60, "danse"),
        (1.85, 1.02, "rugby"), (1.78, 0.95, "rugby"), (1.90, 1.10, "rugby"),
    )
)  # fmt: skip
OF_THE_COURSE = re.compile(r"toxi|\bleaf|leaves of|feuille", re.IGNORECASE)
TEXTS = ("text", "toolTip", "statusTip", "accessibleName", "accessibleDescription", "windowTitle")
SIZES = ((300, 190), (560, 420), (900, 700))


def read(text: str) -> Dataset:
    cells = table.exhaust(table.reading(text, "activités"))
    return plants_table.import_plants(cells, plants_table.guess(cells).choice).plants


def told(thing) -> set[str]:
    """Return every text that a widget or an action shows or tells."""
    found = {getattr(thing, name)() for name in TEXTS if hasattr(thing, name)}
    return {text for text in found if isinstance(text, str)}


def texts_of(window) -> set[str]:
    """Return every text in a window, but for those about samples, whose plants are plants."""
    parts = [window, *window.findChildren(QWidget), *window.findChildren(QAction)]
    samples = {*window.samples_panel.findChildren(QWidget)}
    texts = {text for part in parts if part not in samples for text in told(part)}
    model = window.pictures["plantTable"].model
    tip = Qt.ItemDataRole.ToolTipRole
    texts |= {model.headerData(column, Qt.Orientation.Horizontal, tip) for column in Column}
    items = window.field.scene().items()
    return texts | {item.toPlainText() for item in items if isinstance(item, QGraphicsTextItem)}


def paint_all(window) -> None:
    """Paint every picture as an export does, small and large."""
    for picture in window.pictures.values():
        for size in SIZES:
            picture.resize(*size)
            image = QImage(*size, QImage.Format.Format_RGB32)
            with QPainter(image) as painter:
                picture.paint_whole(painter, QRectF(0, 0, *size))


def states(store):
    """Go through what can be said of a run, and yield at each."""
    yield "at the start"
    store.select(indices([0]))
    for point in ((1.6, 0.5), (1.9, 1.1)):
        store.put_probe(point)
        store.set_neuron(Neuron(-1.0, -1.0, 2.4))
        yield f"asked about {point}"
    store.put_probe(None)
    store.set_choices(surface_shows="loss")
    store.set_choices(surface_shows="probability")
    store.standardise(True)
    yield "standardised"
    store.standardise(False)
    for gone in ([0, 1, 2], [3, 4, 5]):
        store.select(indices(gone))
        store.delete_selected()
        yield "of one kind"
        store.undo()
    store.select(indices(range(6)))
    store.delete_selected()
    yield "empty"
    store.undo()


def of_the_course(texts) -> list[str]:
    return sorted(text for text in texts if OF_THE_COURSE.search(text))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_files_own_names_stand_wherever_toxic_and_leaves_would(
    open_window, painted_texts, language
):
    window = open_window(language, plants=read(TABLE))
    show_everything(window)
    store, found, sentences = window.store, set(), set()
    for _ in states(store):
        store.flush()
        settle()
        paint_all(window)
        frame = store.frame()
        found |= texts_of(window) | {script_of(frame, language), keys_html(window.actions_)}
        sentences.add(sentence(frame))
    assert of_the_course(found) == []
    assert of_the_course(painted_texts) == []
    danse, rugby = ("“danse”", "“rugby”") if language == "en" else ("« danse »", "« rugby »")
    assert sum(danse in text.replace("\u00a0", " ") for text in sentences) >= 3
    spoken = {text.replace("\u00a0", " ") for text in found}
    for name in (danse, rugby, "Taille", "Masse"):
        assert any(name in text for text in spoken), name
    for name in ("danse", "rugby", "Taille"):
        assert any(name in text for text in painted_texts), name


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_dialogue_and_its_refusals_ask_for_the_kinds_of_the_table(qtbot, language):
    cells = table.exhaust(table.reading(f"{TABLE}1.7,0.7,judo\n", "activités"))
    set_language(language)
    dialog = ImportDialog(None, cells, plants_table.guess(cells).choice, "activités.csv")
    qtbot.addWidget(dialog)
    texts = {text for part in dialog.findChildren(QWidget) for text in told(part)}
    choice = plants_table.Choice(0, 1, 2, frozenset(("danse",)), frozenset(("rugby",)))
    (left_out,) = plants_table.import_plants(cells, choice).first
    texts |= {refusal(left_out.error), refusal(UserError("not_a_kind", row=3))}
    dialog.harmless.setCurrentIndex(0)
    assert dialog.import_result.plants.kinds == ("judo, rugby", "danse")
    set_language("en")
    assert of_the_course(texts) == []


def test_the_dialogue_asks_which_kind_is_toxic_where_the_table_says_so(qtbot):
    cells = table.exhaust(table.reading("a,b,c,y\n1,2,3,toxic\n2,3,4,non toxic\n", "plants"))
    dialog = ImportDialog(None, cells, plants_table.guess(cells).choice, "plants.csv")
    qtbot.addWidget(dialog)
    texts = {text for part in dialog.findChildren(QWidget) for text in told(part)}
    assert {"toxic (y = 1)", "non-toxic (y = 0)"} <= texts


def test_the_names_follow_undo_across_two_tables(open_window):
    window = open_window(plants=read(TABLE))
    importer, store = controllers_of(window).imports, window.store
    others = read(TABLE.replace("danse", "cats & dogs").replace("rugby", "{0} <b>birds</b>"))

    def names():
        store.flush()
        settle()
        actions = [window.actions_[f"actionTool{kind}"] for kind in ("Toxic", "Harmless")]
        return store.frame().plants.kinds, [action.text() for action in actions]

    assert names() == (("rugby", "danse"), ["Place plants “danse” (y = &1)",
                                            "Place plants “rugby” (y = &0)"])  # fmt: skip
    store.place(1.7, 0.9, 0)
    store.select(indices([6]))
    store.move_selected(0.01, 0.0)
    importer.use_plants(others)
    birds = ("{0} <b>birds</b>", "cats & dogs")
    assert names()[0] == birds
    assert names()[1][0] == "Place plants “cats && dogs” (y = &1)"
    tip = window.actions_["actionToolToxic"].toolTip()
    assert "{0} <b>birds</b>" in tip.replace("\u2060", "")
    assert not GuiQt.mightBeRichText(tip)
    store.standardise(True)
    importer.use_plants(Dataset.of([(1.0, 1.0), (2.0, 2.0)], [0, 1]))
    assert names()[1][0] == "Place &toxic plants (y = 1)"
    store.undo()
    store.undo()
    assert names()[0] == birds
    for _ in range(3):
        store.undo()
        assert names()[0] == ("rugby", "danse")
    assert names()[1][1] == "Place plants “rugby” (y = &0)"
    for _ in range(3):
        store.redo()
    assert names()[0] == birds


def test_the_results_say_of_each_kind_who_is_right_and_wrong(open_window):
    long = "danse contemporaine et improvisée"
    window = open_window(plants=read(TABLE.replace("danse", long)))
    labels = window.readouts.findChildren(QLabel)
    names = {label.text() for label in labels}
    assert {"“rugby”: right", "“rugby”: wrong", "“danse cont…”: wrong"} <= names
    assert f"“{long}”: right" in {label.toolTip() for label in labels}


@pytest.mark.parametrize(
    ("kinds", "shown"),
    [
        (("rugby", "danse contemporaine"), ("rugby", "danse con…")),
        (("danse contemporaine", "danse moderne"), ("danse con…", "danse mod…")),
        (("danse classique A", "danse classique B"), ("danse…ue A", "danse…ue B")),
        (("two\nlines", "a  b"), ("two lines", "a b")),
    ],
)
def test_long_names_are_shortened_and_still_differ(kinds, shown):
    plants = Dataset.of([(1, 1)], [0], kinds=kinds)
    assert tuple(kind_name(plants, kind, 10) for kind in (0, 1)) == shown


def test_a_long_name_of_a_measure_is_cut_where_its_axis_is_short(open_window):
    long = "Taille sans chaussures ni <chapeau>"
    window = open_window(plants=read(TABLE.replace("Taille", long)))
    axis = window.field.axes["bottom"]
    texts = []
    for width in (220, 900):
        window.field.setFixedSize(width, 300)
        settle()
        texts.append(axis.label.toPlainText().rstrip())
        assert axis.label.isVisible()
        assert axis.label.boundingRect().width() <= axis.size().width()
    assert texts[0].startswith("x₁ Taille sans")
    assert texts[0].endswith("…")
    assert texts[1].replace("\u2060", "") == f"x₁ {long}"
