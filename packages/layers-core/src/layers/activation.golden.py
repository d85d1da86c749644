from keras import layers

import golden

names = """celu elu exponential gelu glu hard_shrink hard_sigmoid hard_silu hard_tanh leaky_relu linear log_sigmoid
log_softmax mish relu relu6 selu sigmoid silu soft_shrink softmax softplus softsign sparse_plus sparse_sigmoid sparsemax
squareplus tanh tanh_shrink""".split()

cases = [golden.layer_case(layers.Activation(name), golden.normal(2, 4, scale=2), note=name) for name in names]

golden.write(__file__, cases)
