import torch
from torch import nn
from torch.utils.data import DataLoader

TAGS = ["vegan", "quick", "dessert", "spicy"]
RECIPES = [
    ([1, 0, 2, 3, 0], [1, 1, 0, 0]),
    ([0, 4, 1, 0, 2], [0, 0, 1, 0]),
    ([3, 1, 0, 2, 2], [1, 1, 0, 1]),
    ([0, 0, 5, 1, 1], [0, 1, 1, 0]),
    ([2, 2, 2, 0, 0], [1, 0, 0, 1]),
    ([1, 3, 0, 0, 4], [0, 1, 0, 1]),
    ([0, 1, 1, 1, 1], [1, 1, 1, 1]),
    ([4, 0, 0, 2, 1], [0, 0, 0, 1]),
]


def collate(rows):
    counts, tags = zip(*rows)
    return torch.tensor(counts, dtype=torch.float32), torch.tensor(tags, dtype=torch.float32)


class Tagger(nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = nn.Linear(5, 12)
        self.tag = nn.Linear(12, len(TAGS))

    def forward(self, counts):
        return self.tag(torch.relu(self.embed(counts)))


tagger = Tagger()
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(tagger.parameters(), lr=0.02)
for epoch in range(30):
    for counts, tags in DataLoader(RECIPES, batch_size=4, shuffle=True, collate_fn=collate):
        loss = criterion(tagger(counts), tags)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
print("loss", loss.item())
