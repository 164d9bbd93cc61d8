import copy

import torch

from objectives import preference_loss
from policy import TokenPolicy

torch.manual_seed(0)
policy = TokenPolicy(vocab=20)
reference = copy.deepcopy(policy).requires_grad_(False)
opt = torch.optim.Adam(policy.parameters(), lr=5e-3)
for step in range(40):
    prompt = torch.randint(20, (32, 4))
    chosen, rejected = torch.randint(0, 10, (32, 3)), torch.randint(10, 20, (32, 3))
    pairs = [(policy.logp(prompt, c), reference.logp(prompt, c)) for c in (chosen, rejected)]
    loss = preference_loss(*pairs)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
