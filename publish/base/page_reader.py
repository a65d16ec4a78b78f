"""Read a built page once, for all that want to know something of it."""

from typing import Any, Protocol

from lxml import etree


class Reader(Protocol):
    """Is told of a page's parts in their order: elements begin and end, with text between.

    An element whose end is left out, as HTML allows, ends where it must, and an element that has
    no content ends at once.
    """

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins; an attribute without a value has an empty one."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Text stands here; what stands together may be told in several parts."""


def read_page(html: str, *readers: Reader) -> None:
    """Tell the readers of all that stands in the page, in one reading."""
    told: Any = _Told(readers)  # lxml's stubs ask for comments too, which nobody wants
    parser = etree.HTMLParser(target=told)
    parser.feed(html)
    parser.close()


class _Told:
    """Passes on what the parser tells, under the names that lxml has for it."""

    def __init__(self, readers: tuple[Reader, ...]) -> None:
        self._readers = readers

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        for reader in self._readers:
            reader.start(tag, attributes)

    def end(self, tag: str) -> None:
        for reader in self._readers:
            reader.end(tag)

    def data(self, text: str) -> None:
        for reader in self._readers:
            reader.data(text)

    def close(self) -> None:
        """Nothing is made of the page as a whole."""
