import torch

from fit import fit
from vad import VAD

ON = 0.5
HOP_MS = 10


def speech_segments(model, frames):
    model.eval()
    with torch.no_grad():
        activity = model(frames.unsqueeze(0))[0]
    segments, start = [], None
    for i, a in enumerate(activity.tolist()):
        if a >= ON and start is None:
            start = i
        elif a < ON and start is not None:
            segments.append((start * HOP_MS, i * HOP_MS))
            start = None
    if start is not None:
        segments.append((start * HOP_MS, len(activity) * HOP_MS))
    return segments


if __name__ == "__main__":
    torch.manual_seed(0)
    model = fit(VAD(), steps=60)
    frames = torch.randn(100, 13)
    frames[30:60] += 1.0
    print(speech_segments(model, frames))
