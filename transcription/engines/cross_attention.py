"""How the decoder looks at the encoded sound, once for each token: kept in the order in which it is read.

Whisper keeps what it looks at as the encoder wrote it and cuts it into heads anew at every token; read that way it
takes most of the decoder's time. Owns that change of a loaded model; imports torch and whisper inside its functions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from torch import Tensor
    from whisper.model import Whisper


def install(model: Whisper) -> None:
    """Change a model's decoder; what it writes stays the same but for the last digits of its figures."""
    from whisper.model import MultiHeadAttention

    class CrossAttention(MultiHeadAttention):  # type: ignore[misc]
        """Attention to encoded sound, whose heads are laid out once for all tokens of a text."""

        def forward(
            self,
            x: Tensor,
            xa: Tensor | None = None,
            mask: Tensor | None = None,
            kv_cache: dict[Any, Any] | None = None,
        ) -> tuple[Tensor, Tensor | None]:
            if xa is None or kv_cache is None:
                whole: tuple[Tensor, Tensor | None] = super().forward(x, xa, mask, kv_cache)
                return whole
            if self not in kv_cache:
                kv_cache[self] = self.laid_out(xa)
                # Whisper's own hooks have kept the same once more.
                kv_cache.pop(self.key, None)
                kv_cache.pop(self.value, None)
            keys, values = kv_cache[self]
            looks = (self.heads(self.query(x)) @ keys).softmax(dim=-1)
            return self.out((looks @ values).permute(0, 2, 1, 3).flatten(start_dim=2)), None

        def laid_out(self, xa: Tensor) -> tuple[Tensor, Tensor]:
            """Keys (batch, heads, width, time), already scaled, and values (batch, heads, time, width)."""
            keys, values = self.heads(self.key(xa)), self.heads(self.value(xa))
            return (keys.transpose(-1, -2) * keys.shape[-1] ** -0.5).contiguous(), values.contiguous()

        def heads(self, x: Tensor) -> Tensor:
            return x.view(*x.shape[:2], self.n_head, -1).permute(0, 2, 1, 3)

    for block in model.decoder.blocks:
        block.cross_attn.__class__ = CrossAttention
