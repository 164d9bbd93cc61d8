import torch


@torch.no_grad()
def project(next_probs, rewards, done, support, gamma):
    """Bellman projection onto the fixed atoms; rows of the result sum to one."""
    v_min, v_max = support[0], support[-1]
    delta = support[1] - support[0]
    tz = (rewards[:, None] + gamma * (1 - done[:, None]) * support).clamp(v_min, v_max)
    b = (tz - v_min) / delta
    low, up = b.floor().long(), b.ceil().long()
    low[(up > 0) & (low == up)] -= 1
    up[(low < len(support) - 1) & (low == up)] += 1
    m = torch.zeros_like(next_probs)
    m.scatter_add_(1, low, next_probs * (up - b))
    m.scatter_add_(1, up, next_probs * (b - low))
    return m
