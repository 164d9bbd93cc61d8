import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits

from losses import SoftTargetLoss
from models import Student, Teacher

X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16, dtype=torch.float32), torch.tensor(y)
X_train, y_train, X_test, y_test = X[:1400], y[:1400], X[1400:], y[1400:]


def train_teacher(net, steps=100):
    opt = torch.optim.Adam(net.parameters(), lr=3e-3)
    for _ in range(steps):
        opt.zero_grad()
        F.cross_entropy(net(X_train), y_train).backward()
        opt.step()
    return net.eval()


def main():
    teacher = train_teacher(Teacher())
    student = Student()
    soft = SoftTargetLoss()
    opt = torch.optim.Adam(student.parameters(), lr=3e-3)
    with torch.no_grad():
        p_teacher = torch.softmax(teacher(X_train) / 2.0, dim=1)
    for step in range(100):
        out = student(X_train)
        loss = soft(out, p_teacher)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print("loss", loss.item())
    for m in (teacher, student):
        print(type(m).__name__, (m(X_test).argmax(1) == y_test).float().mean().item())


if __name__ == "__main__":
    main()
