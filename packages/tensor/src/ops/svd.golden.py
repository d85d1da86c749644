from keras import ops

import golden

cases = [
    golden.case("svd", ops.svd, golden.normal(3, 3), grads=False),
    golden.case("svd", ops.svd, golden.normal(4, 2), full_matrices=False, grads=False, note="tall"),
    golden.case("svd", ops.svd, golden.normal(2, 3), full_matrices=False, grads=False, note="wide"),
    golden.case("svd", ops.svd, golden.normal(4, 2), grads=False, note="full matrices"),
    golden.case("svd", ops.svd, golden.normal(4, 3), compute_uv=False),
    golden.case("svd", ops.svd, golden.normal(2, 2, 3), compute_uv=False, note="batch"),
]

golden.write(__file__, cases)
