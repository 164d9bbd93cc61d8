"""Cross-entropy with a hand-written backward, checked by gradcheck."""
import torch
import torch.nn as nn
from torch.autograd import Function, gradcheck


class SoftmaxCrossEntropy(Function):
    @staticmethod
    def forward(ctx, logits, target):
        shifted = logits - logits.max(dim=1, keepdim=True).values
        log_z = shifted.exp().sum(1, keepdim=True).log()
        log_probs = shifted - log_z
        ctx.save_for_backward(log_probs.exp(), target)
        return -log_probs.gather(1, target.unsqueeze(1)).mean()

    @staticmethod
    def backward(ctx, grad_output):
        probs, target = ctx.saved_tensors
        grad = probs.clone()
        grad[torch.arange(len(target)), target] -= 1
        return grad_output * grad / len(target), None


class FocalSigmoid(Function):
    @staticmethod
    def forward(ctx, logits, label, gamma):
        probs = torch.sigmoid(logits)
        log_probs = torch.where(logits >= 0, -torch.log1p(torch.exp(-logits)), logits - torch.log1p(torch.exp(logits)))
        log_1_probs = log_probs - logits
        ctx.gamma = gamma
        ctx.save_for_backward(probs, log_probs, log_1_probs, label)
        return -(label * (1 - probs) ** gamma * log_probs + (1 - label) * probs**gamma * log_1_probs).sum()

    @staticmethod
    def backward(ctx, g):
        probs, log_probs, log_1_probs, label = ctx.saved_tensors
        gamma = ctx.gamma
        pos = (1 - probs) ** gamma * (gamma * probs * log_probs - (1 - probs))
        neg = probs**gamma * (probs - gamma * (1 - probs) * log_1_probs)
        return g * (label * pos + (1 - label) * neg), None, None


torch.manual_seed(0)
z = torch.randn(6, 4, dtype=torch.double, requires_grad=True)
t = torch.randint(0, 4, (6,))
assert gradcheck(lambda a: SoftmaxCrossEntropy.apply(a, t), (z,))
torch.testing.assert_close(SoftmaxCrossEntropy.apply(z, t), nn.functional.cross_entropy(z, t))
b = torch.randint(0, 2, (6, 4)).double()
assert gradcheck(lambda a: FocalSigmoid.apply(a, b, 2.0), (z,))

net = nn.Linear(8, 4)
opt = torch.optim.SGD(net.parameters(), 0.1)
x, y = torch.randn(40, 8), torch.randint(0, 4, (40,))
for _ in range(5):
    loss = SoftmaxCrossEntropy.apply(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
