from torchmetrics import MetricCollection
from torchmetrics.classification import BinaryAccuracy, BinaryJaccardIndex


def build_metrics(prefix):
    return MetricCollection(
        {"iou": BinaryJaccardIndex(threshold=0.5), "pixacc": BinaryAccuracy(threshold=0.5)},
        prefix=prefix,
    )
