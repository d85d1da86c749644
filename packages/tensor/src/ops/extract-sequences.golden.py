from keras import ops

import golden

cases = [
    golden.case("extract_sequences", ops.extract_sequences, golden.normal(8), 3, 2),
    golden.case("extract_sequences", ops.extract_sequences, golden.normal(2, 7), 4, 3),
    golden.case("extract_sequences", ops.extract_sequences, golden.normal(2, 1, 5), 2, 4, note="gaps"),
    golden.case("extract_sequences", ops.extract_sequences, golden.normal(4), 4, 1, note="one window"),
]

golden.write(__file__, cases)
