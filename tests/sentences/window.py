"""What the window says: panels, menus, dialogues, messages, the page of a lesson."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QCoreApplication, QDate, QPoint
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from engine.arrays import indices
from engine.changed import Changed
from engine.errors import UserError
from engine.files.sessions.session_file import DamagedSessionError
from engine.files.tables import plants_table, table
from engine.lab.frame import Frame
from engine.learning import trace
from engine.learning.settings import Rule
from engine.lessons.exercise import Finding
from engine.lessons.progress import Progress, vote_key
from engine.loss.penalty import Penalty, PenaltyKind
from engine.model import samples
from engine.model.architecture import Architecture
from engine.model.dataset import KINDS, LEAF
from engine.model.features import Feature
from engine.model.neuron import Neuron
from gui.app.application import Lab
from gui.app.crash_dialog import CrashDialog
from gui.app.file_open_events import refusal_box
from gui.context_menus.context_menus import ContextMenus
from gui.context_menus.measures_dialog import PlantDialog
from gui.context_menus.names_dialogs import KindsDialog, MeasuresDialog
from gui.course.progress_controller import _what_came
from gui.course.progress_page import progress_html
from gui.export import run_export
from gui.export.picture_export import WINDOW
from gui.files import import_controller, questions
from gui.files.import_dialog import ImportDialog
from gui.files.import_report import ImportReport
from gui.files.import_summary import report_of, summary
from gui.help.about import AboutWindow
from gui.help.guide_window import GuideWindow
from gui.help.quick_help import mouse_uses
from gui.language import translation
from gui.language.sample_names import sample_name, sample_note
from gui.language.sentences import clipboard_name, refusal
from gui.language.translation import language
from gui.panels.exercises.exercise_box import finding_text
from gui.panels.exercises.matrix_box import MatrixBox
from gui.panels.exercises.program_box import CodeBox, ProgramBox
from gui.pictures.menu_request import MenuRequest
from gui.registry import file_kinds
from gui.state.edit_kind import EditKind
from gui.state.frame_clock import UNBOUNDED
from gui.style.theme import Look
from gui.widgets.file_dialogs import name_filter
from gui.window.action_states import edit_name
from tests.sentences.runs import dancers
from tests.sentences.said import Said, said_by, texts_of

SAMPLES = (*samples.FIXED, *samples.GENERATORS)
AS_BOTH = "x1;x2;y\n1,5;2,5;1\n1.5;4,5;0\n"
DOUBTFUL = "x1;x2;y\n1,234;2;1\n-999;4;0\n"
THREE_KINDS = "x1;x2;y\n1,5;2,5;a\n2,5;4,5;b\n3,5;4,5;c\n"
ONE_KIND = "x1;x2;edible\n1;2;yes\n2;3;yes\n-999;1;yes\n"
WITH_FAULTS = "x1,x2,y\n1 cm,2,1\n2 cm,1,0\n,2,1\na,1,0\n"
ONE_FAULT = "x1,x2,y\n1,2,1\n2,1,0\n,2,1\n"
LESSON = """format = 1
id = "mine"
title = "Mine"
[[steps]]
plants = "six"
text = "Text"
exercise = true
duel_s = 5
[steps.vote]
question = "Where?"
answers = ["here", "there"]
[[steps.goals]]
text = "under 0.2"
hint = "a hint"
reached = ["loss < 0.2"]
"""


def window(lab: Lab, folder: Path) -> Iterator[Said]:
    """Yield every text of a window: as it is first, as it learns, and on a page of a lesson."""
    yield from said_by("the window, just opened", texts_of(lab.window))
    yield from _states(lab)
    yield from _models(lab)
    yield from _lesson(lab, folder)
    yield from said_by("dialogues", _dialogues(lab))
    yield from said_by("menus where the hand is", _context_menus(lab))
    yield from said_by("messages", _messages(lab))
    yield from said_by("lists", _lists())


def _settle() -> None:
    for _ in range(3):
        QCoreApplication.processEvents()


def _states(lab: Lab) -> Iterator[Said]:
    store = lab.window.store
    store.use_plants(samples.iris().standardised())
    store.place(1.0, 1.0, 1)
    store.session.learn(3)
    store.set_neuron(Neuron(900.0, -900.0, 0.0))
    store.put_probe((1.0, 2.0))
    store.flush()
    _settle()
    yield from said_by("iris, standardised, L = 0", texts_of(lab.window))
    store.use_plants(dancers())
    store.flush()
    _settle()
    yield from said_by("dancers and players", texts_of(lab.window))
    store.play()
    lab.window.playback_bar.show_speed(1.0)
    _settle()
    yield from said_by("playing, a step a second", texts_of(lab.window))
    for speed in (30.0, UNBOUNDED):
        lab.window.playback_bar.show_speed(speed)
        yield from said_by(f"{speed} steps a second", texts_of(lab.window.playback_bar))
    store.pause()


def _models(lab: Lab) -> Iterator[Said]:
    """Show the panel of the model with one input, a network, a long run, and Rosenblatt's rule."""
    store, panel = lab.window.store, lab.window.model_panel.panel
    store.set_settings(rule=Rule.PERCEPTRON)
    store.flush()
    yield from said_by("the model that learns by Rosenblatt's rule", texts_of(panel))
    for architecture in (Architecture((Feature.X1_X2,)), Architecture(hidden=(1, 8, 4))):
        store.set_architecture(architecture)
        store.set_settings(penalty=Penalty(PenaltyKind.L2, 0.1))
        with patch.object(trace, "MOST_WHOLE_BYTES", 0):
            store.session.learn(2)
        store.flush()
        yield from said_by("the model beyond one neuron", texts_of(panel))
        yield from said_by("its rule", texts_of(lab.window.learning_panel))
    while store.can_undo:
        store.undo()


def _lesson(lab: Lab, folder: Path) -> Iterator[Said]:
    path = folder / "mine.toml"
    path.write_text(LESSON, encoding="utf-8")
    course, panel = lab.controllers.course, lab.window.course_panel
    course.open_file(path)
    _settle()
    yield from said_by("a page of a lesson", texts_of(lab.window))
    panel.duel.begin()
    _settle()
    yield from said_by("a duel", texts_of(panel.duel))
    panel.duel.finish()
    yield from said_by("after a duel", texts_of(panel.duel))
    lab.window.store.pause()
    lab.window.store.set_choices(formulas=("mean((a-y)*x1)", "(a-y)*x1", "a -"))
    _settle()
    yield from said_by("an exercise", texts_of(panel.exercise))
    store = lab.window.store
    store.set_neuron(Neuron(0.3, -0.2, 0.0))
    for z_line in ("w1*x1 + b", "w1 + b", "w1*x1 + w2*x2"):
        store.set_choices(program=(z_line, "mean(z)", "mean(e*x2)", "e +"))
        yield from said_by("lines of code", _shown(ProgramBox(Look()), store.frame()))
    for lines in (("X", "X.T @ (a - y)"), ("X @ W", "X @ y"), ("X @ W * 2", "log(0 - X.T @ a)")):
        store.set_choices(matrix_lines=lines)
        yield from said_by("lines over all plants", _shown(MatrixBox(Look()), store.frame()))
    yield from _progress(lab)


def _shown(box: CodeBox, frame: Frame) -> list[tuple[str, str]]:
    """Return what a box of lines says of a frame; in a lesson, no page that is open has it."""
    box.show()
    box.set_frame(frame, Changed.EVERYTHING)
    _settle()
    said = list(texts_of(box))
    box.hide()
    box.deleteLater()
    return said


def _progress(lab: Lab) -> Iterator[Said]:
    """Show both ways through the course, what is done, the page to print, and the question."""
    course, panel = lab.controllers.course, lab.window.course_panel
    course.open_chapter("1")
    course.player.add_progress(Progress(frozenset(course.player.chapters[0].goal_keys[0])))
    chapters = course.player.chapters
    at = next(at for at, step in enumerate(chapters[1].steps) if step.vote is not None)
    for is_path in (True, False):
        course.player.follow_path(is_path)
        _settle()
        yield from said_by("the first page", texts_of(panel))
    for answer in (0, 1):
        done = course.player.progress.merged(Progress(votes={vote_key(chapters[1], at): answer}))
        page = QTextDocument()
        choices = lab.window.store.frame().choices
        page.setHtml(progress_html(chapters[:2], done, choices, QDate(2026, 11, 30)))
        lines = page.toPlainText().splitlines()
        yield from said_by("the page to print", (("page", line) for line in lines))
    progress = lab.controllers.progress
    progress._ask_to_forget()
    assert progress.question is not None
    yield from said_by("before all ticks go", texts_of(progress.question))
    progress.question.close()
    course.player.forget_progress()


def _dialogues(lab: Lab) -> Iterator[tuple[str, str]]:
    parent, window = lab.window, lab.window
    window.store.use_plants(samples.six())
    window.store.session.learn(3)
    window.store.flush()
    lab.controllers.picture_export.open_dialog()
    lab.controllers.run_export.ask_for_animation()
    pictures, animation = lab.controllers.picture_export.dialog, lab.controllers.run_export.dialog
    assert pictures is not None
    assert animation is not None
    for kind, picture in (("png", "field"), ("svg", "field"), ("svg", WINDOW)):
        pictures.picture.setCurrentIndex(pictures.picture.findData(picture))
        pictures.format.setCurrentIndex(pictures.format.findData(kind))
        yield "export", pictures.summary()
    yield "animation", animation.summary()
    read = table.exhaust(table.reading(AS_BOTH, "a.csv"))
    boxes: list[QWidget] = [
        pictures,
        animation,
        run_export._progress(parent, "a.gif", 9),
        AboutWindow(parent),
        GuideWindow(parent, lambda: window.look),
        CrashDialog(parent, True),
        CrashDialog(parent, False),
        _import(AS_BOTH),
        _import(DOUBTFUL),
        _import(ONE_KIND),
        _import(DOUBTFUL, same=True),
        _import(THREE_KINDS, same_kind=True),
        ImportReport(parent, lambda: import_controller._left_out_of(clipboard_name()), _left_out),
        ImportReport(parent, lambda: import_controller._not_read(clipboard_name()), str),
        ImportReport(parent, lambda: import_controller._left_out_of("a.csv"), str),
        ImportReport(parent, lambda: import_controller._not_read("a.csv"), str),
        ImportDialog(None, read, plants_table.guess(read).choice, "a.csv"),
        import_controller._progress(parent, "a.csv"),
        *_questions(parent),
        _refusal_at_launch(),
        PlantDialog(parent, window.store, 2),
        KindsDialog(parent, samples.six(), print),
        MeasuresDialog(parent, samples.six(), print),
    ]
    for box in boxes:
        yield from texts_of(box)
        box.close()


def _context_menus(lab: Lab) -> Iterator[tuple[str, str]]:
    menus, store, at = lab.controllers.context_menus, lab.window.store, QPoint(9, 9)
    lab.window.tools.show()
    for kinds in (KINDS, ("rugby", "danse")):
        store.use_plants(samples.six().called(LEAF, kinds))
        for request in (
            MenuRequest(at, plant=0), MenuRequest(at, kind=1), MenuRequest(at, axis=0),
            MenuRequest(at, is_mystery=True), MenuRequest(at, point=(1.0, 1.0)),
        ):  # fmt: skip
            yield from _said_by_menu(menus, "field", request)
        store.select(indices([0, 1]))
        yield from _said_by_menu(menus, "field", MenuRequest(at, plant=0))
    yield from _said_by_menu(menus, "sigmoid", MenuRequest(at))
    menus.close()


def _said_by_menu(menus: ContextMenus, picture: str, request: MenuRequest) -> list[tuple[str, str]]:
    menus.open(picture, request)
    assert menus.menu is not None
    labels = menus.menu.findChildren(QLabel)
    texts = [(label.objectName(), label.text()) for label in labels]
    return [*texts, *texts_of(menus.menu)]


def _refusal_at_launch() -> QMessageBox:
    """Refuse a file before there is a window: it is done in the language of the system."""
    before = language()
    with patch.object(translation, "system_language", return_value=before):
        return refusal_box(UserError("no_file", file="a.csv"))


def _questions(parent: QWidget) -> list[QMessageBox]:
    """Ask all that is asked about files."""
    names = ("run", "settings", "choices", "earlier_runs", "mystery", "lesson")
    error = DamagedSessionError(
        "session_cut_rescue", None, list(names), file="a.plab", line=3, plants=6
    )
    reasons = (
        questions.changes_are_lost, questions.undo_leads_there, questions.redo_leads_there,
        questions.file_is_gone,
    )  # fmt: skip
    left = [(questions.untitled(), 1), ("a.plab", 6)]
    return [
        *(questions.ask_to_save(parent, "", why(), list, list, list, list) for why in reasons),
        questions.ask_about_other_version(parent, "a.plab", list, list, list),
        questions.ask_about_damage(parent, error, list),
        *(
            questions.ask_about_left_behind(
                parent, name, plants, 0.0, others, list, list, list, list
            )
            for name, plants in left
            for others in (0, 1, 3)
        ),
    ]


def _import(text: str, same: bool = False, same_kind: bool = False) -> ImportDialog:
    read = table.exhaust(table.reading(text, clipboard_name()))
    dialog = ImportDialog(None, read, plants_table.guess(read).choice, clipboard_name())
    if same:
        dialog.x2.setCurrentIndex(dialog.x1.currentIndex())
    if same_kind:
        dialog.harmless.setCurrentIndex(dialog.harmless.findText(dialog.toxic.currentText()))
    return dialog


def _left_out() -> str:
    """Say what was read of three tables, and what was not."""
    told = []
    for text in (WITH_FAULTS, ONE_FAULT, "x1,x2,y\n1,2,1\n"):
        read = table.exhaust(table.reading(text, "a.csv"))
        result = plants_table.import_plants(read, plants_table.guess(read).choice)
        told += [summary(result), report_of(result)]
    return "\n".join(told)


def _messages(lab: Lab) -> Iterator[tuple[str, str]]:
    """Have the status sentence say what is said for a while."""
    controllers, label = lab.controllers, lab.window.status.label
    course, export, out = controllers.course, controllers.picture_export, controllers.run_export
    acts: list[Callable[[], object]] = [
        course.say_how_work_comes_back,
        lambda: (lab.window.store.use_plants(samples.iris()), course.say_how_work_comes_back()),
        lambda: course._report_goal(0),
        lambda: controllers.progress._say(_what_came(Progress(), Progress(frozenset({"a/0/0"})))),
        lambda: controllers.progress._say(_what_came(Progress(), Progress())),
        controllers.progress._ask_to_forget,
        lambda: export._say(
            QCoreApplication.translate("Export", "On the clipboard: {0}."), "field"
        ),
        lambda: export._say(
            QCoreApplication.translate("Export", "Exported to {1}: {0}."), "field", "a.png"
        ),
        lambda: out._report_written("a.csv"),
        lambda: out._on_rendered("cancelled", Path("a.gif")),
        lambda: lab.window.status.pin(lambda: refusal(UserError("no_plants"))),
    ]
    for act in acts:
        act()
        yield "status", label.text()
        yield "button", lab.window.status.button.text()
        yield "button", lab.window.status.button.accessibleName()


def _lists() -> Iterator[tuple[str, str]]:
    yield from (("mouse", text) for row in mouse_uses() for text in row)
    yield from (("undo", edit_name(kind)) for kind in EditKind)
    yield from (("sample", sample_name(code)) for code in SAMPLES)
    yield from (("sample", sample_note(code)) for code in SAMPLES)
    yield from (("finding", finding_text(one, "w1")) for one in Finding)
    kinds = (file_kinds.CAN_BE_OPENED, file_kinds.PICTURES, file_kinds.ANIMATIONS)
    kinds += (file_kinds.SESSIONS, file_kinds.LESSONS, file_kinds.SCRIPTS)
    kinds += (file_kinds.PLANTS, file_kinds.TABLES_WRITTEN)
    yield from (("kind of file", name_filter(kind, kind.suffixes[0][1:])) for kind in kinds)
    yield "automatic copy", questions.untitled()
