"""The pictures of a window, each made when it is first seen or asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from gui.pictures.factory import make_picture
from gui.pictures.picture import Picture
from gui.registry.pictures import PICTURES
from gui.state.slices import Slices
from gui.style.theme import Look
from gui.widgets.lazy_widget import LazyWidget


class Pictures(Mapping[str, Picture]):
    """The pictures of a window by name; each is made when it is first seen or asked for."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._slices = Slices()
        self.lazy: dict[str, LazyWidget[Picture]] = {
            name: LazyWidget(name, partial(self._make, name)) for name in PICTURES
        }
        self.when_made: list[Callable[[Picture], object]] = []
        """What is to be done with a picture that has just been made."""

    def __getitem__(self, name: str) -> Picture:
        return self.lazy[name].content

    def __iter__(self) -> Iterator[str]:
        return iter(self.lazy)

    def __len__(self) -> int:
        return len(self.lazy)

    @property
    def made(self) -> list[Picture]:
        """Those made so far."""
        return [lazy.made for lazy in self.lazy.values() if lazy.made is not None]

    def set_look(self, look: Look) -> None:
        """Take another look; what is made later takes it too."""
        self._look = look
        for picture in self.made:
            picture.set_look(look)

    def _make(self, name: str) -> Picture:
        picture = make_picture(name, self._look)
        assert isinstance(picture, Picture), f"{name} is no picture beside the field"
        picture.use_slices(self._slices)
        for act in self.when_made:
            act(picture)
        return picture
