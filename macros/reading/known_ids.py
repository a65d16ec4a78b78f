"""The ids that stand in data/, and what an editor may have meant by one that does not."""

from __future__ import annotations

from macros.files.errors import nearest
from macros.model.kinds import KINDS
from macros.reading.data_files import Data


class KnownIds:
    """The ids that stand in data/, those of entries with faults too."""

    def __init__(self, data: Data) -> None:
        self._unread = data.unread
        self.ids: dict[str, list[str]] = {name: [] for name in KINDS}
        self.owners = {(r.kind.name, r.entry.id): r.owner for r in data.records}
        self.renamed: dict[tuple[str, str], str] = {}
        for record in data.records:
            self.ids[record.kind.name].append(record.entry.id)
            for alias in record.aliases:
                self.renamed[record.kind.name, alias] = record.entry.id
        for kind, id_ in data.faulty_ids:
            self.ids[kind].append(id_)

    def lacks(self, kind: str, id_: str) -> bool:
        """Tell whether there is surely no such entry; a file that cannot be read may hold it."""
        return id_ not in self.ids[kind] and kind not in self._unread

    def hint(self, kind: str, id_: str) -> str:
        """Return what the editor may have meant by an id that is unknown."""
        if (kind, id_) in self.renamed:
            return f"det hedder nu »{self.renamed[kind, id_]}«"
        return meant(id_, self.ids[kind])


def meant(text: str, known: list[str] | tuple[str, ...]) -> str:
    """Return a hint: the known text most like `text`, or to look again."""
    near = nearest(text, known)
    return f"mente du »{near}«?" if near else "tjek id'et"
