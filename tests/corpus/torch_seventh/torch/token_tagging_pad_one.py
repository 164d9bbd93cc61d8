import torch
import torch.nn as nn
from torch.nn.utils.rnn import pad_sequence

TAGS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]
tag2id = {t: i for i, t in enumerate(TAGS)}
sentences = [([5, 7, 9], ["B-PER", "I-PER", "O"]), ([3, 4], ["O", "B-LOC"]), ([8, 2, 6, 1], ["O", "O", "B-LOC", "I-LOC"])]


def collate(batch):
    words = pad_sequence([torch.tensor(w) for w, _ in batch], batch_first=True, padding_value=0)
    tags = pad_sequence([torch.tensor([tag2id[t] for t in ts]) for _, ts in batch], batch_first=True, padding_value=-1)
    return words, tags


class Tagger(nn.Module):
    def __init__(self, num_labels):
        super().__init__()
        self.num_labels = num_labels
        self.embedding = nn.Embedding(10, 16, padding_idx=0)
        self.lstm = nn.LSTM(16, 16, batch_first=True)
        self.classifier = nn.Linear(16, num_labels)

    def forward(self, words, labels=None):
        logits = self.classifier(self.lstm(self.embedding(words))[0])
        if labels is None:
            return logits
        active = labels.view(-1) != -100
        active_logits = logits.view(-1, self.num_labels)[active]
        active_labels = labels.view(-1)[active]
        return nn.functional.cross_entropy(active_logits, active_labels)


loader = torch.utils.data.DataLoader(sentences, batch_size=2, collate_fn=collate)
model = Tagger(len(TAGS))
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(10):
    for words, tags in loader:
        optimizer.zero_grad()
        loss = model(words, tags)
        loss.backward()
        optimizer.step()
predicted = model(collate(sentences)[0]).argmax(-1)
print([[TAGS[i] for i in row] for row in predicted.tolist()], loss.item())
