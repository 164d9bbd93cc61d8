from __future__ import annotations

import threading

import pytest

import fromlogits as fl
from fromlogits.checker.guard.watch import BrokenContractError

torch = pytest.importorskip("torch")
nn, F = torch.nn, torch.nn.functional
LOSSES = (
    "binary_cross_entropy binary_cross_entropy_with_logits cross_entropy ctc_loss kl_div multilabel_soft_margin_loss nll_loss soft_margin_loss"
).split()


@pytest.fixture(autouse=True)
def _seeded():
    torch.manual_seed(0)


@pytest.fixture
def watch():
    with fl.guard(on_finding="warn") as found:
        found.tell = lambda _finding: None
        yield found


def scores(units=5):
    return nn.Linear(4, units)(torch.randn(64, 4))


def ids(units=5):
    return torch.randint(0, units, (64,))


def codes(watch):
    return [finding.code for finding in watch.findings]


def test_every_function_is_again_what_it_was():
    functions = [getattr(F, name) for name in LOSSES]
    before = [function.__code__ for function in functions]
    with fl.guard():
        assert all(function.__code__ is not code for function, code in zip(functions, before, strict=True))
        assert all(getattr(F, name) is function for name, function in zip(LOSSES, functions, strict=True))
    assert all(function.__code__ is code for function, code in zip(functions, before, strict=True))


def test_every_function_is_again_what_it_was_after_an_error():
    before = F.cross_entropy.__code__
    with pytest.raises(ZeroDivisionError), fl.guard():
        1 / 0  # noqa: B018
    assert F.cross_entropy.__code__ is before


def test_a_loss_is_told_as_its_class_at_the_line_of_its_call(watch):
    criterion = nn.CrossEntropyLoss()
    output = scores().softmax(1)
    criterion(output, ids())
    (finding,) = watch.findings
    assert (finding.code, finding.case.loss.name) == ("FL101", "torch.nn.CrossEntropyLoss")
    assert "CrossEntropyLoss in criterion(output, ids())" in finding.message
    assert finding.where.file == __file__


def test_stop_raises_at_the_line():
    with pytest.raises(BrokenContractError, match="FL101 probabilities-as-logits: softmax output reaches") as caught, fl.guard():
        F.cross_entropy(scores().softmax(1), ids())
    assert isinstance(caught.value, ValueError)
    assert caught.traceback[0].path.name == "test_torch.py"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (lambda: nn.NLLLoss()(scores(), ids()), "FL103"),
        (lambda: nn.NLLLoss()(scores().softmax(1), ids()), "FL103"),
        (lambda: nn.BCEWithLogitsLoss()(scores(1).sigmoid(), torch.ones(64, 1)), "FL101"),
        (lambda: nn.CrossEntropyLoss()(torch.relu(scores()), ids()), "FL108"),
        (lambda: nn.CrossEntropyLoss()(scores(1), torch.zeros(64, dtype=torch.long)), "FL106"),
        (lambda: F.binary_cross_entropy_with_logits(scores(1), torch.full((64, 1), 2.0)), "FL204"),
        (lambda: F.cross_entropy(scores(), torch.eye(5)[ids()] * 2), "FL206"),
    ],
)
def test_mistakes(watch, wrong, code):
    wrong()
    assert code in codes(watch)


@pytest.mark.parametrize(
    "right",
    [
        lambda: nn.CrossEntropyLoss()(scores(), ids()),
        lambda: nn.CrossEntropyLoss(label_smoothing=0.1, ignore_index=0)(scores(), ids()),
        lambda: nn.CrossEntropyLoss()(scores(), torch.where(ids() == 0, -100, ids())),
        lambda: nn.CrossEntropyLoss()(scores(), torch.randn(64, 5).softmax(1)),
        lambda: nn.NLLLoss()(scores().log_softmax(1), ids()),
        lambda: nn.BCELoss()(scores(3).sigmoid(), torch.randint(0, 2, (64, 3)).float()),
        lambda: nn.BCEWithLogitsLoss()(scores(3), torch.randint(0, 2, (64, 3)).float()),
        lambda: nn.KLDivLoss(reduction="batchmean")(scores().log_softmax(1), scores().softmax(1)),
        lambda: nn.KLDivLoss(reduction="batchmean", log_target=True)(scores().log_softmax(1), scores().log_softmax(1)),
        lambda: F.cross_entropy(scores().reshape(8, 8, 5).transpose(1, 2), ids().reshape(8, 8)),
    ],
)
def test_what_is_right_is_silent(watch, right):
    right()
    assert codes(watch) == []
    assert len(watch.sites) == 1
    assert not watch.faults


def test_an_error_of_torch_is_torch_s_own_and_the_finding_is_there(watch):
    with pytest.raises(IndexError, match="out of bounds"):
        F.cross_entropy(scores(), ids() + 1)
    assert codes(watch) == ["FL204"]


def test_only_the_first_batches_are_looked_at(watch):
    for _ in range(5):
        F.cross_entropy(scores(), ids())
    (site,) = watch.sites.values()
    assert (site.looks, len(site.cases)) == (2, 2)


def test_a_finding_is_told_once(watch):
    told = []
    watch.tell = told.append
    for _ in range(5):
        F.cross_entropy(scores().softmax(1), ids())
    assert [finding.code for finding in told] == ["FL101"]


def test_losses_of_a_site_are_kept(watch):
    kept = [F.cross_entropy(scores(), ids()) for _ in range(3)]
    from fromlogits.checker.guard import passing

    passing.read(watch)
    (site,) = watch.sites.values()
    assert site.losses == [pytest.approx(loss.item()) for loss in kept]


def test_a_gan_with_two_losses_at_once(watch):
    critic, maker = nn.Sequential(nn.Linear(4, 1), nn.Sigmoid()), nn.Linear(2, 4)
    criterion = nn.BCELoss()
    with_logits = nn.BCEWithLogitsLoss()
    for _ in range(3):
        made = maker(torch.randn(64, 2))
        criterion(critic(torch.randn(64, 4)), torch.ones(64, 1)) + criterion(critic(made.detach()), torch.zeros(64, 1))
        with_logits(critic(made), torch.ones(64, 1))  # the generator forgot that the critic ends in a sigmoid
    assert codes(watch) == ["FL101"]
    assert [len(site.cases) for site in watch.sites.values()] == [2, 2, 2]


def test_autocast(watch):
    with torch.autocast("cpu", torch.bfloat16):
        F.cross_entropy(scores().softmax(1), ids())
        F.cross_entropy(scores(), ids())
    assert codes(watch) == ["FL101"]


def test_data_parallel_on_a_cpu_falls_back(watch):
    model = nn.DataParallel(nn.Sequential(nn.Linear(4, 5), nn.Softmax(dim=1)))
    F.cross_entropy(model(torch.randn(64, 4)), ids())
    assert codes(watch) == ["FL101"]


def test_a_loss_in_another_thread(watch):
    thread = threading.Thread(target=lambda: F.cross_entropy(scores().softmax(1), ids()))
    thread.start()
    thread.join()
    assert codes(watch) == ["FL101"]


@pytest.mark.slow
def test_a_compiled_model_is_looked_at_and_a_compiled_step_has_no_break(watch):
    model = nn.Linear(4, 5)
    compiled = torch.compile(model, backend="eager")
    F.cross_entropy(compiled(torch.randn(64, 4)).softmax(1), ids())
    assert codes(watch) == ["FL101"]

    @torch.compile(backend="aot_eager", fullgraph=True)
    def step(x, y):
        return nn.CrossEntropyLoss()(model(x), y)

    x, y = torch.randn(64, 4), ids()
    assert step(x, y).item() == pytest.approx(F.cross_entropy(model(x), y).item(), rel=1e-6)
    assert not watch.faults


def test_torch_func(watch):
    x, y = torch.randn(64, 4), ids()
    slope = torch.func.grad(lambda w: F.cross_entropy((x @ w).softmax(1), y))(torch.randn(4, 5))
    assert slope.shape == (4, 5)
    rows = torch.vmap(F.cross_entropy)(scores().softmax(1), y)
    assert rows.shape == (64,)
    assert codes(watch) == ["FL101", "FL101"]
    assert watch.sites[watch.findings[1].where].cases[0].output.shape == (64, 5)
    assert not watch.faults


@pytest.mark.parametrize("wrong", [False, True])
def test_a_batch_of_one_under_vmap(watch, wrong):
    """As gradients of each example by itself are computed: what is mapped over are rows."""
    x, y = torch.randn(64, 4), ids()

    def loss(w, x, y):
        scores = x.unsqueeze(0) @ w
        return F.cross_entropy(scores.softmax(1) if wrong else scores, y.unsqueeze(0))

    torch.vmap(torch.func.grad(loss), (None, 0, 0))(torch.randn(4, 5), x, y)
    assert codes(watch) == ["FL101"] * wrong
    assert next(iter(watch.sites.values())).cases[0].output.shape == (64, 5)
    assert not watch.faults


def test_several_models_under_vmap_share_their_labels(watch):
    x, y = torch.randn(64, 4), ids()
    torch.vmap(lambda w, at: F.cross_entropy((x[at] @ w.T), y), (2, None))(torch.randn(5, 4, 3), torch.arange(64))
    torch.vmap(torch.vmap(F.cross_entropy, (1, None)), (0, 0))(torch.randn(7, 64, 2, 5), y.expand(7, 64))
    assert codes(watch) == []
    assert [site.cases[0].output.shape for site in watch.sites.values()] == [(192, 5), (896, 5)]
    assert [site.cases[0].labels.shape for site in watch.sites.values()] == [(192,), (896,)]
    assert not watch.faults


@pytest.mark.parametrize("wrong", [False, True])
def test_one_label_for_all_under_vmap(watch, wrong):
    x, w = torch.randn(64, 4), torch.randn(4)
    real = torch.tensor(1.0)
    torch.vmap(lambda x: F.binary_cross_entropy_with_logits((x @ w).sigmoid() if wrong else x @ w, real))(x)
    assert codes(watch) == ["FL101"] * wrong
    assert next(iter(watch.sites.values())).cases[0].labels.shape == (64,)
    assert not watch.faults


def test_a_divergence_of_places_has_its_classes_where_they_are(watch):
    """`kl_div` takes number by number: no axis of it could be another than that of the scores."""
    student, teacher, x = nn.Conv2d(3, 4, 1), nn.Conv2d(3, 4, 1), torch.randn(6, 3, 8, 10)
    F.kl_div(student(x).log_softmax(1), teacher(x).softmax(1), reduction="batchmean")
    nn.KLDivLoss(reduction="sum")(student(x).log_softmax(1), teacher(x).softmax(1))
    assert codes(watch) == []
    assert [site.cases[0].labels.normalised for site in watch.sites.values()] == [True, True]
    F.kl_div(student(x), teacher(x).softmax(1), reduction="batchmean")
    F.kl_div(student(x).log_softmax(1), teacher(x).sigmoid(), reduction="batchmean")
    assert codes(watch) == ["FL103", "FL206"]


def test_script_trace_and_fx_go_on_as_before(watch):
    class Model(nn.Module):
        def forward(self, x, y):
            return F.cross_entropy(x, y)

    x, y = scores().detach(), ids()
    expected = F.cross_entropy(x, y).item()
    assert torch.jit.script(Model())(x, y).item() == pytest.approx(expected)
    assert "torch.nn.functional.cross_entropy(x, y" in torch.fx.symbolic_trace(Model()).code
    assert not watch.faults


def test_our_own_doors_are_not_told_twice(watch):
    import fromlogits.torch.functional as ours

    with pytest.raises(fl.OutputKindError):
        ours.cross_entropy(scores().softmax(1), ids())
    assert codes(watch) == []


def test_metrics(watch):
    metrics = pytest.importorskip("torchmetrics")
    metric = metrics.classification.BinaryAccuracy()
    y = torch.randint(0, 2, (64,))
    metric(scores(1)[:, 0], y)
    metrics.functional.classification.binary_f1_score(scores(1)[:, 0], y)
    assert codes(watch) == ["FL501", "FL501"]


def test_metrics_that_are_given_what_they_take(watch):
    metrics = pytest.importorskip("torchmetrics")
    y = torch.randint(0, 2, (64,))
    metrics.classification.BinaryAccuracy()(scores(1)[:, 0].sigmoid(), y)
    metrics.classification.BinaryAccuracy()((scores(1)[:, 0] > 0).long(), y)
    metrics.classification.BinaryAccuracy(threshold=0.0)
    metrics.Accuracy(task="multiclass", num_classes=5)(scores(), ids())
    assert codes(watch) == []
    assert not watch.faults


def test_scores_of_scikit_learn(watch):
    metrics = pytest.importorskip("sklearn.metrics")
    y = ids().numpy()
    metrics.log_loss(y, scores().softmax(1).double().detach().numpy())
    assert codes(watch) == []
    with pytest.raises(ValueError, match="greater than 1"):
        metrics.log_loss(y, 5 * scores().detach().numpy())
    assert codes(watch) == ["FL102"]


def test_a_decorator():
    @fl.guard(on_finding="stop")
    def train():
        F.cross_entropy(scores().softmax(1), ids())

    with pytest.raises(BrokenContractError):
        train()
    with pytest.raises(BrokenContractError):
        train()


def test_noqa_silences_a_line(watch):
    F.cross_entropy(scores().softmax(1), ids())  # noqa: FL101
    assert codes(watch) == []


@pytest.mark.parametrize(("options", "message"), [({"on_finding": "shout"}, "stop"), ({"batches": 0}, "at least 1")])
def test_options_that_mean_nothing(options, message):
    with pytest.raises(ValueError, match=message):
        fl.guard(**options)


def test_random_state_is_left_alone():
    def train():
        torch.manual_seed(3)
        return F.cross_entropy(scores(), ids()).item(), torch.rand(1).item()

    plain = train()
    with fl.guard():
        assert train() == plain


def test_classes_are_counted_over_all_that_passes_by():
    y = torch.arange(128) % 3
    with fl.guard(on_finding="warn") as watch:
        watch.tell = lambda _finding: None
        for _ in range(8):
            F.cross_entropy(nn.Linear(4, 13)(torch.randn(128, 4)), y)
    assert codes(watch) == ["FL207"]
    assert "13 units meet labels with 3 classes" in watch.findings[0].message


def test_a_line_that_serves_several_heads_is_not_counted():
    with fl.guard(on_finding="warn") as watch:
        watch.tell = lambda _finding: None
        for _ in range(20):
            for units in (3, 9):
                F.cross_entropy(nn.Linear(4, units)(torch.randn(128, 4)), torch.arange(128) % units)
    assert codes(watch) == []


def test_a_softmax_that_was_told_no_axis(watch):
    with pytest.warns(UserWarning, match="Implicit dimension"):
        output = nn.LogSoftmax()(scores())
    F.nll_loss(output, ids())
    assert codes(watch) == ["FL302"]
