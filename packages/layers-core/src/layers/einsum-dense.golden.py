from keras import constraints, initializers, layers, regularizers

import golden

cases = [
    golden.layer_case(layers.EinsumDense("abc,cd->abd", (None, 3)), golden.normal(2, 3, 4)),
    golden.layer_case(
        layers.EinsumDense(
            "abc,cde->abde",
            (None, 2, 3),
            activation="relu",
            bias_axes="de",
            kernel_initializer=initializers.HeNormal(seed=1),
            bias_initializer="ones",
            kernel_regularizer=regularizers.L2(0.01),
            bias_regularizer="l1",
            activity_regularizer=regularizers.L1L2(0.1, 0.2),
            kernel_constraint=constraints.MaxNorm(1.5),
            bias_constraint="non_neg",
        ),
        golden.normal(2, 3, 4),
        note="all options",
    ),
    golden.layer_case(layers.EinsumDense("...x,xy->...y", 3, bias_axes="y"), golden.normal(2, 2, 3, 4), note="ellipsis"),
    golden.layer_case(layers.EinsumDense("...x,xy->...y", 3), golden.normal(2, 4), note="ellipsis for the batch"),
    golden.layer_case(
        layers.EinsumDense("xa...,ab->xb...", 3, bias_axes="b"), golden.normal(2, 4, 2, 3), note="ellipsis at the end"
    ),
    golden.layer_case(layers.EinsumDense("ab,b->ab", (4,)), golden.normal(2, 4), note="kernel by element"),
    golden.layer_case(
        layers.EinsumDense("abc,bcd->adb", (3, 2), bias_axes="d"), golden.normal(2, 2, 4), note="bias of ones in between"
    ),
]

golden.write(__file__, cases)
