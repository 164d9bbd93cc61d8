import torch
import torch.nn as nn
import torch.nn.functional as F


class A2C(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTMCell(8, 16)
        self.critic_linear = nn.Linear(16, 1)
        self.actor_linear = nn.Linear(16, 5)

    def forward(self, inputs):
        x, (hx, cx) = inputs
        hx, cx = self.lstm(x, (hx, cx))
        return self.critic_linear(hx), self.actor_linear(hx), (hx, cx)


model = A2C()
optimizer = torch.optim.RMSprop(model.parameters(), lr=7e-4)
for update in range(3):
    hx = cx = torch.zeros(1, 16)
    values, log_probs, rewards, entropies = [], [], [], []
    for step in range(10):
        value, logit, (hx, cx) = model((torch.randn(1, 8), (hx, cx)))
        prob = F.softmax(logit, dim=0)
        log_prob = F.log_softmax(logit, dim=-1)
        entropies.append(-(log_prob * prob).sum(1, keepdim=True))
        action = prob.multinomial(num_samples=1).detach()
        log_probs.append(log_prob.gather(1, action))
        values.append(value)
        rewards.append(1.0 if action.item() == 2 else 0.0)
    policy_loss, value_loss, R = 0, 0, torch.zeros(1, 1)
    values.append(R)
    gae = torch.zeros(1, 1)
    for i in reversed(range(len(rewards))):
        R = 0.99 * R + rewards[i]
        advantage = R - values[i]
        value_loss = value_loss + 0.5 * advantage.pow(2)
        delta_t = rewards[i] + 0.99 * values[i + 1] - values[i]
        gae = gae * 0.99 + delta_t.detach()
        policy_loss = policy_loss - log_probs[i] * gae - 0.01 * entropies[i]
    optimizer.zero_grad()
    (policy_loss + 0.5 * value_loss).sum().backward()
    optimizer.step()
    print(update, policy_loss.item(), value_loss.item())
