import torch
from torch import nn

net = nn.Linear(10, 1)
opt = torch.optim.SGD(net.parameters(), 0.1)
x = torch.randn(7, 10)
s = net(x).reshape(-1)
logp = torch.log_softmax(s, dim=0)
loss = -logp[3]
loss.backward()
ce = nn.functional.cross_entropy(s.unsqueeze(0), torch.tensor([3]))
ce.backward()
ce1 = nn.functional.cross_entropy(net(x).T, torch.tensor([3]))
ce1.backward()
ce2 = nn.functional.cross_entropy(s, torch.tensor(3))
ce2.backward()
d = torch.distributions.Categorical(logits=s)
(-d.log_prob(torch.tensor(2))).backward()
