"""Whisper's matrices in 8 bits: half the time of a window on a processor, and a quarter of the memory.

Weights are rounded once, a scale for each row; what flows through is rounded as it comes. The convolutions, the norms
and the meaning of each token stay as they are. Owns the change of a loaded model; imports torch inside its functions.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from torch import Tensor, nn
    from whisper.model import Whisper

SMALLEST_STATE = 384
"""Narrower models than Whisper's smallest gain nothing: rounding costs more than the product saves."""

ENGINES = ("x86", "onednn", "fbgemm", "qnnpack")


def pays(model: Whisper) -> bool:
    """Whether 8 bits are faster here: on a processor that torch has such products for, from `tiny` on."""
    import torch

    usable = torch.backends.quantized.engine in ENGINES
    return usable and model.device.type == "cpu" and model.dims.n_audio_state >= SMALLEST_STATE


def rounded(model: Whisper) -> Whisper:
    """The same model with its linear layers in 8 bits; the one given must not be used any more."""
    import torch
    from torch.ao import quantization

    _plain(model)
    _with_vocabulary(model)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch announces that these functions will move to another package
        changed: Whisper = quantization.quantize_dynamic(  # type: ignore[no-untyped-call]
            model,
            {torch.nn.Linear: quantization.per_channel_dynamic_qconfig},
            dtype=torch.qint8,
            inplace=True,
        )
    return changed.eval()


def _plain(module: nn.Module) -> None:
    """Put torch's own Linear in place of Whisper's, which torch does not know and would silently pass over."""
    from torch import nn
    from whisper.model import Linear

    for name, child in module.named_children():
        if isinstance(child, nn.Linear) and type(child) is Linear:
            setattr(module, name, _same(child))
        else:
            _plain(child)


def _with_vocabulary(model: Whisper) -> None:
    """Let the decoder's last product, from a thought to the odds of 51,865 tokens, be a layer that can be rounded.

    Whisper multiplies by the tokens' meanings themselves, which takes a third of the decoder's time.
    """
    from torch import nn
    from whisper.model import TextDecoder

    class Decoder(TextDecoder):  # type: ignore[misc]
        """Whisper's decoder but for the last product."""

        def forward(self, x: Tensor, xa: Tensor, kv_cache: dict[Any, Tensor] | None = None) -> Tensor:
            said = next(iter(kv_cache.values())).shape[1] if kv_cache else 0
            places = self.positional_embedding[said : said + x.shape[-1]]
            thought = (self.token_embedding(x) + places).to(xa.dtype)
            for block in self.blocks:
                thought = block(thought, xa, mask=self.mask, kv_cache=kv_cache)
            odds: Tensor = self.vocabulary(self.ln(thought))
            return odds

    weight = model.decoder.token_embedding.weight
    vocabulary = nn.Linear(weight.shape[1], weight.shape[0], bias=False, device="meta")
    vocabulary.weight = weight
    model.decoder.vocabulary = vocabulary
    model.decoder.__class__ = Decoder


def _same(linear: nn.Linear) -> nn.Linear:
    """Torch's own Linear with the very same weights."""
    from torch import nn

    own = nn.Linear(linear.in_features, linear.out_features, bias=linear.bias is not None, device="meta")
    own.weight, own.bias = linear.weight, linear.bias
    return own
