"""torch's own test samples, run on ours: the OpInfo entries of the losses, and the ModuleInfo entries of their modules.

What torch's suite does with these samples (`test_ops.py`, `test_ops_gradients.py`, `test_modules.py`) is done here: the value against torch's, first
and second derivatives in both modes, inputs that must be refused. A sample on which ours differs on purpose stands in DEVIATIONS; there is none.
"""

from __future__ import annotations

import pytest
import torch
from torch.autograd import gradcheck, gradgradcheck

import fromlogits.torch as nn
from fromlogits.torch import functional as ours

# (test, name, place of the sample): why ours is right
DEVIATIONS: dict[tuple[str, str, int], str] = {}

OPERATORS = {  # the entries of torch's table, and how many samples they have in 2.13: fewer would mean that something was not run
    ("cross_entropy", ""): 21,
    ("nll_loss", ""): 61,
    ("binary_cross_entropy", ""): 11,
    ("binary_cross_entropy_with_logits", ""): 26,
    ("linear_cross_entropy", ""): 119,
    ("linear_cross_entropy", "chunked"): 133,
    ("linear_cross_entropy", "chunked_none"): 77,
}
MODULES = {"CrossEntropyLoss": 105, "NLLLoss": 28, "BCEWithLogitsLoss": 6, "BCELoss": 6, "LinearCrossEntropyLoss": 857}

pytestmark = [
    pytest.mark.filterwarnings("ignore::fromlogits.ContractWarning"),  # their samples are random numbers
    pytest.mark.filterwarnings("ignore:linear_cross_entropy. ``options`` ignored"),  # torch's, of its own way in pieces
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # torch's test suite loads its old compiler
]
every_operator = pytest.mark.parametrize(("name", "variant"), OPERATORS)
every_module = pytest.mark.parametrize("name", MODULES)
both_dtypes = pytest.mark.parametrize("dtype", [torch.float64, torch.float32], ids=str)


@pytest.fixture(scope="module")
def operators():
    from torch.testing._internal.common_methods_invocations import op_db

    return {(one.name.removeprefix("nn.functional."), one.variant_test_name): one for one in op_db if one.name.startswith("nn.functional.")}


@pytest.fixture(scope="module")
def modules():
    from torch.testing._internal.common_modules import module_db

    return {one.module_cls.__name__: one for one in module_db}


@pytest.fixture(autouse=True)
def _same_samples():
    torch.manual_seed(0)


class Run:
    """The samples on which something went wrong, against those on which it may."""

    def __init__(self, test, name):
        self.test, self.name, self.run, self.failed = test, name, 0, {}

    def attempt(self, check):
        try:
            check()
        except (AssertionError, RuntimeError, ValueError, TypeError) as error:
            self.failed[self.run] = f"{type(error).__name__}: {error}"
        self.run += 1

    def finish(self, at_least):
        expected = {place for test, name, place in DEVIATIONS if (test, name) == (self.test, self.name)}
        assert self.run >= at_least
        assert self.failed.keys() == expected, "\n".join(f"{place}: {text}" for place, text in list(self.failed.items())[:5])


@both_dtypes
@every_operator
def test_values_are_torchs(operators, name, variant, dtype):
    run = Run("values", name)
    for sample in operators[name, variant].sample_inputs("cpu", dtype, requires_grad=False):
        arguments = (sample.input, *sample.args)

        def check(arguments=arguments, options=sample.kwargs):
            got = getattr(ours, name)(*arguments, **options)
            torch.testing.assert_close(got, getattr(torch.nn.functional, name)(*arguments, **options))

        run.attempt(check)
    run.finish(OPERATORS[name, variant])


def differentiable(name, sample):
    """The loss as a function of everything in a sample that asks for a gradient."""
    options = {key: value for key, value in sample.kwargs.items() if isinstance(value, torch.Tensor) and value.requires_grad}
    arguments = (sample.input, *sample.args)

    def loss(*inputs):
        fixed = sample.kwargs | dict(zip(options, inputs[len(arguments) :], strict=True))
        return getattr(ours, name)(*inputs[: len(arguments)], **fixed)

    return loss, [*arguments, *options.values()]


@pytest.mark.parametrize(
    ("name", "variant"), [pytest.param(*one, marks=pytest.mark.slow if "linear" in one[0] else ()) for one in OPERATORS]
)
def test_derivatives_are_right(operators, name, variant):
    run, operator = Run("derivatives", name), operators[name, variant]
    plain = variant == ""  # torch has no second derivatives of its way in pieces; ours is one way
    for sample in operator.sample_inputs("cpu", torch.float64, requires_grad=True):
        loss, inputs = differentiable(name, sample)

        def check(loss=loss, inputs=inputs):
            assert gradcheck(
                loss, inputs, check_forward_ad=True, check_batched_grad=plain, check_batched_forward_grad=plain, fast_mode=True
            )
            assert not plain or gradgradcheck(loss, inputs, check_fwd_over_rev=True, check_batched_grad=True, fast_mode=True)

        run.attempt(check)
    run.finish(OPERATORS[name, variant])


@every_operator
def test_what_torch_refuses_is_refused(operators, name, variant):
    operator = operators[name, variant]
    inputs = list(operator.error_inputs("cpu")) if operator.error_inputs_func is not None else []
    assert len(inputs) == (6 if name == "linear_cross_entropy" else 0)
    for one in inputs:
        sample = one.sample_input
        with pytest.raises(ValueError, match=r"was expected|shape|class id"):  # torch's are RuntimeErrors
            getattr(ours, name)(sample.input, *sample.args, **sample.kwargs)


def built(entry, name, dtype, sample):
    """The module of a sample twice, ours and torch's, with the same parameters."""
    arguments, options = sample.constructor_input.args, sample.constructor_input.kwargs
    mine, other = getattr(nn, name)(*arguments, **options), entry.module_cls(*arguments, **options)
    mine.load_state_dict(other.state_dict())
    return mine.to(dtype), other.to(dtype)


@both_dtypes
@every_module
def test_modules_give_what_torchs_give(modules, name, dtype):
    entry, run = modules[name], Run("modules", name)
    for sample in entry.module_inputs_func(entry, device="cpu", dtype=dtype, requires_grad=False, training=True):
        output, target = sample.forward_input.args
        output.requires_grad_()

        def check(output=output, target=target, sample=sample):
            mine, other = built(entry, name, dtype, sample)
            values = [module(output, target) for module in (mine, other)]
            torch.testing.assert_close(*values, equal_nan=True)
            with torch.no_grad():
                reference = sample.reference_fn(other, output, target)
                torch.testing.assert_close(values[0], reference, check_dtype=False, check_stride=False, equal_nan=True)
            if not values[1].isnan().any():
                slopes = [
                    torch.autograd.grad(value.sum(), [output, *module.parameters()])
                    for value, module in zip(values, (mine, other), strict=True)
                ]
                torch.testing.assert_close(*slopes)

        run.attempt(check)
    run.finish(MODULES[name])


@every_module
def test_modules_refuse_what_torchs_refuse(modules, name):
    entry = modules[name]
    samples = (
        entry.module_error_inputs_func(entry, device="cpu", dtype=torch.float32, requires_grad=False, training=True)
        if entry.module_error_inputs_func is not None
        else []
    )
    assert len(samples) == {"CrossEntropyLoss": 7, "NLLLoss": 1, "LinearCrossEntropyLoss": 5}.get(name, 0)
    for one in samples:
        making, given = one.module_error_input.constructor_input, one.module_error_input.forward_input
        with pytest.raises((ValueError, TypeError)):  # torch's are RuntimeErrors mostly
            getattr(nn, name)(*making.args, **making.kwargs)(*given.args, **given.kwargs)
