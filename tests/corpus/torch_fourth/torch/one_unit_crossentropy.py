import torch
import torch.nn as nn
import torch.optim as optim
from sklearn.datasets import make_circles
from sklearn.model_selection import train_test_split

X, y = make_circles(n_samples=600, noise=0.08, factor=0.5, random_state=0)
X_train, X_test, y_train, y_test = train_test_split(
    torch.from_numpy(X).float(), torch.from_numpy(y).float().view(-1, 1), test_size=0.25, random_state=0
)


class CircleClassifier(nn.Module):
    def __init__(self):
        super(CircleClassifier, self).__init__()
        self.layer1 = nn.Linear(2, 16)
        self.layer2 = nn.Linear(16, 1)
        self.relu = nn.ReLU()
        self.sigmoid = nn.Sigmoid()

    def forward(self, x):
        x = self.relu(self.layer1(x))
        x = self.layer2(x)
        return self.sigmoid(x)


net = CircleClassifier()
criterion = nn.CrossEntropyLoss()
optimizer = optim.SGD(net.parameters(), lr=0.1, momentum=0.9)

for epoch in range(100):
    running_loss = 0.0
    for i in range(0, len(X_train), 50):
        inputs, labels = X_train[i : i + 50], y_train[i : i + 50]
        optimizer.zero_grad()
        outputs = net(inputs)
        loss = criterion(outputs, labels)
        loss.backward()
        optimizer.step()
        running_loss += loss.item()
    if epoch % 25 == 0:
        print(epoch, running_loss)

with torch.no_grad():
    acc = ((net(X_test) > 0.5).float() == y_test).float().mean()
print("test accuracy", acc.item())
