"""`%load_ext fromlogits`: the guard over every cell of a notebook; what it finds stands below the cell as a table.

%fromlogits on       look at the losses of cells that run from now on (as after %load_ext)
%fromlogits off      let go
%fromlogits report   everything that was found since the extension was loaded
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fromlogits.checker.guard.attached import Attached
from fromlogits.checker.live.report import Report

if TYPE_CHECKING:
    from fromlogits.vocabulary import Finding

__all__ = ["load_ipython_extension", "unload_ipython_extension"]

_NAME = "fromlogits"
_loaded: dict[int, _Cells] = {}  # by the shell's identity


class _Cells:
    """The guard of one shell."""

    def __init__(self, shell: Any) -> None:
        self.shell = shell
        self.attached = Attached("warn")
        self.attached.watch.tell = self._tell
        self.fresh: list[Finding] = []  # found since the last cell ended

    def _tell(self, finding: Finding) -> None:
        self.fresh.append(finding)

    def on(self) -> None:
        self.attached.begin()

    def off(self) -> None:
        self.attached.end()

    def after_cell(self, *_: Any) -> None:
        """Show what a cell has brought."""
        found, self.fresh = self.fresh, []
        if found:
            self._show(found)

    def _show(self, findings: list[Finding]) -> None:
        from IPython.display import display

        cases = tuple(dict.fromkeys(finding.case for finding in findings if finding.case is not None))
        display(Report(tuple(findings), cases))  # type: ignore[no-untyped-call] # it has no types

    def magic(self, line: str) -> None:
        """%fromlogits on|off|report."""
        word = line.strip() or "report"
        if word == "on":
            self.on()
        elif word == "off":
            self.off()
        elif word == "report":
            found = self.attached.watch.findings
            if found:
                self._show(list(found))
            else:
                seen = sum(bool(site.cases) for site in self.attached.watch.sites.values())
                print(f"nothing found: {seen} loss{'' if seen == 1 else 'es'} looked at")
        else:
            print(f"%fromlogits {word}: not known; use %fromlogits on, off or report")


def load_ipython_extension(ipython: Any) -> None:
    """Called by %load_ext fromlogits."""
    if id(ipython) in _loaded:
        return
    cells = _loaded[id(ipython)] = _Cells(ipython)
    ipython.register_magic_function(cells.magic, "line", _NAME)
    ipython.events.register("post_run_cell", cells.after_cell)
    cells.on()


def unload_ipython_extension(ipython: Any) -> None:
    """Called by %unload_ext fromlogits."""
    cells = _loaded.pop(id(ipython), None)
    if cells is None:
        return
    cells.off()
    ipython.events.unregister("post_run_cell", cells.after_cell)
    ipython.magics_manager.magics["line"].pop(_NAME, None)
