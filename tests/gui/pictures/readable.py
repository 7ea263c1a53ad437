"""Whether what a picture writes can be read: nothing cut, on another text, or small in a room."""

from tests.gui.pictures.recorded import overlaps, record, small_texts
from tests.gui.pictures.test_texts_have_room import cut_in


def unreadable(picture, frame, sizes, projector):
    """What can't be read of a frame, a size after the other."""
    found = []
    for size in sizes:
        drawn = record(picture, frame, size)
        faults = overlaps(drawn) + cut_in(picture, frame, size)
        faults += small_texts(drawn) if projector else []
        found += [f"{size}: {fault}" for fault in faults]
    return found
