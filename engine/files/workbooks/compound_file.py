"""The file system within an .xls: whether its chains of sectors end, and its stream of cells.

A damaged one is refused here, before python-calamine reads it. Format: Microsoft, [MS-CFB].
"""

from __future__ import annotations

import struct

_ENTRY_BYTES, _IDS_IN_HEADER = 128, 109
_SECTOR_BYTES = {9: 512, 12: 4096}
_MINI_BYTES = 64
_ROOT = 5
_NAMES = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_LAST_ID = 0xFFFFFFFA
"""Numbers from here on are no sectors: the end of a chain, or a free one."""


def cell_streams(data: bytes) -> list[bytes]:
    """Return what its streams Workbook and Book hold.

    Raises ValueError where a chain does not end, or a stream is longer than the file.
    """
    try:
        return _Compound(data).cell_streams()
    except (struct.error, KeyError, IndexError) as error:
        raise ValueError("damaged") from error


class _Compound:
    def __init__(self, data: bytes) -> None:
        (shift,) = struct.unpack_from("<H", data, 30)
        self._size = _SECTOR_BYTES[shift]
        self._data = data
        (self._directory,) = struct.unpack_from("<I", data, 48)
        self._cutoff, self._mini_start, self._mini_count, self._ids_start, self._ids_count = (
            struct.unpack_from("<5I", data, 56)
        )
        self._sectors = len(data) // self._size
        self._next = self._table(self._ids_of_table())

    def cell_streams(self) -> list[bytes]:
        (tables,) = struct.unpack_from("<I", self._data, 44)
        if max(tables, self._mini_count, self._ids_count) > self._sectors:
            raise ValueError(tables)
        mini_next = self._table(_chain(self._mini_start, self._next))
        mini, streams = b"", []
        directory = _chain(self._directory, self._next)
        entries = b"".join(map(self._sector, directory))
        for place in range(0, len(entries) - _ENTRY_BYTES + 1, _ENTRY_BYTES):
            kind = entries[place + 66]
            start, length, high = struct.unpack_from("<III", entries, place + 116)
            if kind not in (2, _ROOT):
                continue
            if high or length > len(self._data):
                raise ValueError(length)
            if not length:
                continue
            if kind == 2 and length < self._cutoff:
                chain = _chain(start, mini_next)
                content = b"".join(mini[n * _MINI_BYTES : (n + 1) * _MINI_BYTES] for n in chain)
            else:
                content = b"".join(map(self._sector, _chain(start, self._next)))
            if kind == _ROOT:
                mini = content
            elif entries[place : place + 16].startswith(_NAMES):
                streams.append(content)
        return streams

    def _sector(self, number: int) -> bytes:
        begin = (number + 1) * self._size
        if begin >= len(self._data):
            raise ValueError(number)
        return self._data[begin : begin + self._size]

    def _ids_of_table(self) -> list[int]:
        """Return the sectors that hold the table of what follows each sector."""
        ids = list(struct.unpack_from(f"<{_IDS_IN_HEADER}I", self._data, 76))
        number, seen = self._ids_start, set[int]()
        while number < _LAST_ID:
            if number in seen:
                raise ValueError(number)
            seen.add(number)
            *more, number = self._numbers(number)
            ids += more
        return [number for number in ids if number < _LAST_ID]

    def _table(self, sectors: list[int]) -> list[int]:
        if len(sectors) > self._sectors:
            raise ValueError(len(sectors))
        return [number for sector in sectors for number in self._numbers(sector)]

    def _numbers(self, sector: int) -> tuple[int, ...]:
        content = self._sector(sector)
        return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])


def _chain(number: int, following: list[int]) -> list[int]:
    """Return the sectors of a chain. Raises ValueError where it leads back, IndexError if out."""
    chain: list[int] = []
    while number < _LAST_ID:
        if len(chain) > len(following):
            raise ValueError(number)
        chain.append(number)
        number = following[number]
    return chain
