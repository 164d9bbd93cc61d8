import numpy as np
import torch
from torch import nn

# tweet features: length, exclamation marks, capitals ratio, emoji count
TWEETS = np.array([
    [0.4, 0.0, 0.05, 0], [0.9, 3.0, 0.40, 1], [0.2, 1.0, 0.10, 2], [0.7, 0.0, 0.02, 0],
    [0.5, 4.0, 0.60, 0], [0.3, 0.0, 0.08, 3], [0.8, 1.0, 0.12, 0], [0.6, 5.0, 0.55, 2],
], dtype=np.float32)
STANCE = ["neutral", "angry", "happy"]

annotator_a = [0, 1, 2, 0]
annotator_b = [[0, 1, 0], [0, 0, 1], [1, 0, 0], [0, 1, 0]]


class StanceModel(nn.Module):
    def __init__(self, n_features, n_stances):
        super().__init__()
        self.norm = nn.LayerNorm(n_features)
        self.fc = nn.Linear(n_features, 10)
        self.out = nn.Linear(10, n_stances)

    def forward(self, x):
        return self.out(torch.tanh(self.fc(self.norm(x))))


def load():
    labels = annotator_a + annotator_b
    assert len(labels) == len(TWEETS)
    return torch.from_numpy(TWEETS), torch.tensor(labels)


def main():
    x, y = load()
    model = StanceModel(x.shape[1], len(STANCE))
    loss_fn = nn.CrossEntropyLoss()
    opt = torch.optim.Adam(model.parameters(), lr=0.03)
    for epoch in range(50):
        opt.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        opt.step()
    for row, s in zip(TWEETS, model(x).argmax(1).tolist()):
        print(row, STANCE[s])


if __name__ == "__main__":
    main()
