"""PyTorch: the layers and containers of `torch.nn`.

A module whose output has a shape of its own kind (`EmbeddingBag`, `PixelShuffle`, `GLU`, recurrent cells) does not
stand here: unknown is right for it, and a `Linear` behind it is known again.
"""

from __future__ import annotations

from fromlogits.checker.catalogue.entry import Entry, Layer, Op

__all__ = ["ALIASES", "ENTRIES"]

_RANKS = (1, 2, 3)

_INPUT = "input:x"

_AFFINE: dict[str, Entry] = {
    "Bilinear": Layer("affine", "in1_features in2_features out_features:units bias=True", call="input1:x input2"),
    "LazyLinear": Layer("affine", "out_features:units bias=True", call=_INPUT),
    "Linear": Layer("affine", "in_features out_features:units bias=True", call=_INPUT),
}

_KERNEL = "out_channels:filters kernel_size:kernel stride=1 padding=0"

_CONVOLUTIONS: dict[str, Entry] = {
    f"{lazy}{name}{rank}d": Layer(operation, f"{channels}{_KERNEL} {rest}", call=_INPUT, rank=rank, channels="first")
    for name, operation, rest in (
        ("Conv", "conv", "dilation=1 groups=1 bias=True"),
        ("ConvTranspose", "conv_transpose", "output_padding=0 groups=1 bias=True dilation=1"),
    )
    for lazy, channels in (("", "in_channels "), ("Lazy", ""))
    for rank in _RANKS
}

_POOLS: dict[str, Entry] = {
    **{
        f"{kind}Pool{rank}d": Layer(
            "pool", "kernel_size:kernel stride=None padding=0", call=_INPUT, rank=rank, channels="first", mean=kind == "Avg"
        )
        for kind in ("Avg", "Max")
        for rank in _RANKS
    },
    **{
        f"LPPool{rank}d": Layer("pool", "norm_type kernel_size:kernel stride=None", call=_INPUT, rank=rank, channels="first")
        for rank in _RANKS
    },
    **{
        f"Adaptive{kind}Pool{rank}d": Layer("adaptive_pool", "output_size", call=_INPUT, rank=rank, channels="first", mean=kind == "Avg")
        for kind in ("Avg", "Max")
        for rank in _RANKS
    },
}

_RESIZED: dict[str, Entry] = {
    "Upsample": Layer("upsample", "size:output_size=None scale_factor:size=None", call=_INPUT, rank=None, channels="first"),
    **{
        f"Upsampling{kind}2d": Layer("upsample", "size:output_size=None scale_factor:size=None", call=_INPUT, rank=2, channels="first")
        for kind in ("Bilinear", "Nearest")
    },
    **{
        f"{kind}Pad{rank}d": Layer("zero_pad", "padding", call=_INPUT, rank=rank, channels="first")
        for kind in ("Circular", "Constant", "Reflection", "Replication", "Zero")
        for rank in _RANKS
    },
}

_RECURRENT: dict[str, Entry] = {
    name: Layer(
        "recurrent",
        f"input_size hidden_size:units num_layers=1 {extra}bias=True batch_first=False dropout=0.0 bidirectional=False {last}",
        call="input:x hx=None",
        torch=True,
    )
    for name, extra, last in (("GRU", "", ""), ("LSTM", "", "proj_size=0"), ("RNN", "nonlinearity='tanh' ", ""))
}

_TRANSFORMERS: dict[str, Entry] = {
    "MultiheadAttention": Layer("attention", "embed_dim:units num_heads", call="query:x key value"),
    "Transformer": Layer("transformer", "d_model:units=512 nhead=8", call="src tgt:x"),
    "TransformerDecoder": Layer("transformer", "decoder_layer num_layers norm=None", call="tgt:x memory"),
    "TransformerDecoderLayer": Layer("transformer", "d_model:units nhead", call="tgt:x memory"),
    "TransformerEncoder": Layer("transformer", "encoder_layer num_layers norm=None", call="src:x mask=None"),
    "TransformerEncoderLayer": Layer("transformer", "d_model:units nhead", call="src:x src_mask=None"),
}

_NORMALISATIONS = (
    *(f"{lazy}{kind}Norm{rank}d" for lazy in ("", "Lazy") for kind in ("Batch", "Instance") for rank in _RANKS),
    *("CrossMapLRN2d", "GroupNorm", "LayerNorm", "LocalResponseNorm", "SyncBatchNorm"),
)

_DROPOUTS = ("AlphaDropout", "Dropout", "Dropout1d", "Dropout2d", "Dropout3d", "FeatureAlphaDropout")

_ACTIVATIONS = {
    "CELU": "celu",
    "ELU": "elu",
    "GELU": "gelu",
    "Hardshrink": "hard_shrink",
    "Hardsigmoid": "hard_sigmoid",
    "Hardswish": "hard_swish",
    "Hardtanh": "hard_tanh",
    "LeakyReLU": "leaky_relu",
    "Mish": "mish",
    "PReLU": "prelu",
    "RReLU": "rrelu",
    "ReLU": "relu",
    "ReLU6": "relu6",
    "SELU": "selu",
    "SiLU": "silu",
    "Softmin": "softmin",
    "Softplus": "softplus",
    "Softshrink": "soft_shrink",
    "Softsign": "softsign",
    "Tanh": "tanh",
    "Tanhshrink": "tanh_shrink",
    "Threshold": "threshold",
}

_ELEMENTS: dict[str, Entry] = {
    **{name: Layer("normalise", "*arguments", call=_INPUT) for name in _NORMALISATIONS},
    **{name: Layer("dropout", "*arguments", call=_INPUT) for name in _DROPOUTS},
    **{name: Layer("activation", "*arguments", call=_INPUT, name=activation) for name, activation in _ACTIVATIONS.items()},
    "Identity": Layer("identity", "*arguments", call=_INPUT),
    "LogSigmoid": Layer("log_sigmoid", call=_INPUT),
    "LogSoftmax": Layer("log_softmax", "dim:axis=None", call=_INPUT),
    "RMSNorm": Layer("normalise", "*arguments"),
    "Sigmoid": Layer("sigmoid", call=_INPUT),
    "Softmax": Layer("softmax", "dim:axis=None", call=_INPUT),
    "Softmax2d": Layer("softmax", call=_INPUT, axis=-3),
}

_REGRESSION: dict[str, Entry] = {
    name: Layer("regression_loss", "", call="input:x target:y") for name in ("HuberLoss", "L1Loss", "MSELoss", "SmoothL1Loss")
}

_CONTAINERS: dict[str, Entry] = {
    "DataParallel": Layer("wrapper", "module:layer device_ids=None output_device=None dim=0", call="*inputs:x"),
    "Module": Layer("module", protocol="torch"),
    "ModuleDict": Layer("module_dict", "modules:layers=None"),
    "ModuleList": Layer("module_list", "modules:layers=None"),
    "ParameterDict": Layer("module_dict", "parameters:layers=None"),
    "ParameterList": Layer("module_list", "values:layers=None"),
    "Parameter": Op("learn", "data:x=None requires_grad=True"),  # its first values say nothing about the trained ones
    "Sequential": Layer("sequential", "*args:layers", call=_INPUT),
    "SyncBatchNorm.convert_sync_batchnorm": Op("wrap", "module:f process_group=None"),
    "parallel.DistributedDataParallel": Layer("wrapper", "module:layer device_ids=None", call="*inputs:x"),
}

_LAYERS: dict[str, Entry] = {
    **_AFFINE,
    **_CONVOLUTIONS,
    **_POOLS,
    **_RESIZED,
    **_RECURRENT,
    **_TRANSFORMERS,
    **_ELEMENTS,
    **_CONTAINERS,
    **_REGRESSION,
    "Embedding": Layer("embedding", "num_embeddings embedding_dim:units padding_idx=None", call=_INPUT),
    "Flatten": Layer("flatten", "start_dim:start=1 end_dim:end=-1", call=_INPUT),
}

ENTRIES: dict[str, Entry] = {
    **{f"torch.nn.{name}": entry for name, entry in _LAYERS.items()},
    "torch.optim.swa_utils.AveragedModel": Layer("wrapper", "model:layer device=None", call="*args:x"),
}

_MODULES = (
    "activation adaptive batchnorm container conv distance dropout flatten fold instancenorm linear loss module normalization padding "
    "pixelshuffle pooling rnn sparse transformer upsampling"
).split()

ALIASES: dict[str, str] = {
    "apex.parallel.DistributedDataParallel": "torch.nn.parallel.DistributedDataParallel",
    "torch.nn.modules": "torch.nn",
    **{f"torch.nn.modules.{module}": "torch.nn" for module in _MODULES},
    "torch.nn.parallel.DataParallel": "torch.nn.DataParallel",
    "torch.nn.parallel.data_parallel.DataParallel": "torch.nn.DataParallel",
    "torch.nn.parallel.distributed.DistributedDataParallel": "torch.nn.parallel.DistributedDataParallel",
    "torch.nn.parameter": "torch.nn",
}
