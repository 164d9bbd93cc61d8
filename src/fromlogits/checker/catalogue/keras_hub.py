"""KerasHub: classifiers of texts on a pretrained network. Without an activation they give scores, and bring a loss of their own that knows."""

from __future__ import annotations

from fromlogits.checker.catalogue.entry import Entry, Layer

__all__ = ["ALIASES", "ENTRIES"]

_KINDS = "Albert Bert DebertaV3 DistilBert FNet Roberta RoformerV2 XLMRoberta".split()

ENTRIES: dict[str, Entry] = {
    **{
        f"keras_hub.models.{kind}TextClassifier": Layer("backbone", "backbone num_classes:classes preprocessor=None activation=None")
        for kind in _KINDS
    },
    **{
        f"keras_hub.models.{kind}TextClassifier.from_preset": Layer(
            "backbone", "preset load_weights=True | num_classes:classes=None activation=None"
        )
        for kind in ("", *_KINDS)
    },
}

ALIASES: dict[str, str] = {
    "keras_nlp": "keras_hub",
    **{f"keras_hub.models.{kind}Classifier": f"keras_hub.models.{kind}TextClassifier" for kind in _KINDS},
}
