import numpy as np

import golden

special = np.array([np.nan, 0.0, -0.0, 1e-4, 14.9, 15.1, -40.0, 80.0, 100.0], "float32")
golden.write(__file__, golden.unary("i0", low=-6.0, high=6.0, special=special))
