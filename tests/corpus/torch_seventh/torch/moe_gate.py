"""Top-k mixture of experts with the load-balancing loss and the router's z-loss."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class MoE(nn.Module):
    def __init__(self, d, n_experts=4, k=2):
        super().__init__()
        self.k, self.n = k, n_experts
        self.gate = nn.Linear(d, n_experts, bias=False)
        self.experts = nn.ModuleList(nn.Sequential(nn.Linear(d, 2 * d), nn.ReLU(), nn.Linear(2 * d, d)) for _ in range(n_experts))

    def forward(self, x):
        router_logits = self.gate(x)
        routing_weights = F.softmax(router_logits, dim=1, dtype=torch.float)
        routing_weights, selected = torch.topk(routing_weights, self.k, dim=-1)
        routing_weights = routing_weights / routing_weights.sum(dim=-1, keepdim=True)
        out = torch.zeros_like(x)
        for i, expert in enumerate(self.experts):
            rows, slot = torch.where(selected == i)
            if rows.numel():
                out = out.index_add(0, rows, expert(x[rows]) * routing_weights[rows, slot, None])
        probs = torch.softmax(router_logits, dim=-1)
        density = F.one_hot(selected, self.n).float().sum(1).mean(0)
        balance = self.n * (density * probs.mean(0)).sum()
        z = torch.logsumexp(router_logits, dim=-1).pow(2).mean()
        return out, balance, z


class MoEClassifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.inp, self.moe, self.head = nn.Linear(10, 16), MoE(16), nn.Linear(16, 3)

    def forward(self, x):
        h, balance, z = self.moe(F.gelu(self.inp(x)))
        return self.head(h), 0.01 * balance + 0.001 * z


net = MoEClassifier()
opt = torch.optim.AdamW(net.parameters(), 1e-3)
x, y = torch.randn(64, 10), torch.randint(0, 3, (64,))
for _ in range(5):
    logits, aux = net(x)
    loss = F.cross_entropy(logits, y) + aux
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), aux.item())
