"""Whisper's decoder with a memory of its own: what it heard and what it said, in the order in which it is read.

Whisper keeps both through hooks on the model, so that a model can write one text at a time, joins all that was said
anew at every token, and cuts what was heard into heads anew at every token; that takes most of its time. Here a memory
belongs to one batch, so that several may be decoded at once. Owns that change of a loaded model; imports torch and
whisper inside its functions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import torch
    from torch import Tensor, nn
    from whisper.model import Whisper

ROOM = 64
"""Tokens for which room is made at once."""


@dataclass(slots=True, eq=False)
class Memory:
    """What the decoder knows of one batch.

    Attributes:
        kind: how what was heard is kept: float32, or bfloat16 for half the reading; float16 on a graphics card.
        heard: keys and values of the encoded sound, (batch, heads, time, width) each, one pair a block.
        said: keys and values of the tokens so far, (batch, heads, room, width) each, one pair a block.
        count: tokens so far.
        watched: heads of a block whose looks at the sound are kept, by the block's number.
        looks: (batch, watched heads, tokens, time), by the block's number: before the softmax, of the last tokens.
    """

    kind: torch.dtype
    heard: list[tuple[Tensor, Tensor]] = field(default_factory=list)
    said: list[tuple[Tensor, Tensor]] = field(default_factory=list)
    count: int = 0
    watched: Mapping[int, Sequence[int]] = field(default_factory=dict)
    looks: dict[int, Tensor] = field(default_factory=dict)

    @property
    def thinks_in(self) -> torch.dtype:
        """What flows from block to block: 32 bits on a processor."""
        import torch

        return self.kind if self.kind is torch.float16 else torch.float32

    def of_one(self, place: int) -> Memory:
        """The sound of one window of the batch, without a copy, and with nothing said."""
        own = slice(place, place + 1)
        return Memory(self.kind, [(keys[own], values[own]) for keys, values in self.heard])


@dataclass(slots=True, eq=False)
class Heard:
    """What the encoder hears in one window.

    Attributes:
        features: (n_audio_ctx, n_audio_state).
        memory, place: where the decoder has laid it out, after the last time that it was decoded.
    """

    features: Tensor
    memory: Memory | None = None
    place: int = 0

    def laid_out(self) -> Memory:
        """The sound of this window alone, with nothing said.

        Raises: ValueError when it was never decoded.
        """
        if self.memory is None:
            raise ValueError("what was not decoded is not laid out")
        return self.memory.of_one(self.place)


class Listener:
    """A model that is given to Whisper's own search for one batch, and remembers what it heard."""

    def __init__(self, model: Whisper) -> None:
        self._model = model
        self.memory = Memory(model.decoder.kind)

    def install_kv_cache_hooks(self) -> tuple[Memory, list[Any]]:
        """What Whisper's search calls first: its memory, and the hooks to be removed at the end."""
        return self.memory, []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._model, name)


def install(model: Whisper, kind: torch.dtype) -> None:
    """Change a model's decoder; what it writes stays the same but for the last digits of its figures.

    Args: kind: how what was heard is kept.
    """
    own, heard = _attentions(kind)
    decoder = model.decoder
    for block in decoder.blocks:
        block.attn.together = _joined(block.attn)
        block.attn.query = block.attn.key = block.attn.value = None
        block.attn.__class__, block.cross_attn.__class__, block.__class__ = own, heard, _block()
    decoder.vocabulary = _linear(decoder.token_embedding.weight, None)
    decoder.kind = kind
    decoder.__class__ = _decoder()


def halve_meanings(model: Whisper) -> None:
    """Keep the tokens' meanings in 16 bits, as the published weights have them, where nothing is lost by it.

    To be done when the last product has weights of its own.
    """
    import torch

    meanings = model.decoder.token_embedding
    if torch.equal(meanings.weight.half().float(), meanings.weight):
        meanings.half()


def _attentions(kind: torch.dtype) -> tuple[type, type]:
    """What a block does with what was said, and with what was heard."""
    from torch.nn.functional import scaled_dot_product_attention
    from whisper.model import MultiHeadAttention

    class OwnAttention(MultiHeadAttention):  # type: ignore[misc]
        """Attention to what was said; one product for question, key and value."""

        def forward(self, x: Tensor, memory: Memory, number: int) -> Tensor:
            question, key, value = (_heads(part, self.n_head) for part in self.together(x).chunk(3, dim=-1))
            keys, values = _remembered(memory, number, key, value)
            looked = scaled_dot_product_attention(question, keys, values, is_causal=x.shape[1] > 1)
            own: Tensor = self.out(looked.transpose(1, 2).flatten(start_dim=2))
            return own

    class HeardAttention(MultiHeadAttention):  # type: ignore[misc]
        """Attention to the encoded sound."""

        def forward(self, x: Tensor, memory: Memory, number: int) -> Tensor:
            keys, values = memory.heard[number]
            question = _heads(self.query(x) * keys.shape[-1] ** -0.5, self.n_head).to(keys.dtype)
            looks = question @ keys.transpose(-1, -2)
            if number in memory.watched:
                memory.looks[number] = looks[:, list(memory.watched[number])]
            looked = (looks.softmax(dim=-1) @ values).to(x.dtype)
            own: Tensor = self.out(looked.transpose(1, 2).flatten(start_dim=2))
            return own

        def laid_out(self, sound: Tensor) -> tuple[Tensor, Tensor]:
            """Keys and values of encoded sound (batch, time, width)."""
            keys, values = (_heads(part(sound).to(kind), self.n_head) for part in (self.key, self.value))
            return keys.contiguous(), values.contiguous()

    return OwnAttention, HeardAttention


@cache
def _block() -> type:
    from whisper.model import ResidualAttentionBlock

    class Block(ResidualAttentionBlock):  # type: ignore[misc]
        def forward(self, x: Tensor, memory: Memory, number: int) -> Tensor:
            x = x + self.attn(self.attn_ln(x), memory, number)
            x = x + self.cross_attn(self.cross_attn_ln(x), memory, number)
            written: Tensor = x + self.mlp(self.mlp_ln(x))
            return written

    return Block


@cache
def _decoder() -> type:
    from whisper.model import TextDecoder

    class Decoder(TextDecoder):  # type: ignore[misc]
        """Whisper's decoder, whose last product is a layer that can be rounded like the others."""

        def forward(self, x: Tensor, xa: Tensor | None, kv_cache: Memory | None = None) -> Tensor:
            """The odds of each token to come next: (batch, tokens, vocabulary)."""
            odds: Tensor = self.vocabulary(self.thought(x, xa, kv_cache or Memory(self.kind)))
            return odds.float()

        def thought(self, tokens: Tensor, sound: Tensor | None, memory: Memory) -> Tensor:
            """What stands before the odds; `sound` is needed by a memory that has heard nothing.

            Several tokens at once are the first ones of a text; later ones come one by one.
            """
            memory.heard = memory.heard or [block.cross_attn.laid_out(sound) for block in self.blocks]
            begin, end = memory.count, memory.count + tokens.shape[1]
            x = (self.token_embedding(tokens) + self.positional_embedding[begin:end]).to(memory.thinks_in)
            for number, block in enumerate(self.blocks):
                x = block(x, memory, number)
            memory.count = end
            own: Tensor = self.ln(x)
            return own

    return Decoder


def _heads(x: Tensor, count: int) -> Tensor:
    """(batch, time, width of all) as (batch, heads, time, width)."""
    return x.view(*x.shape[:2], count, -1).transpose(1, 2)


def _remembered(memory: Memory, number: int, key: Tensor, value: Tensor) -> tuple[Tensor, Tensor]:
    """All keys and values of a block's tokens, those of the latest put behind the others."""
    begin, end = memory.count, memory.count + key.shape[2]
    if number == len(memory.said):
        memory.said.append((_roomy(key, 0), _roomy(value, 0)))
    elif memory.said[number][0].shape[2] < end:
        keys, values = memory.said[number]
        memory.said[number] = _roomy(keys, begin), _roomy(values, begin)
    keys, values = memory.said[number]
    keys[:, :, begin:end], values[:, :, begin:end] = key, value
    return keys[:, :, :end], values[:, :, :end]


def _roomy(said: Tensor, kept: int) -> Tensor:
    """The same with room for more tokens; only what is to be kept is copied."""
    batch, heads, length, width = said.shape
    roomy = said.new_empty(batch, heads, length + ROOM, width)
    roomy[:, :, :kept] = said[:, :, :kept]
    return roomy


def _joined(attention: Any) -> nn.Linear:
    """Question, key and value as one layer; the key has no bias of its own."""
    import torch

    parts = (attention.query, attention.key, attention.value)
    weight = torch.cat([part.weight.detach() for part in parts])
    bias = torch.cat([attention.query.bias, torch.zeros_like(attention.query.bias), attention.value.bias])
    return _linear(weight, bias.detach())


def _linear(weight: Tensor, bias: Tensor | None) -> nn.Linear:
    """A layer with the very same weights."""
    from torch import nn
    from whisper.model import Linear

    own: nn.Linear = Linear(weight.shape[1], weight.shape[0], bias=bias is not None, device="meta")
    own.weight = weight if isinstance(weight, nn.Parameter) else nn.Parameter(weight, requires_grad=False)
    if bias is not None:
        own.bias = nn.Parameter(bias, requires_grad=False)
    return own
