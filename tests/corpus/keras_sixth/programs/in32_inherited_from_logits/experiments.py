from base import Experiment


class Readable(Experiment):
    pass


class Stable(Experiment):
    activation = None
    loss_args = {"from_logits": True}


ALL = {cls.__name__.lower(): cls for cls in (Readable, Stable)}
