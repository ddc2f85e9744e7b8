"""Whisper's matrices in 8 bits: half the time of a window on a processor, and a quarter of the memory.

Weights are rounded once, a scale for each row; what flows through is rounded as it comes. The convolutions, the norms
and the meaning of each token stay as they are. Owns the change of a loaded model; imports torch inside its functions.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from torch import nn
    from whisper.model import Whisper

Part = TypeVar("Part", bound="nn.Module")

SMALLEST_STATE = 384
"""Narrower models than Whisper's smallest gain nothing: rounding costs more than the product saves."""

ENGINES = ("x86", "onednn", "fbgemm", "qnnpack")


def pays(model: Whisper) -> bool:
    """Whether 8 bits are faster here: on a processor that torch has such products for, from `tiny` on."""
    import torch

    usable = torch.backends.quantized.engine in ENGINES
    return usable and model.device.type == "cpu" and model.dims.n_audio_state >= SMALLEST_STATE


def rounded(part: Part) -> Part:
    """A model, or a part of one, with its linear layers in 8 bits; the one given must not be used any more."""
    import torch
    from torch.ao import quantization

    _plain(part)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch announces that these functions will move to another package
        changed: Part = quantization.quantize_dynamic(  # type: ignore[no-untyped-call]
            part,
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


def _same(linear: nn.Linear) -> nn.Linear:
    """Torch's own Linear with the very same weights."""
    from torch import nn

    own = nn.Linear(linear.in_features, linear.out_features, bias=linear.bias is not None, device="meta")
    own.weight, own.bias = linear.weight, linear.bias
    return own
