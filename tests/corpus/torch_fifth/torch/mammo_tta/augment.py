import torch

VIEWS = (
    lambda t: t,
    lambda t: torch.flip(t, dims=(-1,)),
    lambda t: torch.flip(t, dims=(-2,)),
    lambda t: torch.rot90(t, 1, dims=(-2, -1)),
)


@torch.inference_mode()
def tta_predict(model, patches):
    """mean over the four views"""
    model.eval()
    outs = [model(view(patches)) for view in VIEWS]
    return torch.stack(outs).mean(dim=0).sigmoid()
