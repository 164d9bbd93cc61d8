import torch
from torchmetrics.functional.classification import multilabel_f1_score, multilabel_hamming_distance


def evaluate(model, batches, n_rotors=4):
    model.eval()
    f1, hamming = [], []
    with torch.no_grad():
        for signal, damaged in batches:
            out = model(signal)
            f1.append(multilabel_f1_score(out, damaged.long(), num_labels=n_rotors))
            hamming.append(multilabel_hamming_distance(out, damaged.long(), num_labels=n_rotors))
    return torch.stack(f1).mean().item(), torch.stack(hamming).mean().item()
