import torch
from torch import nn


def fit(net, X, y, steps=40, lr=1e-3):
    loss_function = nn.NLLLoss()
    optimizer = torch.optim.Adam(net.parameters(), lr=lr)
    for step in range(steps):
        optimizer.zero_grad()
        output = net(X)
        loss = loss_function(output, y)
        loss.backward()
        optimizer.step()
        if step % 10 == 0:
            print("step", step, "nll", loss.item())
    return net
