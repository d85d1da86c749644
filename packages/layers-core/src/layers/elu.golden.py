from keras import layers

import golden

golden.write(__file__, [golden.layer_case(layers.ELU(alpha=0.5), golden.normal(2, 4))])
