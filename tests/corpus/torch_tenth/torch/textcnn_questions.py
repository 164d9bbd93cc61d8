import torch
import torch.nn as nn
import torch.nn.functional as F

VOCAB, CLASSES = 150, 6


class TextCNN(nn.Module):
    def __init__(self, dim=32, kernels=(2, 3, 4), n_filters=16):
        super().__init__()
        self.embed = nn.Embedding(VOCAB, dim)
        self.convs = nn.ModuleList(nn.Conv1d(dim, n_filters, k) for k in kernels)
        self.drop = nn.Dropout(0.3)
        self.fc = nn.Linear(n_filters * len(kernels), CLASSES)

    def forward(self, x):
        e = self.embed(x).permute(0, 2, 1)
        pooled = [F.relu(conv(e)).max(dim=2)[0] for conv in self.convs]
        return self.fc(self.drop(torch.cat(pooled, 1)))


def questions(n):
    kind = torch.randint(CLASSES, (n,))
    text = torch.randint(0, VOCAB, (n, 12))
    text[:, 0] = kind * 5
    return text, kind


def train(model, loss_func, steps):
    opt = torch.optim.Adam(model.parameters(), lr=1e-3)
    model.train()
    for step in range(1, steps + 1):
        text, kind = questions(64)
        opt.zero_grad()
        loss = loss_func(model(text), kind)
        loss.backward()
        opt.step()
        if step % 50 == 0:
            print(step, loss.item())


torch.manual_seed(0)
model = TextCNN()
train(model, nn.NLLLoss(), 150)
model.eval()
text, kind = questions(500)
print("accuracy", (model(text).argmax(1) == kind).float().mean().item())
