import csv
import io
import random

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

WORDS = ["thanks", "great", "idiot", "stupid", "hello", "bye", "trash", "nice", "please", "shut"]
RUDE = {"idiot", "stupid", "trash", "shut"}


def export(n, seed=0):
    rnd = random.Random(seed)
    buf = io.StringIO()
    writer = csv.DictWriter(buf, fieldnames=["text", "toxicity"])
    writer.writeheader()
    for _ in range(n):
        words = rnd.choices(WORDS, k=5)
        share = sum(w in RUDE for w in words) / 5
        votes = sum(rnd.random() < share for _ in range(10))
        writer.writerow({"text": " ".join(words), "toxicity": votes / 10})
    return buf.getvalue()


class Comments(Dataset):
    def __init__(self, text):
        self.rows = list(csv.DictReader(io.StringIO(text)))
        self.index = {w: i for i, w in enumerate(WORDS)}

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, i):
        row = self.rows[i]
        ids = torch.tensor([self.index[w] for w in row["text"].split()])
        label = torch.tensor(float(row["toxicity"])).long()
        return ids, label


class BagClassifier(nn.Module):
    def __init__(self, n_words, n_labels=2):
        super().__init__()
        self.bag = nn.EmbeddingBag(n_words, 8, mode="sum")
        self.fc = nn.Linear(8, n_labels)

    def forward(self, ids):
        return self.fc(self.bag(ids))


model = BagClassifier(len(WORDS))
optimizer = torch.optim.Adagrad(model.parameters(), lr=0.1)
ce = nn.CrossEntropyLoss()
loader = DataLoader(Comments(export(600)), batch_size=50, shuffle=True)
for epoch in range(3):
    for ids, label in loader:
        loss = ce(model(ids), label)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
rude = torch.tensor([[WORDS.index(w) for w in ("idiot", "stupid", "trash", "shut", "idiot")]])
print("P(toxic)", model(rude).softmax(1)[0, 1].item())
