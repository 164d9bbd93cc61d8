import pandas as pd
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.model_selection import train_test_split

rs = np.random.RandomState(12)
df = pd.DataFrame({
    "Pclass": rs.choice([1, 2, 3], 700, p=[0.25, 0.2, 0.55]),
    "Sex": rs.choice(["male", "female"], 700, p=[0.65, 0.35]),
    "Age": rs.normal(30, 13, 700).clip(1, 80),
    "Fare": rs.lognormal(2.9, 1.0, 700),
})
chance = 0.75 * (df.Sex == "female") + 0.12 * (3 - df.Pclass) - 0.003 * df.Age + 0.1
df["Survived"] = (rs.rand(700) < chance).astype(int)

df["Sex"] = df["Sex"].map({"male": 0, "female": 1})
df["Fare"] = np.log1p(df["Fare"])
features = ["Pclass", "Sex", "Age", "Fare"]
X = (df[features] - df[features].mean()) / df[features].std()
X_train, X_test, y_train, y_test = train_test_split(X.values, df["Survived"].values, test_size=0.2, random_state=0)

X_train = torch.FloatTensor(X_train)
X_test = torch.FloatTensor(X_test)
y_train = torch.FloatTensor(y_train).unsqueeze(1)
y_test = torch.FloatTensor(y_test).unsqueeze(1)


class SurvivalNet(nn.Module):
    def __init__(self):
        super(SurvivalNet, self).__init__()
        self.fc1 = nn.Linear(4, 16)
        self.fc2 = nn.Linear(16, 8)
        self.fc3 = nn.Linear(8, 1)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x):
        x = F.relu(self.fc1(x))
        x = self.dropout(x)
        x = F.relu(self.fc2(x))
        return F.softmax(self.fc3(x), dim=1)


net = SurvivalNet()
criterion = nn.BCELoss()
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)

batch_size = 70
n_batches = len(X_train) // batch_size
for epoch in range(5):
    for i in range(n_batches):
        x_var = X_train[i * batch_size:(i + 1) * batch_size]
        y_var = y_train[i * batch_size:(i + 1) * batch_size]
        optimizer.zero_grad()
        loss = criterion(net(x_var), y_var)
        loss.backward()
        optimizer.step()
    print("Epoch %d, loss %.4f" % (epoch + 1, loss.item()))

net.eval()
with torch.no_grad():
    survived = (net(X_test) >= 0.5).float()
print("Accuracy", (survived == y_test).float().mean().item())
