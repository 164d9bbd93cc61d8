import torch


def stochastic_block(sizes=(20, 20, 25), p_in=0.35, p_out=0.03, seed=0):
    g = torch.Generator().manual_seed(seed)
    labels = torch.cat([torch.full((s,), i, dtype=torch.long) for i, s in enumerate(sizes)])
    same = labels[:, None] == labels[None]
    prob = torch.where(same, torch.tensor(p_in), torch.tensor(p_out))
    upper = (torch.rand(prob.shape, generator=g) < prob).float().triu(1)
    adj = upper + upper.T + torch.eye(len(labels))
    d = adj.sum(1).rsqrt()
    adj = d[:, None] * adj * d[None]
    features = torch.eye(len(labels))
    perm = torch.randperm(len(labels), generator=g)
    return features, adj, labels, perm[:15], perm[15:]


def accuracy(output, labels):
    return (output.max(1)[1] == labels).float().mean().item()
