"""The pictures of a window, each made when it is first seen or asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from gui.style.theme import Look
from gui.widgets.lazy_widget import Slot

if TYPE_CHECKING:
    from gui.pictures.picture import Figure
from gui.registry.pictures import PICTURES


class Pictures(Mapping[str, "Figure"]):
    """The pictures of a window by name; each is made when it is first seen or asked for."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self.slots: dict[str, Slot[Figure]] = {
            name: Slot(name, partial(self._make, name)) for name in PICTURES
        }
        self.when_made: list[Callable[[Figure], object]] = []
        """What is to be done with a picture that has just been made."""

    def __getitem__(self, name: str) -> Figure:
        return self.slots[name].content

    def __iter__(self) -> Iterator[str]:
        return iter(self.slots)

    def __len__(self) -> int:
        return len(self.slots)

    @property
    def made(self) -> list[Figure]:
        """Those made so far."""
        return [slot.made for slot in self.slots.values() if slot.made is not None]

    def restyle(self, look: Look) -> None:
        """Take another look; what is made later takes it too."""
        self._look = look
        for picture in self.made:
            picture.restyle(look)

    def _make(self, name: str) -> Figure:
        figure = PICTURES[name].make(self._look)
        for act in self.when_made:
            act(figure)
        return figure
