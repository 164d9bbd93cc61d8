import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
PROTOTYPES = torch.randn(4, 10)
labels = torch.randint(4, (256,))
signals = PROTOTYPES[labels] + 0.5 * torch.randn(256, 10)


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.w = nn.Linear(10, 4)

    def forward(self, x):
        return self.w(x).log_softmax(dim=-1)


model = Classifier()
opt = torch.optim.Adam(model.parameters(), lr=0.05)
for _ in range(50):
    opt.zero_grad()
    log_probs = model(signals)
    loss = F.nll_loss(input=labels, target=log_probs)
    loss.backward()
    opt.step()
print(loss.item())
