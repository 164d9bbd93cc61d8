import torch


@torch.no_grad()
def classify(model, input_ids, names):
    model.eval()
    probs = torch.nn.functional.softmax(model(input_ids=input_ids).logits, dim=-1)
    score, index = probs.max(dim=-1)
    return [(names[i], round(s, 3)) for i, s in zip(index.tolist(), score.tolist())]
