import re

import torch
import torch.nn as nn
from torch.utils.data import DataLoader

messages = [
    {"text": "WIN a free prize now", "label": "spam"},
    {"text": "are you coming home for dinner", "label": "ham"},
    {"text": "claim your free ticket, call now", "label": "spam"},
    {"text": "see you at the station", "label": "ham"},
    {"text": "urgent! your account won 1000", "label": "spam"},
    {"text": "ok, dinner at eight then", "label": "ham"},
] * 10


def tokens(text):
    return re.findall(r"[a-z]+", text.lower())


vocab = {"<unk>": 0}
for m in messages:
    for w in tokens(m["text"]):
        vocab.setdefault(w, len(vocab))


def collate_fn(batch):
    flat, offsets, labels = [], [0], []
    for row in batch:
        ids = [vocab.get(w, 0) for w in tokens(row["text"])]
        flat.extend(ids)
        offsets.append(offsets[-1] + len(ids))
        labels.append(row["label"])
    return torch.tensor(flat), torch.tensor(offsets[:-1]), torch.tensor(labels)


class TextClassificationModel(nn.Module):
    def __init__(self, vocab_size, embed_dim, num_class):
        super().__init__()
        self.embedding = nn.EmbeddingBag(vocab_size, embed_dim)
        self.fc = nn.Linear(embed_dim, num_class)
        self.init_weights()

    def init_weights(self, initrange=0.5):
        self.embedding.weight.data.uniform_(-initrange, initrange)
        self.fc.weight.data.uniform_(-initrange, initrange)
        self.fc.bias.data.zero_()

    def forward(self, text, offsets):
        return self.fc(self.embedding(text, offsets))


loader = DataLoader(messages, batch_size=8, shuffle=True, collate_fn=collate_fn)
model = TextClassificationModel(len(vocab), 16, 2)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)

for epoch in range(3):
    total_acc, total_count = 0, 0
    for text, offsets, label in loader:
        optimizer.zero_grad()
        predicted = model(text, offsets)
        loss = criterion(predicted, label)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 0.1)
        optimizer.step()
        total_acc += (predicted.argmax(1) == label).sum().item()
        total_count += label.size(0)
    print(f"epoch {epoch} accuracy {total_acc / total_count:.3f}")
