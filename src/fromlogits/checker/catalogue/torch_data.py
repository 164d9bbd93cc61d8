"""PyTorch: `torch.utils.data` and torchvision's classification data sets.

A data set here is an object of items, each an image and a class id; `item` describes one of them, `by_split` the one of each `split`.
`target_transform` changes the second.
"""

from __future__ import annotations

from fromlogits.checker.catalogue.entry import Entry, Layer, Op

__all__ = ["ALIASES", "ENTRIES"]

_LOADER = "dataset batch_size=1 shuffle=None sampler=None batch_sampler=None num_workers=0 collate_fn=None pin_memory=False drop_last=False"

_TORCH: dict[str, Entry] = {
    "ChainDataset": Layer("joined_datasets", "datasets"),
    "ConcatDataset": Layer("joined_datasets", "datasets"),
    "DataLoader": Layer("loader", _LOADER),
    "Dataset": Layer("dataset"),
    "IterableDataset": Layer("dataset"),
    "Subset": Layer("subset", "dataset indices"),
    "SubsetRandomSampler": Layer("sampler", "indices generator=None"),
    "StackDataset": Layer("stacked_datasets", "*datasets"),
    "TensorDataset": Layer("tensor_dataset", "*tensors"),
    "default_collate": Op("default_collate", "batch:xs"),
    "WeightedRandomSampler": Layer("sampler", "weights num_samples replacement=True generator=None"),
    "random_split": Op("random_split", "dataset lengths generator=None"),
}

_PADDING: dict[str, Entry] = {
    "pad_sequence": Op("pad_tensors", "sequences:xs batch_first=False padding_value:value=0.0 padding_side='right'"),
}

_TRANSFORMS = "transform=None target_transform=None download=False"

# name: (signature, number of classes)
_KNOWN = {
    **dict.fromkeys(("CIFAR10", "FashionMNIST", "KMNIST", "MNIST", "USPS"), (f"root train=True {_TRANSFORMS}", 10)),
    "CIFAR100": (f"root train=True {_TRANSFORMS}", 100),
    "Caltech256": (f"root {_TRANSFORMS}", 257),
    "Country211": (f"root split='train' {_TRANSFORMS}", 211),
    "DTD": (f"root split='train' partition=1 {_TRANSFORMS}", 47),
    "EuroSAT": (f"root {_TRANSFORMS}", 10),
    "Flowers102": (f"root split='train' {_TRANSFORMS}", 102),
    "Food101": (f"root split='train' {_TRANSFORMS}", 101),
    "GTSRB": (f"root split='train' {_TRANSFORMS}", 43),
    "ImageNet": ("root split='train' | transform=None target_transform=None", 1000),
    "Imagenette": ("root split='train' size='full' download=False transform=None target_transform=None", 10),
    "PCAM": (f"root split='train' {_TRANSFORMS}", 2),
    "RenderedSST2": (f"root split='train' {_TRANSFORMS}", 2),
    "SEMEION": ("root transform=None target_transform=None download=True", 10),
    "SUN397": (f"root {_TRANSFORMS}", 397),
    "SVHN": (f"root split='train' {_TRANSFORMS}", 10),
    "StanfordCars": (f"root split='train' {_TRANSFORMS}", 196),
}

_VISION: dict[str, Entry] = {
    **{
        name: Layer("dataset", signature, item=(None, f"() int64 [0,{classes - 1}] classes={classes}"))
        for name, (signature, classes) in _KNOWN.items()
    },
    # The number of classes hangs on the folders, on `split`, on `num_classes`.
    "DatasetFolder": Layer("dataset", "root loader extensions=None transform=None target_transform=None", item=(None, "() int64 ids")),
    "EMNIST": Layer(
        "dataset",
        "root split | train=True transform=None target_transform=None",
        item=(None, "() int64 ids"),
        by_split={
            "balanced": (None, "() int64 [0,46] classes=47"),
            "byclass": (None, "() int64 [0,61] classes=62"),
            "bymerge": (None, "() int64 [0,46] classes=47"),
            "digits": (None, "() int64 [0,9] classes=10"),
            "letters": (None, "() int64 [1,26] ids"),  # counted from 1
            "mnist": (None, "() int64 [0,9] classes=10"),
        },
    ),
    "FakeData": Layer(
        "dataset",
        "size=1000 image_size=(3,224,224) num_classes:classes=10 transform=None target_transform=None",
        item=(None, "() int64 ids"),
    ),
    "ImageFolder": Layer("dataset", "root transform=None target_transform=None", item=(None, "() int64 ids")),
    "STL10": Layer("dataset", f"root split='train' folds=None {_TRANSFORMS}", item=(None, "() int64 ids")),  # -1 where unlabelled
}

ENTRIES: dict[str, Entry] = {
    **{f"torch.nn.utils.rnn.{name}": entry for name, entry in _PADDING.items()},
    **{f"torch.utils.data.{name}": entry for name, entry in _TORCH.items()},
    **{f"torchvision.datasets.{name}": entry for name, entry in _VISION.items()},
}

ALIASES: dict[str, str] = {
    "torch.utils.data.dataloader": "torch.utils.data",
    "torch.utils.data.dataset": "torch.utils.data",
    "torchvision.datasets.cifar": "torchvision.datasets",
    "torchvision.datasets.folder": "torchvision.datasets",
    "torchvision.datasets.mnist": "torchvision.datasets",
}
