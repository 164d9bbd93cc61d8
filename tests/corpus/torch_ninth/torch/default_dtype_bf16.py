import torch
import torch.nn as nn

torch.set_default_dtype(torch.bfloat16)
torch.manual_seed(0)


class SpamFilter(nn.Module):
    def __init__(self, n_words=64):
        super().__init__()
        self.hidden = nn.Linear(n_words, 16)
        self.spam = nn.Linear(16, 1)

    def forward(self, counts):
        h = torch.relu(self.hidden(counts))
        return torch.sigmoid(self.spam(h)).flatten()


counts = torch.randint(0, 4, (512, 64)).to(torch.bfloat16)
label = (counts[:, 0] + counts[:, 1] > 3).to(torch.bfloat16)
model = SpamFilter()
bce = nn.BCELoss()
opt = torch.optim.SGD(model.parameters(), lr=0.05)
for epoch in range(10):
    for i in torch.randperm(512).split(64):
        loss = bce(model(counts[i]), label[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
