"""What Keras reads and prepares: data sets, folders, labels, pretrained networks."""

from __future__ import annotations

from fromlogits.checker.catalogue.entry import Data, Entry, Layer, Op

__all__ = ["ALIASES", "ENTRIES", "OLDER"]

_DIGITS = (
    ("(60000,28,28) uint8 [0,255]", "(60000,) uint8 [0,9] classes=10"),
    ("(10000,28,28) uint8 [0,255]", "(10000,) uint8 [0,9] classes=10"),
)

# By the number of classes; CIFAR's labels stand in a column.
_PICTURES = {
    classes: tuple((f"({rows},32,32,3) uint8 [0,255]", f"({rows},1) uint8 [0,{classes - 1}] classes={classes}") for rows in (50000, 10000))
    for classes in (10, 20, 100)
}

_DATASETS: dict[str, Data] = {
    "mnist": Data("path='mnist.npz'", _DIGITS),
    "fashion_mnist": Data("", _DIGITS),
    "cifar10": Data("", _PICTURES[10]),
    "cifar100": Data("label_mode='fine'", _PICTURES[100], {"label_mode='coarse'": _PICTURES[20]}),
    "imdb": Data(
        "path='imdb.npz' num_words=None skip_top=0 maxlen=None seed=113 start_char=1 oov_char=2 index_from=3",
        (("(25000,) object", "(25000,) int64 [0,1] classes=2"), ("(25000,) object", "(25000,) int64 [0,1] classes=2")),
    ),
    "reuters": Data(
        "path='reuters.npz' num_words=None skip_top=0 maxlen=None test_split=0.2 seed=113 start_char=1 oov_char=2 index_from=3",
        (("(N,) object", "(N,) int64 [0,45] classes=46"), ("(N,) object", "(N,) int64 [0,45] classes=46")),
    ),
    "boston_housing": Data(
        "path='boston_housing.npz' test_split=0.2 seed=113", (("(N,13) float64", "(N,) float64"), ("(N,13) float64", "(N,) float64"))
    ),
    "california_housing": Data(
        "version='large' path='california_housing.npz' test_split=0.2 seed=113",
        (("(N,8) float32", "(N,) float32"), ("(N,8) float32", "(N,) float32")),
    ),
}

_FOLDER = "directory labels='inferred' label_mode='int' class_names=None"

_UTILS: dict[str, Op] = {
    "image_dataset_from_directory": Op("folder_dataset", f"{_FOLDER} color_mode='rgb' batch_size=32 image_size=(256,256)"),
    "text_dataset_from_directory": Op("folder_dataset", f"{_FOLDER} batch_size=32 max_length=None"),
    "audio_dataset_from_directory": Op("folder_dataset", f"{_FOLDER} batch_size=32"),
    "to_categorical": Op("one_hot", "x num_classes:classes=None | y:x=None nb_classes:classes=None dtype=None", column=True),
    "unpack_x_y_sample_weight": Op("unpacked_batch", "data"),
    "normalize": Op("unit_vectors", "x axis=-1 order:p=2"),
    "array_to_img": Op("elementwise"),
    "img_to_array": Op("elementwise", "img:x data_format=None dtype=None"),
    "register_keras_serializable": Op("wrap", "package='Custom' name:label=None"),
    "multi_gpu_model": Op("identity", "model:x gpus=None"),
    "pad_sequences": Op("pad_sequences", "sequences:xs maxlen=None dtype='int32' padding='pre' truncating='pre' value=0.0"),
    "timeseries_dataset_from_array": Op("windows", "data targets sequence_length sequence_stride=1 sampling_rate=1 batch_size=128"),
    "split_dataset": Op("dataset_split", "dataset:x left_size=None right_size=None shuffle=False seed=None"),
}

_GENERATOR: dict[str, Entry] = {
    "": Layer("image_generator", "| rescale=None validation_split=0.0 preprocessing_function=None"),
    ".flow": Op("flow", "self x y=None batch_size=32"),
    ".flow_from_directory": Op(
        "folder_dataset",
        "self directory target_size:image_size=(256,256) color_mode='rgb' classes:class_names=None class_mode:label_mode='categorical' batch_size=32",
        style="generator",
    ),
    ".flow_from_dataframe": Op(
        "folder_dataset",
        "self dataframe directory=None x_col='filename' y_col='class' weight_col=None target_size:image_size=(256,256) color_mode='rgb'"
        " classes:class_names=None class_mode:label_mode='categorical' batch_size=32",
        style="generator",
    ),
}

_INPUT = "weights='imagenet' input_tensor=None input_shape=None pooling=None"
_HEAD = "classes=1000 classifier_activation:activation='softmax'"

# The order of arguments is each family's own; releases before 2.3 lack `classifier_activation`.
_NETWORKS = {
    **dict.fromkeys(
        (
            "DenseNet121 DenseNet169 DenseNet201 EfficientNetB0 EfficientNetB1 EfficientNetB2 EfficientNetB3 EfficientNetB4 EfficientNetB5"
            " EfficientNetB6 EfficientNetB7 EfficientNetV2B0 EfficientNetV2B1 EfficientNetV2B2 EfficientNetV2B3 EfficientNetV2L"
            " EfficientNetV2M EfficientNetV2S InceptionResNetV2 InceptionV3 ResNet101 ResNet101V2 ResNet152 ResNet152V2 ResNet50 ResNet50V2"
            " VGG16 VGG19 Xception"
        ).split(),
        f"include_top=True {_INPUT} {_HEAD}",
    ),
    **dict.fromkeys(
        [f"ConvNeXt{size}" for size in ("Tiny", "Small", "Base", "Large", "XLarge")],
        f"include_top=True include_preprocessing=True {_INPUT} {_HEAD}",
    ),
    **dict.fromkeys(
        [f"RegNet{kind}" for kind in ("X002", "X004", "X008", "X016", "X032", "Y002", "Y004", "Y008", "Y016", "Y032")],
        f"model_name=None include_top=True include_preprocessing=True {_INPUT} {_HEAD}",
    ),
    "MobileNet": (
        "input_shape=None alpha=1.0 depth_multiplier=1 dropout=0.001 include_top=True weights='imagenet' input_tensor=None pooling=None "
        + _HEAD
    ),
    "MobileNetV2": f"input_shape=None alpha=1.0 include_top=True weights='imagenet' input_tensor=None pooling=None {_HEAD}",
    **dict.fromkeys(
        ("MobileNetV3Large", "MobileNetV3Small"),
        "input_shape=None alpha=1.0 minimalistic=False include_top=True weights='imagenet' input_tensor=None classes=1000 pooling=None"
        " dropout_rate=0.2 classifier_activation:activation='softmax'",
    ),
    **dict.fromkeys(
        ("NASNetLarge", "NASNetMobile"), f"input_shape=None include_top=True weights='imagenet' input_tensor=None pooling=None {_HEAD}"
    ),
}

ENTRIES: dict[str, Entry] = {
    "keras.preprocessing.sequence.TimeseriesGenerator": Op(
        "windows",
        "data targets length:sequence_length sampling_rate=1 stride:sequence_stride=1 start_index=0 end_index=None shuffle=False reverse=False"
        " batch_size=128",
    ),
    **{f"keras.datasets.{name}.load_data": data for name, data in _DATASETS.items()},
    **{f"keras.utils.{name}": entry for name, entry in _UTILS.items()},
    **{f"keras.preprocessing.image.ImageDataGenerator{method}": entry for method, entry in _GENERATOR.items()},
    **{f"keras.applications.{name}": Layer("backbone", signature) for name, signature in _NETWORKS.items()},
    "keras.applications.imagenet_utils.preprocess_input": Op("elementwise", "x data_format=None"),
}

# Gone from Keras 3, or never in the public part of it.
OLDER = frozenset(
    {
        "keras.utils.multi_gpu_model",
        "keras.preprocessing.sequence.TimeseriesGenerator",
        *(f"keras.preprocessing.image.ImageDataGenerator{method}" for method in _GENERATOR),
        *(f"keras.applications.{name}" for name in _NETWORKS if name.startswith("RegNet")),
    }
)

_FAMILIES = (
    "convnext densenet efficientnet efficientnet_v2 inception_resnet_v2 inception_v3 mobilenet mobilenet_v2 mobilenet_v3 nasnet regnet resnet"
    " resnet50 resnet_v2 vgg16 vgg19 xception"
).split()

ALIASES: dict[str, str] = {
    **{f"keras.applications.{family}": "keras.applications" for family in _FAMILIES},
    "keras.applications.preprocess_input": "keras.applications.imagenet_utils.preprocess_input",
    "keras_applications": "keras.applications",
    "efficientnet.keras": "keras.applications",
    "efficientnet.tfkeras": "keras.applications",
    "keras_preprocessing": "keras.preprocessing",
    "keras.data_adapter": "keras.utils",  # of `keras.engine`
    "keras.trainers.data_adapters.data_adapter_utils": "keras.utils",
    "keras.legacy.preprocessing": "keras.preprocessing",
    "keras.preprocessing.sequence.pad_sequences": "keras.utils.pad_sequences",
    **{f"keras.preprocessing.image.{name}": f"keras.utils.{name}" for name in ("array_to_img", "img_to_array")},
    **{
        f"keras.preprocessing{room}.{name}_dataset_from_directory": f"keras.utils.{name}_dataset_from_directory"
        for name in ("audio", "image", "text")
        for room in ("", f".{name}", f".{name}_dataset")
    },
    **{
        f"keras.preprocessing{room}.timeseries_dataset_from_array": "keras.utils.timeseries_dataset_from_array"
        for room in ("", ".timeseries")
    },
    **{
        f"keras.utils.{file}": "keras.utils"
        for file in (
            "all_utils audio_dataset_utils image_dataset_utils np_utils numerical_utils text_dataset_utils timeseries_dataset_utils"
        ).split()
    },
    "keras.saving.register_keras_serializable": "keras.utils.register_keras_serializable",
    "keras.saving.object_registration": "keras.utils",
}
