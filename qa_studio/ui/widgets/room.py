"""Room for what may need more of it than there is: shown whole where it fits, scrolled where it does not.

Owns how large its content is, and that the control with the keyboard is in sight. Knows no content.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QScrollArea, QSplitter, QStackedWidget, QWidget

from qa_studio.ui import theme

_MARGIN_PX = theme.SPACE_S
"""What is seen of the surroundings of a control that was scrolled into sight."""
_LOOKS_MOST = 4
"""How often in a row the content may turn out to need another size, because its panes have become wider or narrower."""


class Room(QScrollArea):
    """Unlike a plain scroll area it gives its content no more than it needs at the least before it scrolls, asks for
    as much room as the content likes to have, and takes no focus of its own.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = content
        self._whole, self._kept_px = QSize(), 0
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        content.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def content(self) -> QWidget:
        return self._content

    def least(self, width: int) -> QSize:
        """What the content needs at the least in so many pixels of width."""
        needed = least_size(self._content, width)
        return needed.boundedTo(self._content.maximumSize())

    def sizeHint(self) -> QSize:
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def wished_height(self, width: int) -> int:
        """What the content likes to have in so many pixels of width."""
        layout = self._content.layout()
        if layout is None or not layout.hasHeightForWidth():
            return self.sizeHint().height()
        return layout.totalHeightForWidth(width)

    def show_whole(self, widget: QWidget) -> None:
        """Scroll a part of the content into sight; its beginning where it is larger than the room."""
        corner = widget.mapTo(self._content, widget.rect().topLeft())
        for bar, place, size, room in (
            (self.verticalScrollBar(), corner.y(), widget.height(), self.viewport().height()),
            (self.horizontalScrollBar(), corner.x(), widget.width(), self.viewport().width()),
        ):
            margin = max(0, min(_MARGIN_PX, (room - size) // 2))
            first, last = place - margin, place + size + margin - room
            bar.setValue(first if size > room else min(first, max(last, bar.value())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """What is hidden does not lay out its parts."""
        super().showEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._content and event.type() is QEvent.Type.LayoutRequest:
            self._fit()
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """The content fills the room, less the bar of the other direction where it is larger than that.

        Panes may need another height in another width: so what has grown is looked at again. Nothing is made smaller
        only to be measured: each resize asks for another look, and two of them for ever.
        """
        whole = self.maximumViewportSize()
        if whole != self._whole:
            self._whole, self._kept_px = whole, 0
        seen: list[QSize] = []
        while len(seen) < _LOOKS_MOST:
            wanted = self._wanted(whole, max(self._kept_px, _needed_height(self._content)))
            if wanted == self._content.size():
                return
            if wanted in seen:  # neither suits: the higher one cuts nothing
                self._kept_px = max(size.height() for size in seen)
            seen.append(wanted)
            self._content.resize(wanted)

    def _wanted(self, room: QSize, height: int = 0) -> QSize:
        """Args: height: that the content has turned out to need; 0 for not known."""
        bar = self.verticalScrollBar().sizeHint().width()
        least = self.least(room.width())
        if max(least.height(), height) > room.height():
            room = QSize(room.width() - bar, room.height())
            least = self.least(room.width())
        if least.width() > room.width():
            room = QSize(room.width(), room.height() - bar)
        return least.expandedTo(QSize(0, height)).expandedTo(room)

    @Slot(QWidget, QWidget)
    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Follow the keyboard; what the mouse has pressed is in sight already."""
        if now is None or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        if self.isVisible() and self._content.isAncestorOf(now):
            self.show_whole(now)


def least_size(content: QWidget, width: int) -> QSize:
    """The least that a widget can be used in; its height for its width, where lines of text break."""
    shown = content.currentWidget() if isinstance(content, QStackedWidget) else None
    content = shown or content  # a stack asks for what the highest of its parts would like to have
    least = content.minimumSizeHint().expandedTo(content.minimumSize())
    layout: QLayout | None = content.layout()
    if layout is None:
        return least
    wide = max(width, least.width())
    if layout.hasHeightForWidth():
        least.setHeight(max(layout.totalMinimumHeightForWidth(wide), content.minimumHeight()))
    return least


def _needed_height(content: QWidget) -> int:
    """How high content has to be for the panes beside each other in it, in the widths that they have; 0 for not known.

    A splitter never asks its panes how high their lines of text become in their width.
    """
    lacking = [
        least_size(pane, pane.width()).height() - pane.height()
        for splitter in content.findChildren(QSplitter)
        if splitter.orientation() is Qt.Orientation.Horizontal and splitter.isVisibleTo(content)
        for pane in map(splitter.widget, range(splitter.count()))
        if pane is not None and pane.isVisibleTo(content)
    ]
    return content.height() + max(lacking) if lacking and content.isVisible() else 0
