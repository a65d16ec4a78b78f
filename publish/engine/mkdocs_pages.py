"""MkDocs, a page at a time: each page as its build of all pages makes it.

MkDocs builds every page or, with --dirty, those whose own file has changed, though others show
its title and what it says. Here the parts of its build (mkdocs.commands.build, 1.6) are called one
by one, and what has been read stays read until the guide says otherwise.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands import build as steps
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from publish.base.project import BuildError

NOT_FOUND = "404.html"
# What MkDocs knows of a page that it has read.
_READ = (
    "markdown", "meta", "content", "toc", "_title_from_render", "present_anchor_ids",
    "links_to_anchors",
)


class MkDocsPages:
    """The pages of a project, read and drawn when they are asked for.

    The pages are drawn into the folder `drawn`, with the files beside them. Whoever holds it says
    when the guide is another (`renew`), and when a page is to be read again (`read`).
    """

    def __init__(self, root: Path, drawn: Path, before: MkDocsPages | None = None) -> None:
        """Read the settings of the project in `root`.

        What was read of its pages `before`, with other settings or beside other pages, is kept.
        Raises BuildError when MkDocs cannot read the settings.
        """
        with _heard():
            self._config = load_config(str(root / "mkdocs.yml"), strict=True, site_dir=str(drawn))
            self._config.plugins.on_startup(command="build", dirty=False)
            self._env = self._config.theme.get_env()
            # Without those of the theme, of which no page uses any.
            self._files: Files = get_files(self._config)
            set_exclusions(self._files, self._config)
            self._nav = get_navigation(self._files, self._config)
            if before is not None:
                for file in self._files.documentation_pages():
                    self._keep(file, before._files.get_file_from_path(file.src_uri))
        self.renew()

    def renew(self) -> None:
        """Let pages be read and drawn with the guide as it is now."""
        with _heard():
            plugins = self._config.plugins
            self._config = plugins.on_config(self._config)
            self._nav = plugins.on_nav(self._nav, config=self._config, files=self._files)

    def renew_templates(self) -> None:
        """Let pages be drawn with the templates as they are now."""
        self._env = self._config.theme.get_env()

    def copy_files(self) -> None:
        """Copy pictures and other files that have changed beside the pages."""
        self._files.copy_static_files(dirty=True)

    @property
    def addresses(self) -> dict[str, str]:
        """The path of each page in the site, by its path below docs/."""
        return {file.src_uri: file.dest_uri for file in self._files.documentation_pages()}

    def read(self, source: str) -> None:
        """Read the page at `source`, a path below docs/, and call its macros.

        Raises:
            BuildError: MkDocs has something to say of it.
        """
        with _heard():
            steps._populate_page(self._page(source), self._config, self._files)

    def draw(self, source: str) -> None:
        """Write the page, as it has been read, into the folder of drawn pages.

        Raises:
            BuildError: MkDocs has something to say of it.
        """
        pages = self._files.documentation_pages()
        with _heard():
            steps._build_page(self._page(source), self._config, pages, self._nav, self._env)

    def draw_not_found(self) -> None:
        """Write the page for wrong addresses. Raises BuildError as `draw`."""
        with _heard():
            steps._build_theme_template(
                NOT_FOUND, self._env, self._files, self._config, self._nav
            )

    def _keep(self, file: File, former: File | None) -> None:
        """Let a page say what it said in other settings, until it is read again."""
        if former is not None and former.page is not None and former.page.content is not None:
            page = file.page or Page(None, file, self._config)
            for name in _READ:
                setattr(page, name, getattr(former.page, name))

    def _page(self, source: str) -> Page:
        file = self._files.get_file_from_path(source)
        if not isinstance(file, File):
            raise BuildError(f"Siden docs/{source} findes ikke.")
        return file.page or Page(None, file, self._config)


@contextmanager
def _heard() -> Iterator[None]:
    """Raise BuildError with what MkDocs warns of, or gives up with."""
    told: list[str] = []
    log = logging.getLogger("mkdocs")
    listener = _Listener(lambda record: told.append(record.getMessage()))
    log.addHandler(listener)
    propagates, log.propagate = log.propagate, False
    try:
        yield
    except SystemExit as stop:  # how MkDocs gives up
        raise BuildError("\n".join([*told, str(stop)])) from stop
    except Exception as error:
        raise BuildError("\n".join([*told, str(error)])) from error
    finally:
        log.removeHandler(listener)
        log.propagate = propagates
    if told:
        raise BuildError("\n".join(told))


class _Listener(logging.Handler):
    def __init__(self, hear: Callable[[logging.LogRecord], None]) -> None:
        super().__init__(logging.WARNING)
        self._hear = hear

    def emit(self, record: logging.LogRecord) -> None:
        self._hear(record)
