import numpy as np
from keras import ops

import golden

same = golden.normal(3)
cases = [
    golden.case("psnr", ops.psnr, golden.uniform(0, 1, 2, 3), golden.uniform(0, 1, 2, 3), 1),
    golden.case("psnr", ops.psnr, golden.uniform(0, 255, 4), golden.uniform(0, 255, 4), np.float32(255)),
    golden.case("psnr", ops.psnr, same, same, 1.0, grads=False, note="equal images"),
]

golden.write(__file__, cases)
