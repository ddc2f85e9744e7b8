"""The list of pages at the left: names with counts, or icons alone when folded.

Owns which page is chosen and whether the list is folded. Knows pages by title and icon only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QFrame, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from qa_studio.language import tr
from qa_studio.ui import theme
from qa_studio.ui.widgets.basics import column, icon_button, label, line, row, set_icon

OPEN_PX = 164
"""Open at the least: names of another language may take more."""
FOLDED_PX = 53
_BESIDE_NAME_PX = 60
"""What an open button has beside its name: the edges, the icon, and the gaps between."""
_COUNT_PX = 14
_HEAD_MARGINS = (theme.SPACE_S, 0, theme.SPACE_M)
"""Over the name, right of it, and under it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One page in the list; `icon` is a name in ICONS, `keys` what shows the page from anywhere."""

    title: str
    icon: str
    keys: str
    is_at_foot: bool = False


class NavButton(QToolButton):
    """One page: icon, name, and how much waits there."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self._entry = entry
        self._keys = QKeySequence(entry.keys).toString(QKeySequence.SequenceFormat.NativeText)
        self._count = label("", "small")
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayout(row(1, self._count, margins=(0, 0, theme.SPACE_S, 0)))
        self.setProperty("kind", "nav")
        self.setText(f"  {entry.title}")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._high_px = theme.ROOMY_ROW_PX
        set_icon(self, entry.icon, lambda tokens: tokens.text, theme.BIG_ICON_PX)
        self.set_folded(False)
        self.set_count(0)

    def set_folded(self, is_folded: bool) -> None:
        """Show the icon alone, or with the name."""
        styles = Qt.ToolButtonStyle
        self.setToolButtonStyle(styles.ToolButtonIconOnly if is_folded else styles.ToolButtonTextBesideIcon)
        self._count.setHidden(is_folded)

    def set_low(self, is_low: bool) -> None:
        """Take less height, or the usual one."""
        self._high_px = theme.ROW_PX if is_low else theme.ROOMY_ROW_PX
        self.updateGeometry()

    def set_count(self, count: int) -> None:
        """Show how much waits there; 0 shows nothing."""
        self._count.setText(str(count) if count else "")
        title = self._entry.title
        name = tr("{title}, {count} waiting", title=title, count=count) if count else title
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({self._keys})")

    @property
    def open_px(self) -> int:
        """How wide the open list has to be for the name, chosen, with a count beside it."""
        chosen = QFont(self.font())
        chosen.setWeight(QFont.Weight.DemiBold)
        name = QFontMetrics(chosen).horizontalAdvance(self._entry.title)
        return name + _BESIDE_NAME_PX + _COUNT_PX

    def sizeHint(self) -> QSize:
        return QSize(FOLDED_PX - 2 * theme.SPACE_S - 1, self._high_px)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class SideList(QFrame):
    """The pages, the workspace's menu and the fold.

    Signals:
        chosen(int): position of the page the user wants.
        folded_changed(bool)
    """

    chosen = Signal(int)
    folded_changed = Signal(bool)

    def __init__(
        self, entries: Sequence[Entry], workspace: str, menu: QMenu, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "side")
        self.setAccessibleName(tr("Pages"))
        self._name = label(tr("QA Studio"), "title")
        self._entries = tuple(entries)
        self._buttons = [NavButton(entry) for entry in entries]
        self._group = QButtonGroup(self)
        for position, button in enumerate(self._buttons):
            self._group.addButton(button, position)
        self._group.idClicked.connect(self.chosen)
        self._workspace = self._workspace_button(workspace, menu)
        self._is_folded = self._is_wanted_folded = self._is_narrow = False
        self._fold = icon_button("fold", tr("Fold the list"))
        self._fold.clicked.connect(self._on_fold)
        self._arrange()
        self._open_px = max(OPEN_PX, *(button.open_px for button in self._buttons))
        self.setFixedWidth(self._open_px)

    def choose(self, position: int) -> None:
        """Show a page as the chosen one."""
        self._buttons[position].setChecked(True)

    def set_count(self, position: int, count: int) -> None:
        self._buttons[position].set_count(count)

    def is_folded(self) -> bool:
        return self._is_folded

    def is_wanted_folded(self) -> bool:
        """What the user has chosen where there is room for either."""
        return self._is_wanted_folded

    def set_folded(self, is_folded: bool) -> None:
        """Fold to icons or open, as the user wishes it wherever there is room."""
        self._is_wanted_folded = is_folded
        if not self._is_narrow:
            self._show_folded(is_folded)

    def set_narrow(self, is_narrow: bool) -> None:
        """Fold by itself where the window is narrow; its button opens it for the time being."""
        if is_narrow is not self._is_narrow:
            self._is_narrow = is_narrow
            self._show_folded(is_narrow or self._is_wanted_folded)

    def set_low(self, is_low: bool) -> None:
        """Smaller buttons where the window is low."""
        for button in self._buttons:
            button.set_low(is_low)
        self._head.setContentsMargins(theme.SPACE_S, *((0, 0, 0) if is_low else _HEAD_MARGINS))

    def _on_fold(self) -> None:
        if self._is_narrow:
            self._show_folded(not self._is_folded)
        else:
            self.set_folded(not self._is_folded)

    def _show_folded(self, is_folded: bool) -> None:
        self._is_folded = is_folded
        self.setFixedWidth(FOLDED_PX if is_folded else self._open_px)
        for button in self._buttons:
            button.set_folded(is_folded)
        self._name.setText("" if is_folded else tr("QA Studio"))
        styles = Qt.ToolButtonStyle
        self._workspace.setToolButtonStyle(
            styles.ToolButtonIconOnly if is_folded else styles.ToolButtonTextBesideIcon
        )
        name = tr("Open the list") if is_folded else tr("Fold the list")
        set_icon(self._fold, "unfold" if is_folded else "fold")
        self._fold.setAccessibleName(name)
        self._fold.setToolTip(name)
        self.folded_changed.emit(is_folded)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        focused = next((at for at, button in enumerate(self._buttons) if button.hasFocus()), None)
        if not step or focused is None:
            super().keyPressEvent(event)
            return
        self._buttons[(focused + step) % len(self._buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def _workspace_button(self, workspace: str, menu: QMenu) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "nav")
        set_icon(button, "folder")
        shown = self.fontMetrics().elidedText(workspace, Qt.TextElideMode.ElideRight, 90)
        button.setText(f" {shown} ▾")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAccessibleName(tr("Workspace {workspace}, menu", workspace=workspace))
        button.setToolTip(
            tr("Workspace {workspace}: open another, speech models, appearance", workspace=workspace)
        )
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(menu)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return button

    def _arrange(self) -> None:
        edge = theme.SPACE_S
        self._head = row(self._name, margins=(theme.SPACE_S, *_HEAD_MARGINS))
        box = column(margins=(edge, edge, edge, edge), space=theme.SPACE_XS)
        box.addLayout(self._head)
        self._add_buttons(box, at_foot=False)
        box.addStretch(1)
        self._add_buttons(box, at_foot=True)
        box.addWidget(line())
        box.addWidget(self._workspace)
        box.addWidget(self._fold)
        self.setLayout(box)

    def _add_buttons(self, box: QVBoxLayout, at_foot: bool) -> None:
        for entry, button in zip(self._entries, self._buttons, strict=True):
            if entry.is_at_foot is at_foot:
                box.addWidget(button)
