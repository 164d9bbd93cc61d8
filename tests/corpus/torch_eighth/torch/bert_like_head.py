from typing import NamedTuple, Optional

import torch
import torch.nn as nn


class ClassifierOutput(NamedTuple):
    loss: Optional[torch.Tensor]
    probs: torch.Tensor


class TinyEncoder(nn.Module):
    def __init__(self, vocab=80, dim=32):
        super().__init__()
        self.tok = nn.Embedding(vocab, dim)
        layer = nn.TransformerEncoderLayer(dim, 4, 64, batch_first=True)
        self.enc = nn.TransformerEncoder(layer, 1)

    def forward(self, ids):
        return self.enc(self.tok(ids))


class TinyForSequenceClassification(nn.Module):
    def __init__(self, num_labels):
        super().__init__()
        self.num_labels = num_labels
        self.encoder = TinyEncoder()
        self.dropout = nn.Dropout(0.1)
        self.classifier = nn.Linear(32, num_labels)

    def forward(self, ids, labels=None):
        cls = self.encoder(ids)[:, 0]
        probs = self.classifier(self.dropout(cls)).softmax(dim=-1)
        loss = None
        if labels is not None:
            loss_fct = nn.CrossEntropyLoss()
            loss = loss_fct(probs.view(-1, self.num_labels), labels.view(-1))
        return ClassifierOutput(loss=loss, probs=probs)


torch.manual_seed(0)
ids = torch.randint(0, 80, (256, 12))
labels = ids[:, 0] % 3
model = TinyForSequenceClassification(3)
opt = torch.optim.AdamW(model.parameters(), lr=2e-3)
for epoch in range(3):
    for b in torch.randperm(256).split(32):
        out = model(ids[b], labels=labels[b])
        opt.zero_grad()
        out.loss.backward()
        opt.step()
    print(epoch, out.loss.item())
print((model(ids).probs.argmax(-1) == labels).float().mean().item())
