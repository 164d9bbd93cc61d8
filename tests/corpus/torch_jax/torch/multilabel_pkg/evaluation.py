import torch
from torchmetrics.functional.classification import multilabel_f1_score


def evaluate(model, tokens, labels, threshold=0.5):
    probs = model.predict(tokens)
    y_pred = (probs > threshold).int()
    exact = (y_pred == labels.int()).all(dim=1).float().mean()
    f1 = multilabel_f1_score(probs, labels.int(), num_labels=labels.shape[1], threshold=threshold)
    return {"exact": exact.item(), "f1": f1.item()}
