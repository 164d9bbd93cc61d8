import torch
import torch.nn as nn
import torch.nn.functional as F


class ShapeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 8, 3, padding=1)
        self.conv2 = nn.Conv2d(8, 16, 3, padding=1)
        self.fc = nn.Linear(16, 3)

    def forward(self, x):
        x = F.relu(self.conv2(F.relu(self.conv1(x))))
        return self.fc(x.mean((2, 3)))


class GradCAM:
    def __init__(self, model, layer):
        self.model, self.acts = model, None
        layer.register_forward_hook(self._keep)

    def _keep(self, module, inputs, output):
        self.acts = output

    def __call__(self, x, cls):
        probs = F.softmax(self.model(x), dim=1)
        grads = torch.autograd.grad(probs[:, cls].sum(), self.acts)[0]
        weights = grads.mean((2, 3), keepdim=True)
        cam = F.relu((weights * self.acts).sum(1))
        return cam / (cam.amax((1, 2), keepdim=True) + 1e-8), probs[:, cls]


def shapes(n):
    y = torch.randint(3, (n,))
    x = 0.2 * torch.randn(n, 1, 12, 12)
    x[y == 0, :, 3:9, 3:9] += 1
    x[y == 1, :, 5:7, :] += 1
    x[y == 2, :, :, 5:7] += 1
    return x, y


net = ShapeNet()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for step in range(80):
    x, y = shapes(64)
    loss = F.cross_entropy(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
cam = GradCAM(net, net.conv2)
x, y = shapes(4)
heat, p = cam(x, 1)
print(loss.item(), heat.shape, p.tolist())
