"""Files for imports: recordings and chats, written as other programs write them."""

from __future__ import annotations

import math
import struct
import wave
from pathlib import Path

CHATS = """conversation_id,timestamp,speaker,message
A-1,2026-03-04 09:12:05,Agent,"Hello, this is Maya at Meadow Lane."
A-1,2026-03-04 09:12:45,Customer,My chairs are late.
A-2,2026-03-05 10:00:00,Agent,Good morning.
A-2,2026-03-05 10:01:00,Customer,Wo bleibt meine Bestellung? 😡
"""

SURVEY = """interaction,question,scale,rating,comment,follow_up
A-1,How satisfied are you?,1-5,4,Thanks,
A-1,Would you recommend us?,0-10,9,,
A-2,How satisfied are you?,1-5,1,Nobody called back,callback
"""


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def tone(path: Path, seconds: float = 0.5, channels: int = 2, hertz: float = 440.0) -> Path:
    """A 16-bit WAV of 8 kHz with a sine on every channel."""
    path.parent.mkdir(parents=True, exist_ok=True)
    samples = (
        round(8000 * math.sin(2 * math.pi * hertz * place / 8000)) for place in range(round(seconds * 8000))
    )
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(b"".join(struct.pack("<h", value) * channels for value in samples))
    return path
