import inspect

from keras import activations

import golden

x = golden.normal(2, 6, scale=2)
options = {
    "relu": [{"negative_slope": 0.1}, {"max_value": 1.5}, {"threshold": 0.5}, {"negative_slope": 0.1, "threshold": 0.5}],
    "leaky_relu": [{"negative_slope": 0.05}],
    "elu": [{"alpha": 0.5}],
    "celu": [{"alpha": 0.5}],
    "gelu": [{"approximate": True}],
    "glu": [{"axis": 0}],
    "softmax": [{"axis": 0}],
    "log_softmax": [{"axis": 0}],
    "sparsemax": [{"axis": 0}],
    "squareplus": [{"b": 1}],
    "soft_shrink": [{"threshold": 1.0}],
    "hard_shrink": [{"threshold": 1.0}],
}
names = [name for name, fn in vars(activations).items() if inspect.isfunction(fn)]
names = [name for name in names if name not in ("get", "serialize", "deserialize", "threshold", "swish", "hard_swish")]
cases = [
    golden.case(name, getattr(activations, name), x, **given) for name in sorted(names) for given in [{}, *options.get(name, [])]
]
cases.append(golden.case("threshold", activations.threshold, x, 0.5, -1.0))

golden.write(__file__, cases)
