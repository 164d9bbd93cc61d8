import csv
import io

import torch
from torch import nn
from torch.utils.data import DataLoader

NEWS = """1,"troops cross the border after talks fail"
2,"late goal wins the cup final"
3,"shares fall as oil price climbs"
4,"new chip doubles battery life of phones"
1,"president meets rebels for peace talks"
2,"coach leaves the club after final defeat"
3,"bank lifts profit outlook as price rises"
4,"scientists print battery from wood"
"""
rows = [(int(label), text) for label, text in csv.reader(io.StringIO(NEWS))]
vocab = {"<unk>": 0}
for _, text in rows:
    for w in text.split():
        vocab.setdefault(w, len(vocab))

text_pipeline = lambda t: [vocab.get(w, 0) for w in t.split()]
label_pipeline = lambda l: int(l) - 1


def collate_batch(batch):
    labels, tokens, offsets = [], [], [0]
    for label, text in batch:
        labels.append(label_pipeline(label))
        ids = torch.tensor(text_pipeline(text), dtype=torch.int64)
        tokens.append(ids)
        offsets.append(ids.size(0))
    return torch.tensor(labels), torch.cat(tokens), torch.tensor(offsets[:-1]).cumsum(dim=0)


class TextClassificationModel(nn.Module):
    def __init__(self, vocab_size, embed_dim, num_class):
        super().__init__()
        self.embedding = nn.EmbeddingBag(vocab_size, embed_dim, sparse=False)
        self.fc = nn.Linear(embed_dim, num_class)

    def forward(self, text, offsets):
        return self.fc(self.embedding(text, offsets))


num_class = len({label for label, _ in rows})
model = TextClassificationModel(len(vocab), 16, num_class)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
loader = DataLoader(rows, batch_size=4, shuffle=True, collate_fn=collate_batch)
for epoch in range(20):
    for label, text, offsets in loader:
        optimizer.zero_grad()
        loss = criterion(model(text, offsets), label)
        loss.backward()
        optimizer.step()
print(loss.item())
