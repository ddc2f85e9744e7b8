"""Whisper's encoder in numbers of 16 bits, where the processor multiplies them twice as fast.

These numbers (bfloat16) have the range of 32 bits and 8 bits of precision; the sums of products and what flows from
block to block stay in 32. The first convolution, which hears the loudness itself, stays as it is. Owns that change of a
loaded model; imports torch and whisper inside its functions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from torch import Tensor
    from whisper.model import Whisper

SMALLEST_STATE = 384
"""Narrower models than Whisper's smallest gain nothing."""

ROWS = 500
"""Moments whose looks at all others are calculated at once: they stay in the processor's own memory."""


def pays(model: Whisper) -> bool:
    """Whether the processor has products of such numbers; elsewhere they are slower than those of 32 bits."""
    import torch

    fast = any(
        getattr(torch.cpu, name, bool)() for name in ("_is_avx512_bf16_supported", "_is_amx_tile_supported")
    )
    return fast and model.device.type == "cpu" and model.dims.n_audio_state >= SMALLEST_STATE


def install(model: Whisper) -> None:
    """Change a model's encoder; what it hears differs from Whisper's own by less than 8 bits' rounding."""
    from torch.nn.functional import gelu
    from whisper.model import AudioEncoder, MultiHeadAttention, ResidualAttentionBlock

    class Attention(MultiHeadAttention):  # type: ignore[misc]
        """Attention of all moments to each other: in 16 bits, a few hundred moments of one head at a time."""

        def forward(self, x: Tensor) -> Tensor:
            import torch

            parts = (self.query(x) * (x.shape[-1] // self.n_head) ** -0.5, self.key(x), self.value(x))
            questions, keys, values = (self.heads(part) for part in parts)
            looked = torch.empty_like(questions)
            for head in range(len(questions)):
                key, value = keys[head].t(), values[head]
                for first in range(0, len(value), ROWS):
                    rows = slice(first, first + ROWS)
                    looks = (questions[head, rows] @ key).softmax(dim=-1)
                    torch.mm(looks, value, out=looked[head, rows])
            own: Tensor = self.out(
                looked.view(len(x), self.n_head, *looked.shape[1:]).transpose(1, 2).flatten(2)
            )
            return own

        def heads(self, x: Tensor) -> Tensor:
            """(batch * heads, time, width)."""
            return x.view(*x.shape[:2], self.n_head, -1).transpose(1, 2).flatten(0, 1).contiguous()

    class Block(ResidualAttentionBlock):  # type: ignore[misc]
        def forward(self, x: Tensor) -> Tensor:
            import torch

            x = x + self.attn(self.attn_ln(x).to(torch.bfloat16))
            heard: Tensor = x + self.mlp(self.mlp_ln(x).to(torch.bfloat16))
            return heard

    class Encoder(AudioEncoder):  # type: ignore[misc]
        def forward(self, x: Tensor) -> Tensor:
            """Spectra (batch, bands, frames) to what the decoder looks at, float32 (batch, time, width)."""
            import torch

            x = gelu(self.conv2(gelu(self.conv1(x)).to(torch.bfloat16))).transpose(1, 2)
            x = x + self.positional_embedding
            for block in self.blocks:
                x = block(x)
            heard: Tensor = self.ln_post(x)
            return heard

    encoder: Any = model.encoder
    encoder.conv2.bfloat16()
    for block in encoder.blocks:
        block.attn.bfloat16()
        block.mlp.bfloat16()
        block.attn.__class__, block.__class__ = Attention, Block
    encoder.__class__ = Encoder
