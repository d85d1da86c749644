import numpy as np
from keras import ops

import golden

lengths = np.array([5, 3], "int32")
logits = golden.normal(2, 5, 4)
beam = {"strategy": "beam_search", "beam_width": 4}
cases = [
    golden.case("ctc_decode", ops.ctc_decode, logits, lengths, grads=False),
    golden.case("ctc_decode", ops.ctc_decode, logits, lengths, merge_repeated=False, mask_index=3, grads=False),
    golden.case("ctc_decode", ops.ctc_decode, logits, lengths, top_paths=2, grads=False, note="beam search", **beam),
    golden.case("ctc_decode", ops.ctc_decode, golden.normal(1, 4, 3), np.array([4], "int32"), mask_index=2, grads=False,
                note="last class blank", **beam),
]

golden.write(__file__, cases)
