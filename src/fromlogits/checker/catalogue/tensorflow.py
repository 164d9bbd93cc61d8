"""TensorFlow: its losses on logits, `tf.data`, functions of functions, distribution, and what stands around it (addons, data sets).

Tensors' functions stand in `tensorflow_math`, TensorFlow 1 in `tensorflow_v1`; `tf.keras` is Keras.
Left out on purpose: sampled softmax, noise-contrastive estimation and Poisson losses.
"""

from __future__ import annotations

from fromlogits.checker.catalogue import keras_losses, keras_metrics, tensorflow_math, tensorflow_v1
from fromlogits.checker.catalogue.entry import Entry, Layer, LossEntry, MetricEntry, Op
from fromlogits.vocabulary import Family, LabelForm, OutputKind

__all__ = ["ALIASES", "ENTRIES", "OLDER"]

IDS = frozenset({LabelForm.CLASS_IDS})
ROWS = frozenset({LabelForm.ONE_HOT, LabelForm.DISTRIBUTION})
UNITS = frozenset({LabelForm.BINARY, LabelForm.MULTI_HOT, LabelForm.ONE_HOT, LabelForm.DISTRIBUTION})
FLAGS = frozenset({LabelForm.BINARY, LabelForm.MULTI_HOT, LabelForm.ONE_HOT})

_LOSSES: dict[str, Entry] = {
    "tensorflow.nn.softmax_cross_entropy_with_logits": LossEntry(
        "softmax_cross_entropy_with_logits",
        Family.MULTICLASS,
        OutputKind.LOGITS,
        ROWS,
        "labels logits:output axis=-1 name:label=None | dim:axis=-1",
        framework="tensorflow",
        sparse="tensorflow.nn.sparse_softmax_cross_entropy_with_logits",
        fused=True,
        same_shape=True,
        strict=True,
    ),
    "tensorflow.nn.sparse_softmax_cross_entropy_with_logits": LossEntry(
        "sparse_softmax_cross_entropy_with_logits",
        Family.MULTICLASS,
        OutputKind.LOGITS,
        IDS,
        "labels logits:output name:label=None",
        framework="tensorflow",
        dense="tensorflow.nn.softmax_cross_entropy_with_logits",
        fused=True,
    ),
    "tensorflow.nn.sigmoid_cross_entropy_with_logits": LossEntry(
        "sigmoid_cross_entropy_with_logits",
        Family.BINARY,
        OutputKind.LOGITS,
        UNITS,
        "labels=None logits:output=None name:label=None",
        framework="tensorflow",
        fused=True,
        same_shape=True,
        strict=True,
    ),
    "tensorflow.nn.weighted_cross_entropy_with_logits": LossEntry(
        "weighted_cross_entropy_with_logits",
        Family.BINARY,
        OutputKind.LOGITS,
        UNITS,
        "labels logits:output pos_weight name:label=None | targets:labels=None",
        framework="tensorflow",
        fused=True,
        same_shape=True,
        strict=True,
    ),
    "tensorflow.nn.ctc_loss": LossEntry(
        "ctc_loss",
        None,
        OutputKind.LOGITS,
        frozenset(),
        "labels logits:output label_length logit_length logits_time_major=True unique=None blank_index=None name:label=None",
        framework="tensorflow",
    ),
    "tensorflow_addons.losses.SigmoidFocalCrossEntropy": LossEntry(
        "SigmoidFocalCrossEntropy",
        Family.BINARY,
        None,
        UNITS,
        "y_true:labels y_pred:output sample_weight=None",
        "from_logits=False alpha=0.25 gamma=2.0 reduction='none' name:label='sigmoid_focal_crossentropy'",
        framework="keras",
    ),
    "tensorflow_addons.losses.sigmoid_focal_crossentropy": LossEntry(
        "sigmoid_focal_crossentropy",
        Family.BINARY,
        None,
        UNITS,
        "y_true:labels y_pred:output alpha=0.25 gamma=2.0 from_logits=False",
        framework="keras",
    ),
    "tensorflow_addons.seq2seq.sequence_loss": LossEntry(
        "sequence_loss",
        Family.MULTICLASS,
        OutputKind.LOGITS,
        IDS,
        "logits:output targets:labels weights",
        framework="tensorflow",
        fused=True,
    ),
}

_SCORED = "y_true:labels y_pred:output sample_weight=None"

_METRICS: dict[str, Entry] = {
    # The largest score, unless the program gives a threshold.
    "tensorflow_addons.metrics.F1Score": MetricEntry(
        "F1Score",
        _SCORED,
        "num_classes:classes average=None threshold=None name:label='f1_score' dtype=None",
        labels=FLAGS,
        framework="keras",
    ),
    "tensorflow_addons.metrics.FBetaScore": MetricEntry(
        "FBetaScore",
        _SCORED,
        "num_classes:classes average=None beta=1.0 threshold=None name:label='fbeta_score' dtype=None",
        labels=FLAGS,
        framework="keras",
    ),
}

_MAKERS: dict[str, Entry] = {
    "from_tensor_slices": Op("dataset_from_slices", "tensors"),
    "from_generator": Op(
        "dataset_from_generator", "generator:f output_types=None output_shapes=None args:arguments=None output_signature=None"
    ),
    "from_tensors": Op("dataset_from_tensors", "tensors"),
    "sample_from_datasets": Op("dataset_mixed", "datasets weights=None seed=None"),
    "choose_from_datasets": Op("dataset_mixed", "datasets choice_dataset"),
    "range": Op("dataset_range", "*args"),
    "zip": Op("dataset_zip", "*args:xs datasets=None"),
}

# Methods: the data set itself comes first.
_METHODS: dict[str, Entry] = {
    "map": Op("dataset_map", "x map_func:f"),
    "apply": Op("apply", "self:arguments transformation_func:f"),
    "batch": Op("dataset_batch", "x batch_size:size drop_remainder=False"),
    "padded_batch": Op("dataset_batch", "x batch_size:size padded_shapes=None padding_values=None drop_remainder=False"),
    "ragged_batch": Op("dataset_batch", "x batch_size:size drop_remainder=False"),
    "bucket_by_sequence_length": Op("dataset_batch", "x element_length_func bucket_boundaries bucket_batch_sizes:size"),
    "rebatch": Op("dataset_rebatch", "x batch_size:size drop_remainder=False"),
    "enumerate": Op("dataset_enumerate", "x start=0"),
    "flat_map": Op("dataset_flat_map", "x map_func:f"),
    "interleave": Op("dataset_flat_map", "x map_func:f"),
    "window": Op("dataset_window", "x size shift=None stride=1 drop_remainder=False"),
    "group_by_window": Op("dataset_grouped", "x key_func reduce_func:f window_size=None"),
    "scan": Op("dataset_scan", "x initial_state:state scan_func:f"),
    "rejection_resample": Op("dataset_resampled", "x class_func target_dist initial_dist=None"),
    "get_single_element": Op("dataset_next"),
    "unbatch": Op("dataset_unbatch"),
    "cache": Op("dataset_same", "x filename=''"),
    "concatenate": Op("dataset_concatenated", "x dataset:other"),
    "filter": Op("dataset_filtered", "x predicate:f"),
    "prefetch": Op("dataset_same", "x buffer_size"),
    "repeat": Op("dataset_same", "x count=None"),
    "shard": Op("dataset_same", "x num_shards index"),
    "shuffle": Op("dataset_same", "x buffer_size"),
    "skip": Op("dataset_same", "x count"),
    "snapshot": Op("dataset_same", "x path"),
    "take": Op("dataset_same", "x count"),
    "take_while": Op("dataset_filtered", "x predicate:f"),
    "with_options": Op("dataset_same", "x options"),
    **{name: Op("dataset_same") for name in ("as_numpy_iterator", "ignore_errors")},
    **{name: Op("dataset_same") for name in ("make_initializable_iterator", "make_one_shot_iterator")},  # TensorFlow 1
    "get_next": Op("dataset_next"),  # TensorFlow 1: an iterator's method
}

_DATA: dict[str, Entry] = {
    **{f"tensorflow.data.Dataset.{name}": entry for name, entry in {**_MAKERS, **_METHODS}.items()},
    **{
        f"tensorflow.data.{name}": Op("dataset_unknown", "filenames")
        for name in ("FixedLengthRecordDataset", "TFRecordDataset", "TextLineDataset")
    },
    **{f"tensorflow.data.experimental.{name}": _MAKERS[name] for name in ("choose_from_datasets", "sample_from_datasets")},
    "tensorflow_datasets.load": Op("unknown", "name:label split=None"),
    "tensorflow_datasets.as_numpy": Op("dataset_same", "dataset:x"),
}

_STRATEGIES = (
    "CentralStorageStrategy MirroredStrategy MultiWorkerMirroredStrategy OneDeviceStrategy ParameterServerStrategy Strategy TPUStrategy"
).split()

_FUNCTIONS: dict[str, Entry] = {
    "GradientTape": Layer("tape", "persistent=False watch_accessed_variables=True"),
    "Module": Layer("module", "name:label=None", protocol="tensorflow"),
    "function": Op("wrap", "func:f=None"),
    "recompute_grad": Op("wrap", "f"),
    "grad_pass_through": Op("wrap", "f"),
    "autograph.experimental.do_not_convert": Op("wrap", "func:f=None"),
    "cond": Op("cond", "pred:condition true_fn:f=None false_fn:g=None"),
    "map_fn": Op("map_rows", "fn:f elems:xs"),
    "vectorized_map": Op("map_rows", "fn:f elems:xs"),
    "scan": Op("scan", "fn:f elems:xs initializer:init=None"),
    "nest.map_structure": Op("tree_map", "func:f *structure:trees"),
    **{name: Op("apply", "func:f=None inp:arguments=None Tout=None") for name in ("numpy_function", "py_function")},
    "debugging.check_numerics": Op("identity", "tensor:x message"),
    **{f"distribute.{name}": Layer("object") for name in _STRATEGIES},
    **{
        f"distribute.{name}.{run}": Op("apply", "self fn:f args:arguments=() kwargs=None")
        for name in _STRATEGIES
        for run in ("run", "experimental_run_v2")
    },
    **{f"distribute.{name}.experimental_distribute_dataset": Op("identity", "self dataset:x") for name in _STRATEGIES},
    **{f"distribute.{name}.reduce": Op("elementwise", "self reduce_op value:x axis") for name in _STRATEGIES},
}

_ADDONS: dict[str, Entry] = {
    **{
        f"activations.{name}": Op("activation", "x", name=activation)
        for name, activation in {
            "gelu": "gelu",
            "hardshrink": "hard_shrink",
            "lisht": "lisht",
            "mish": "mish",
            "rrelu": "rrelu",
            "softshrink": "soft_shrink",
            "sparsemax": "sparsemax",
            "tanhshrink": "tanh_shrink",
        }.items()
    },
    **{f"layers.{name}": Layer("wrapper", "layer") for name in ("SpectralNormalization", "WeightNormalization")},
    **{f"layers.{name}": Layer("normalise", "| name:label=None") for name in ("GroupNormalization", "InstanceNormalization")},
}

# Models, or single layers, made ready to be pruned, clustered or quantised: they give what they gave before.
_SLIMMED: dict[str, Op] = {
    "clustering.keras.cluster_weights": Op("cloned", "to_cluster:x cluster_centroids_init=None number_of_clusters=None"),
    "clustering.keras.strip_clustering": Op("cloned", "model:x"),
    "quantization.keras.quantize_annotate_layer": Op("cloned", "to_annotate:x quantize_config=None"),
    "quantization.keras.quantize_annotate_model": Op("cloned", "to_annotate:x"),
    "quantization.keras.quantize_apply": Op("cloned", "model:x scheme=None"),
    "quantization.keras.quantize_model": Op("cloned", "to_quantize:x"),
    "sparsity.keras.prune_low_magnitude": Op("cloned", "to_prune:x pruning_schedule=None"),
    "sparsity.keras.strip_pruning": Op("cloned", "model:x"),
}

ENTRIES: dict[str, Entry] = {
    **tensorflow_math.ENTRIES,
    **tensorflow_v1.ENTRIES,
    **_LOSSES,
    **_METRICS,
    **_DATA,
    **{f"tensorflow.{name}": entry for name, entry in _FUNCTIONS.items()},
    **{f"tensorflow_addons.{name}": entry for name, entry in _ADDONS.items()},
    **{f"tensorflow_model_optimization.{name}": entry for name, entry in _SLIMMED.items()},
    **{f"tensorflow.Tensor.{name}": Op("identity", "x") for name in ("initialized_value", "read_value", "value")},
}

# Not part of TensorFlow 2 under these names, nor installed beside it.
OLDER = tensorflow_v1.OLDER | {
    name
    for name in ENTRIES
    if name.startswith(
        (
            "tensorflow_addons.",
            "tensorflow_datasets.",
            "tensorflow_model_optimization.",
            "tensorflow.Tensor.",
            "tensorflow.data.Dataset.get_next",
            "tensorflow.distribute.Central",
        )
    )
    or name.endswith(".experimental_run_v2")
}

# `tf.losses` and `tf.metrics` are Keras's rooms with TensorFlow 1's furniture still in them.
_SHARED = [name for name in (*keras_losses.ENTRIES, *keras_metrics.ENTRIES) if name.startswith(("keras.losses.", "keras.metrics."))]

ALIASES: dict[str, str] = {
    **tensorflow_v1.ALIASES,
    **{f"tensorflow.{name.removeprefix('keras.')}": name for name in _SHARED},
    **{f"tensorflow.{old.removeprefix('keras.')}": new for old, new in keras_losses.ALIASES.items() if old.startswith("keras.metrics.")},
    "tensorflow_core": "tensorflow",
    "tensorflow.experimental.numpy": "numpy",
    "tensorflow.contrib.data.Dataset": "tensorflow.data.Dataset",
    "tensorflow.contrib.seq2seq": "tensorflow_addons.seq2seq",
    "tensorflow.distribute.experimental": "tensorflow.distribute",
    "tensorflow.distribute.get_strategy": "tensorflow.distribute.Strategy",
    "tensorflow.random.experimental": "tensorflow.random",
    **{f"tensorflow.python.ops.{file}": "tensorflow" for file in ("array_ops", "math_ops", "random_ops", "variables")},
    "tensorflow.python.ops.nn": "tensorflow.nn",
    "tensorflow.python.ops.nn_ops": "tensorflow.nn",
    "tensorflow.python.framework.ops": "tensorflow",
}
