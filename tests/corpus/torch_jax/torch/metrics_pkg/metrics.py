from torchmetrics import MetricCollection
from torchmetrics.classification import BinaryPrecision, BinaryRecall


def build_metrics(prefix):
    return MetricCollection({"precision": BinaryPrecision(threshold=0.5), "recall": BinaryRecall(threshold=0.5)}, prefix=prefix)
