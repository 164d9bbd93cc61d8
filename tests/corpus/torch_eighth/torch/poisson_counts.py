import torch
from torch import nn

torch.manual_seed(0)
X = torch.randn(500, 5)
rate = torch.exp(0.5 * X[:, 0] - 0.3 * X[:, 1])
counts = torch.poisson(rate)

net = nn.Sequential(nn.Linear(5, 16), nn.Softplus(), nn.Linear(16, 1), nn.Flatten(0))
loss_fn = nn.PoissonNLLLoss(log_input=True)
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(100):
    opt.zero_grad()
    loss = loss_fn(net(X), counts)
    loss.backward()
    opt.step()
predicted = net(X).exp().round()
print(loss.item(), (predicted - counts).abs().mean().item())
