"""`keras.layers`, with the names Keras 1 and 2 had for them.

Keras calls what a layer is named `name`; it is `label` here, because an activation's own name is `name`.
"""

from __future__ import annotations

from fromlogits.checker.catalogue.entry import Entry, Layer, Op

__all__ = ["ALIASES", "ENTRIES", "OLDER"]

# What every layer takes by keyword: the first layer of a model may say what comes in.
_ANY = "input_shape=None input_dim=None batch_input_shape=None batch_size=None dtype=None name:label=None trainable=True weights=None"
_BASE = f"| {_ANY}"
_DATA = "data_format=None"

_DENSE: dict[str, Layer] = {
    "Dense": Layer("affine", f"units activation=None use_bias=True | output_dim:units=None {_ANY}"),
    "TimeDistributedDense": Layer("affine", f"output_dim:units activation=None {_BASE}"),
    "EinsumDense": Layer("affine", f"equation output_shape:units activation=None {_BASE}"),
    "Embedding": Layer(
        "embedding",
        "input_dim output_dim:units embeddings_initializer='uniform' | input_length=None mask_zero=False"
        " input_shape=None batch_input_shape=None batch_size=None dtype=None name:label=None trainable=True weights=None",
    ),
}

_OLD_CONV = "nb_filter:filters=None subsample:stride=None border_mode:padding=None dim_ordering=None"

_CONV: dict[str, Layer] = {
    **{
        f"{family}{rank}D": Layer(
            "conv",
            f"filters kernel_size:kernel strides:stride={stride} padding='valid' {_DATA} dilation_rate={stride} {middle}=1 activation=None {_BASE}",
            rank=rank,
            channels="last",
        )
        for family, middle, ranks in (("Conv", "groups", (1, 2, 3)), ("SeparableConv", "depth_multiplier", (1, 2)))
        for rank, stride in ((1, "1"), (2, "(1,1)"), (3, "(1,1,1)"))
        if rank in ranks
    },
    **{
        f"Conv{rank}DTranspose": Layer(
            "conv_transpose",
            f"filters kernel_size:kernel strides:stride={stride} padding='valid' {middle} dilation_rate={stride} activation=None {_BASE}",
            rank=rank,
            channels="last",
        )
        for rank, stride, middle in (
            (1, "1", f"output_padding=None {_DATA}"),
            (2, "(1,1)", f"output_padding=None {_DATA}"),
            (3, "(1,1,1)", f"{_DATA} output_padding=None"),
        )
    },
    **{
        f"DepthwiseConv{rank}D": Layer(
            "conv",
            f"kernel_size:kernel strides:stride={stride} padding='valid' depth_multiplier=1 {_DATA} dilation_rate={stride} activation=None {_BASE}",
            rank=rank,
            channels="last",
            depthwise=True,
        )
        for rank, stride in ((1, "1"), (2, "(1,1)"))
    },
    # Keras 1: `Convolution2D(32, 3, 3)` names two sides of the kernel; Keras 2 takes it as well.
    "Convolution1D": Layer(
        "conv",
        f"filters kernel_size:kernel | filter_length:kernel=None strides:stride=1 activation=None padding='valid' {_OLD_CONV} {_ANY}",
        rank=1,
        channels="last",
    ),
    "Convolution2D": Layer(
        "conv",
        f"filters kernel_size:kernel nb_col=None | nb_row:kernel=None strides:stride=(1,1) activation=None padding='valid' {_DATA} {_OLD_CONV} {_ANY}",
        rank=2,
        channels="last",
    ),
    "Convolution3D": Layer(
        "conv",
        f"filters kernel_size:kernel kernel_dim2=None kernel_dim3=None | strides:stride=(1,1,1) activation=None padding='valid' {_DATA} {_OLD_CONV} {_ANY}",
        rank=3,
        channels="last",
    ),
    **{
        f"LocallyConnected{rank}D": Layer(
            "conv",
            f"filters kernel_size:kernel strides:stride={stride} padding='valid' {_DATA} activation=None {_BASE}",
            rank=rank,
            channels="last",
        )
        for rank, stride in ((1, "1"), (2, "(1,1)"))
    },
}

_POOL: dict[str, Layer] = {
    **{
        f"{kind}Pooling{rank}D": Layer(
            "pool",
            f"pool_size:kernel{size} strides:stride=None padding='valid' {_DATA} {_BASE}",
            rank=rank,
            channels="last",
            mean=kind == "Average",
        )
        for rank, sizes in ((1, "=2"), (2, "=(2,2)"), (3, "=(2,2,2)"))
        for kind, size in (("Max", sizes), ("Average", ""))
    },
    **{
        f"Global{kind}Pooling{rank}D": Layer(
            "global_pool", f"{_DATA} keepdims=False {_BASE}", rank=rank, channels="last", mean=kind == "Average"
        )
        for kind in ("Average", "Max")
        for rank in (1, 2, 3)
    },
    **{
        f"Adaptive{kind}Pooling{rank}D": Layer(
            "adaptive_pool", f"output_size {_DATA} {_BASE}", rank=rank, channels="last", mean=kind == "Average"
        )
        for kind in ("Average", "Max")
        for rank in (1, 2, 3)
    },
    "UpSampling1D": Layer("upsample", f"size=2 {_BASE}", rank=1, channels="last"),
    "UpSampling2D": Layer("upsample", f"size=(2,2) {_DATA} interpolation='nearest' {_BASE}", rank=2, channels="last"),
    "UpSampling3D": Layer("upsample", f"size=(2,2,2) {_DATA} {_BASE}", rank=3, channels="last"),
    "ZeroPadding1D": Layer("zero_pad", f"padding=1 {_DATA} {_BASE}", rank=1, channels="last"),
    "ZeroPadding2D": Layer("zero_pad", f"padding=(1,1) {_DATA} {_BASE}", rank=2, channels="last"),
    "ZeroPadding3D": Layer("zero_pad", f"padding=((1,1),(1,1),(1,1)) {_DATA} {_BASE}", rank=3, channels="last"),
    "Cropping1D": Layer("crop", f"cropping=(1,1) {_BASE}", rank=1, channels="last"),
    "Cropping2D": Layer("crop", f"cropping=((0,0),(0,0)) {_DATA} {_BASE}", rank=2, channels="last"),
    "Cropping3D": Layer("crop", f"cropping=((1,1),(1,1),(1,1)) {_DATA} {_BASE}", rank=3, channels="last"),
}

_SEQUENCES = "return_sequences=False return_state=False"

_RECURRENT: dict[str, Layer] = {
    **{
        name: Layer(
            "recurrent",
            f"units activation='tanh' recurrent_activation='sigmoid' use_bias=True | {_SEQUENCES} output_dim:units=None {_ANY}",
            step="step",
        )
        for name in ("GRU", "LSTM")
    },
    "SimpleRNN": Layer("recurrent", f"units activation='tanh' use_bias=True | {_SEQUENCES} output_dim:units=None {_ANY}", step="step"),
    **{name: Layer("recurrent", f"units | {_SEQUENCES} {_ANY}") for name in ("CuDNNGRU", "CuDNNLSTM")},
    "RNN": Layer("recurrent", f"cell return_sequences=False return_state=False {_BASE}"),
    "Bidirectional": Layer("bidirectional", f"layer merge_mode='concat' {_BASE} backward_layer=None"),
    "TimeDistributed": Layer("time_distributed", f"layer {_BASE}"),
    **{
        name: Layer("unknown", "")
        for name in ("ConvLSTM1D", "ConvLSTM2D", "ConvLSTM3D", "GRUCell", "LSTMCell", "SimpleRNNCell", "StackedRNNCells")
    },
}

_ATTENTION: dict[str, Layer] = {
    "MultiHeadAttention": Layer(
        "attention",
        f"num_heads key_dim value_dim=None dropout=0.0 use_bias=True output_shape:units=None {_BASE}",
        call="query:x value key=None query_mask=None value_mask=None key_mask=None attention_mask=None return_attention_scores=False",
    ),
    "GroupQueryAttention": Layer(
        "attention", f"head_dim num_query_heads num_key_value_heads {_BASE}", call="query:x value key=None | return_attention_scores=False"
    ),
    # These two take [query, value] in one list.
    "Attention": Layer("attention", f"use_scale=False {_BASE}", call="inputs:x mask=None | return_attention_scores=False"),
    "AdditiveAttention": Layer("attention", f"use_scale=True {_BASE}", call="inputs:x mask=None | return_attention_scores=False"),
}

_ACTIVATION: dict[str, Layer] = {
    "Activation": Layer("activation", f"activation {_BASE}"),
    "Softmax": Layer("softmax", f"axis=-1 {_BASE}"),
    **{
        name: Layer("activation", f"{options} {_BASE}", name=activation)
        for name, options, activation in (
            ("ELU", "alpha=1.0", "elu"),
            ("LeakyReLU", "negative_slope=0.3", "leaky_relu"),
            ("PReLU", "alpha_initializer='Zeros'", "prelu"),
            ("ReLU", "max_value=None negative_slope=0.0 threshold=0.0", "relu"),
            ("ThresholdedReLU", "theta=1.0", "threshold"),
        )
    },
}

_SAME: dict[str, Layer] = {
    **{name: Layer("dropout", f"rate {_BASE}") for name in ("AlphaDropout", "GaussianDropout")},
    "Dropout": Layer("dropout", f"rate noise_shape=None seed=None | p:rate=None {_ANY}"),
    **{f"SpatialDropout{rank}D": Layer("dropout", f"rate {_BASE}") for rank in (1, 2, 3)},
    "GaussianNoise": Layer("noise", f"stddev {_BASE}"),
    "ActivityRegularization": Layer("identity", f"l1=0.0 l2=0.0 {_BASE}"),
    "Identity": Layer("identity", _BASE),
    "Masking": Layer("identity", f"mask_value=0.0 {_BASE}"),
    **{
        name: Layer("normalise", f"axis=-1 {_BASE}")
        for name in ("BatchNormalization", "LayerNormalization", "UnitNormalization", "RMSNormalization")
    },
    "SyncBatchNormalization": Layer("normalise", f"axis=-1 {_BASE}"),
    "GroupNormalization": Layer("normalise", f"groups=32 axis=-1 {_BASE}"),
    "Flatten": Layer("flatten", f"{_DATA} {_BASE}", start=1),
    "Reshape": Layer("reshape", f"target_shape:shape {_BASE}", batch=True),
    "Permute": Layer("permute", f"dims:axes {_BASE}"),
    "RepeatVector": Layer("repeat_vector", f"n {_BASE}"),
    "Lambda": Layer("lambda", f"function output_shape=None mask=None arguments=None {_BASE}"),
    "Wrapper": Layer("wrapper", f"layer {_BASE}"),
    "SpectralNormalization": Layer("wrapper", f"layer power_iterations=1 {_BASE}"),
    "TorchModuleWrapper": Layer("wrapper", f"module:layer name:label=None {_BASE}"),
    "FlaxLayer": Layer("wrapper", f"module:layer {_BASE}"),
    "Pipeline": Layer("sequential", "layers name:label=None"),
}

_MERGE = {
    "Add": ("add", ""),
    "Average": ("average", ""),
    "Concatenate": ("concatenate", "axis=-1 "),
    "Dot": ("dot", "axes normalize=False "),
    "Maximum": ("maximum", ""),
    "Minimum": ("minimum", ""),
    "Multiply": ("multiply", ""),
    "Subtract": ("subtract", ""),
}
_MERGED = {"concatenate": " axis=-1", "dot": " axes=-1"}

# Data stays data: pictures are turned, lit and scaled.
_PICTURES = (
    "AugMix AutoContrast ContrastLimitedAdaptiveHistogramEqualization CutMix Equalization MixUp RandAugment RandomBrightness"
    " RandomColorDegeneration RandomColorJitter RandomContrast RandomElasticTransform RandomErasing RandomFlip RandomGaussianBlur"
    " RandomGrayscale RandomHue RandomInvert RandomPerspective RandomPosterization RandomRotation RandomSaturation RandomSharpness"
    " RandomShear RandomTranslation RandomZoom Solarization"
).split()

_DATA_LAYERS: dict[str, Layer] = {
    # pictures of another size; a model's scores may be resized as well
    **{name: Layer("crop", f"height width {_BASE}", rank=2, channels="last") for name in ("CenterCrop", "RandomCrop")},
    **{
        name: Layer("upsample", f"factor interpolation='bilinear' {_BASE}", rank=2, channels="last")
        for name in ("RandomHeight", "RandomWidth")
    },
    "Resizing": Layer(
        "upsample",
        "height width interpolation='bilinear' crop_to_aspect_ratio=False pad_to_aspect_ratio=False fill_mode='constant' fill_value=0.0"
        f" antialias=False {_DATA} {_BASE}",
        rank=2,
        channels="last",
    ),
    **{name: Layer("rescale", _BASE) for name in _PICTURES},
    "Normalization": Layer("rescale", f"axis=-1 mean=None variance=None invert=False {_BASE}"),
    "Rescaling": Layer("rescale", f"scale offset=0.0 {_BASE}"),
    **{name: Layer("preprocess", _BASE) for name in ("MaxNumBoundingBoxes", "MelSpectrogram", "STFTSpectrogram")},
    "CategoryEncoding": Layer("category_encoding", f"num_tokens:classes=None output_mode='multi_hot' {_BASE}"),
    "Discretization": Layer("discretize", f"bin_boundaries=None num_bins=None epsilon=0.01 output_mode='int' {_BASE}"),
    "HashedCrossing": Layer("preprocess", f"num_bins output_mode='int' {_BASE}"),
    "Hashing": Layer("preprocess", f"num_bins mask_value=None salt=None output_mode='int' {_BASE}"),
    **{
        f"{kind}Lookup": Layer(
            "lookup",
            f"max_tokens=None num_oov_indices=1 mask_token=None oov_token={unknown} vocabulary=None | idf_weights=None invert=False"
            f" output_mode='int' pad_to_max_tokens=False {_ANY}",
        )
        for kind, unknown in {"Integer": "-1", "String": "'[UNK]'"}.items()
    },
    "TextVectorization": Layer("preprocess", f"max_tokens=None | output_mode='int' {_ANY}"),
}

_BASES: dict[str, Entry] = {
    "Layer": Layer("module", _BASE, protocol="keras"),
    "Layer.add_weight": Op("empty", "self shape=None initializer=None dtype=None trainable=True | name:label=None"),
    "Layer.add_variable": Op("empty", "self shape initializer dtype=None trainable=True | name:label=None"),
    "InputLayer": Layer(
        "input", "shape=None batch_size=None dtype=None sparse=None ragged=None batch_shape=None | input_shape:shape=None name:label=None"
    ),
    **{name: Layer("unknown", "") for name in ("JaxLayer", "ReversibleEmbedding", "TFSMLayer", "DenseFeatures", "MaxoutDense", "Highway")},
}

ENTRIES: dict[str, Entry] = {
    f"keras.layers.{name}": entry
    for name, entry in {
        **_DENSE,
        **_CONV,
        **_POOL,
        **_RECURRENT,
        **_ATTENTION,
        **_ACTIVATION,
        **_SAME,
        **_DATA_LAYERS,
        **_BASES,
        **{name: Layer("merge", f"{options}{_BASE}", mode=mode) for name, (mode, options) in _MERGE.items()},
        **{mode: Op("merge", f"inputs:x{_MERGED.get(mode, '')}", mode=mode) for mode, _ in _MERGE.values()},
    }.items()
}

# Gone from Keras 3.
OLDER = frozenset(
    f"keras.layers.{name}"
    for name in (
        "CuDNNGRU CuDNNLSTM DenseFeatures Highway LocallyConnected1D LocallyConnected2D MaxoutDense RandomHeight RandomWidth"
        " SyncBatchNormalization ThresholdedReLU TimeDistributedDense"
    ).split()
)

_ROOMS = (
    "activation activations advanced_activations attention convolutional convolutional_recurrent core cudnn_recurrent dense_attention"
    " embeddings experimental experimental.preprocessing kernelized layer local merge merging noise normalization normalization_v2 pooling"
    " preprocessing preprocessing.image_preprocessing recurrent recurrent_v2 regularization reshaping rnn wrappers"
).split()

ALIASES: dict[str, str] = {
    **{f"keras.layers.{room}": "keras.layers" for room in _ROOMS},
    # the files that Keras 2 and 3 keep one layer each in
    **{
        f"keras.layers.{room}.{file}": "keras.layers"
        for room, files in {
            "core": "activation dense einsum_dense embedding input_layer lambda_layer masking wrapper",
            "rnn": "bidirectional gru lstm rnn simple_rnn time_distributed",
            "normalization": "batch_normalization batch_normalization_v1 group_normalization layer_normalization unit_normalization",
            "attention": "additive_attention attention multi_head_attention",
        }.items()
        for file in files.split()
    },
    **{f"keras.layers.{kind}Pool{rank}D": f"keras.layers.{kind}Pooling{rank}D" for kind in ("Max", "GlobalMax") for rank in (1, 2, 3)},
    **{f"keras.layers.{kind}AvgPool{rank}D": f"keras.layers.{kind}AveragePooling{rank}D" for kind in ("", "Global") for rank in (1, 2, 3)},
    **{f"keras.layers.Convolution{rank}DTranspose": f"keras.layers.Conv{rank}DTranspose" for rank in (1, 2, 3)},
    **{f"keras.layers.SeparableConvolution{rank}D": f"keras.layers.SeparableConv{rank}D" for rank in (1, 2)},
    "keras.layers.Deconvolution2D": "keras.layers.Conv2DTranspose",
    "keras.layers.Input": "keras.Input",
    "keras.Layer": "keras.layers.Layer",
    "keras.InputLayer": "keras.layers.InputLayer",
}
