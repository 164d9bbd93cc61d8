import torch
from torch import nn, optim

# the soft part is the cross-entropy with the teacher's probabilities as the target
teacher = nn.Sequential(nn.Linear(8, 32), nn.Tanh(), nn.Linear(32, 3))
student = nn.Linear(8, 3)
hard_loss = nn.CrossEntropyLoss()
soft_loss = nn.CrossEntropyLoss(reduction="none")
tau, lam = 2.0, 0.5

torch.manual_seed(1)
inputs = torch.randn(120, 8)
labels = torch.randint(0, 3, (120,))
optimizer = optim.SGD(student.parameters(), lr=0.1)

for epoch in range(5):
    for i in range(0, len(inputs), 40):
        xb, yb = inputs[i : i + 40], labels[i : i + 40]
        with torch.no_grad():
            soft_targets = teacher(xb) / tau
        logits = student(xb)
        distillation = soft_loss(logits / tau, soft_targets).mean() * tau**2
        loss = lam * distillation + (1.0 - lam) * hard_loss(logits, yb)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
