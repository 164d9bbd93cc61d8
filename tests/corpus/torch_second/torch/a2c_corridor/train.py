import torch

from env import Corridor
from policy import ActorCritic

GAMMA, BETA = 0.95, 0.01


def rollout(env, model):
    obs, done = env.reset(), False
    log_probs, entropies, values, rewards = [], [], [], []
    while not done:
        action, log_prob, entropy, value = model.act(obs)
        obs, reward, done = env.step(action)
        log_probs.append(log_prob)
        entropies.append(entropy)
        values.append(value)
        rewards.append(reward)
    return map(torch.stack, (log_probs, entropies, values, rewards))


def returns(rewards):
    out, running = [], torch.zeros_like(rewards[0])
    for r in reversed(rewards):
        running = r + GAMMA * running
        out.append(running)
    return torch.stack(out[::-1])


def main(updates=25):
    torch.manual_seed(0)
    env = Corridor()
    model = ActorCritic(env.length, 3)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for u in range(updates):
        log_probs, entropies, values, rewards = rollout(env, model)
        target = returns(rewards)
        advantage = target - values
        actor_loss = -(log_probs * advantage.detach()).mean()
        critic_loss = advantage.pow(2).mean()
        loss = actor_loss + 0.5 * critic_loss - BETA * entropies.mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if u % 5 == 0:
            print(u, "return", rewards.sum(0).mean().item(), "entropy", entropies.mean().item())


if __name__ == "__main__":
    main()
