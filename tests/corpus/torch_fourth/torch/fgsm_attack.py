import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.optim as optim
from sklearn.datasets import load_digits

epsilons = [0, 0.1, 0.2, 0.3]
digits = load_digits()
images = torch.tensor(digits.images / 16, dtype=torch.float32).unsqueeze(1)
labels = torch.tensor(digits.target)


class Net(nn.Module):
    def __init__(self):
        super(Net, self).__init__()
        self.conv1 = nn.Conv2d(1, 16, 3)
        self.conv2 = nn.Conv2d(16, 32, 3)
        self.dropout = nn.Dropout(0.25)
        self.fc1 = nn.Linear(128, 64)
        self.fc2 = nn.Linear(64, 10)

    def forward(self, x):
        x = F.relu(self.conv1(x))
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = torch.flatten(self.dropout(x), 1)
        x = F.relu(self.fc1(x))
        output = F.log_softmax(self.fc2(x), dim=1)
        return output


def fgsm_attack(image, epsilon, data_grad):
    perturbed_image = image + epsilon * data_grad.sign()
    return torch.clamp(perturbed_image, 0, 1)


def test(model, epsilon):
    correct = 0
    for data, target in zip(images[1500:1520].split(1), labels[1500:1520].split(1)):
        data = data.clone().requires_grad_()
        output = model(data)
        init_pred = output.max(1, keepdim=True)[1]
        if init_pred.item() != target.item():
            continue
        loss = F.nll_loss(output, target)
        model.zero_grad()
        loss.backward()
        perturbed = fgsm_attack(data, epsilon, data.grad.data)
        output = model(perturbed)
        final_pred = output.max(1, keepdim=True)[1]
        if final_pred.item() == target.item():
            correct += 1
    print(f"Epsilon: {epsilon}\tTest accuracy = {correct} / 20")


torch.manual_seed(0)
model = Net()
optimizer = optim.Adam(model.parameters(), lr=3e-3)
for step in range(60):
    rows = torch.randint(0, 1500, (64,))
    optimizer.zero_grad()
    F.nll_loss(model(images[rows]), labels[rows]).backward()
    optimizer.step()
model.eval()
for eps in epsilons:
    test(model, eps)
