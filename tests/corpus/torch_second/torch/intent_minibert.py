import torch
from torch.nn import functional as F
from torch.utils.data import DataLoader, TensorDataset
from transformers import DistilBertConfig, DistilBertForSequenceClassification

INTENTS = ["play_music", "set_alarm", "weather", "book_table", "smalltalk"]
id2label = dict(enumerate(INTENTS))
label2id = {name: i for i, name in id2label.items()}


def utterances(n, length=8):
    names = [INTENTS[i % len(INTENTS)] for i in range(n)]
    labels = torch.tensor([label2id[name] for name in names])
    base = 3 + labels[:, None] * 10
    ids = base + torch.randint(0, 10, (n, length))
    lengths = torch.randint(4, length + 1, (n, 1))
    mask = (torch.arange(length)[None] < lengths).long()
    return ids * mask, mask, labels


def build_model():
    config = DistilBertConfig(
        vocab_size=60, max_position_embeddings=16, n_layers=1, n_heads=2, dim=16, hidden_dim=32,
        num_labels=3,
    )
    return DistilBertForSequenceClassification(config)


def run_epoch(model, loader, optimizer, class_weights=None):
    total = 0.0
    for ids, mask, labels in loader:
        logits = model(input_ids=ids, attention_mask=mask).logits
        loss = F.cross_entropy(logits, labels, weight=class_weights)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        total += loss.item()
    return total / len(loader)


if __name__ == "__main__":
    torch.manual_seed(0)
    loader = DataLoader(TensorDataset(*utterances(200)), batch_size=20, shuffle=True)
    model = build_model()
    optimizer = torch.optim.AdamW(model.parameters(), lr=5e-4)
    for epoch in range(2):
        print(epoch, run_epoch(model, loader, optimizer))
