"""What a worksheet is made of, and what a person chooses of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from engine.arrays import Indices
from engine.errors import UserError
from engine.geometry import Rectangle
from engine.lab.frame import Frame
from engine.learning.settings import Optimiser, Rule
from engine.lessons.lesson import Lesson, Vote, in_language
from engine.model.dataset import Dataset
from engine.model.neuron import Neuron
from engine.worksheet.worksheet import Worksheet, make_worksheet, usual_choice
from gui.language.numbers import whole
from gui.language.translation import language
from gui.worksheet.paper import PaperName

translate = QCoreApplication.translate

Parts = Literal["both", "sheet", "answers"]


@dataclass(frozen=True)
class WorksheetOptions:
    """What is chosen; `plants` are numbers from 1, empty for the usual ones."""

    plants: tuple[int, ...] = ()
    steps: int = 1
    has_line: bool = False
    has_questions: bool = True
    parts: Parts = "both"
    paper: PaperName = "a4"


@dataclass(frozen=True)
class LessonPage:
    """The page of a lesson that the moment belongs to: its title, and its vote if it has one."""

    title: str
    vote: Vote | None


def lesson_page(lesson: Lesson, page_index: int) -> LessonPage:
    """Return a page of a lesson, counted from 0, as a worksheet names it."""
    title = translate("Worksheet", "{0}, page {1}").format(
        in_language(lesson.title, language()), whole(page_index + 1)
    )
    return LessonPage(title, lesson.steps[page_index].vote)


@dataclass(frozen=True)
class Moment:
    """What a worksheet is about: plants that can be seen, the neuron, and how it learns."""

    plants: Dataset
    selection: Indices
    neuron: Neuron
    step: int
    rate: float
    learns_plainly: bool
    """Whether each step goes down the slope of all plants, as on paper."""
    page: LessonPage | None = None

    @property
    def window(self) -> Rectangle:
        """The part of the plane that is drawn."""
        return self.plants.window

    @property
    def usual_plants(self) -> tuple[int, ...]:
        """The plants to work with where none are chosen: they are learnt from, if any are."""
        if len(self.selection) or self.plants.held_out is None:
            return usual_choice(self.plants, self.selection)
        learnt = [place + 1 for place, out in enumerate(self.plants.held_out) if not out]
        return tuple(learnt[number - 1] for number in usual_choice(self.plants.training))

    def worksheet(self, options: WorksheetOptions) -> Worksheet:
        """Return the numbers of the sheet. Raises UserError."""
        chosen = options.plants or self.usual_plants
        return make_worksheet(self.plants, chosen, self.neuron, self.rate, options.steps)


def moment_of(frame: Frame, page: LessonPage | None = None) -> Moment:
    """Return what a worksheet of a frame is about. Raises UserError `worksheet_network`."""
    if not frame.architecture.is_bare:
        raise UserError("worksheet_network")
    settings = frame.settings
    learns_plainly = (
        settings.rule is Rule.GRADIENT
        and settings.optimiser is Optimiser.GRADIENT_DESCENT
        and settings.penalty.is_none
        and settings.formulas is None
        and settings.batch_size is None
    )
    return Moment(
        frame.plants, frame.selection, frame.neuron, frame.step, settings.learning_rate,
        learns_plainly, page,
    )  # fmt: skip
