from keras import ops

import golden

cases = [
    golden.case("einsum", ops.einsum, "ij,jk->ik", golden.normal(2, 3), golden.normal(3, 4)),
    golden.case(
        "einsum",
        ops.einsum,
        "bhqd,bhkd->bhqk",
        golden.normal(1, 2, 2, 3),
        golden.normal(1, 2, 4, 3),
        note="attention scores",
    ),
    golden.case(
        "einsum", ops.einsum, "abc,cde->abde", golden.normal(2, 2, 3), golden.normal(3, 2, 2), note="projection"
    ),
    golden.case("einsum", ops.einsum, "ii->i", golden.normal(3, 3), note="diagonal"),
    golden.case("einsum", ops.einsum, "ii", golden.normal(3, 3), note="trace, implicit output"),
    golden.case("einsum", ops.einsum, "ij->j", golden.normal(2, 3), note="sum"),
    golden.case(
        "einsum", ops.einsum, "...ij,...jk->...ik", golden.normal(2, 2, 3), golden.normal(3, 2), note="ellipsis"
    ),
    golden.case("einsum", ops.einsum, "i,j->ij", golden.normal(2), golden.normal(3), note="outer product"),
    golden.case(
        "einsum", ops.einsum, "i,ij,j->", golden.normal(2), golden.normal(2, 3), golden.normal(3), note="three operands"
    ),
    golden.case("einsum", ops.einsum, "ba,bc", golden.normal(3, 2), golden.normal(3, 2), note="implicit output"),
    golden.case(
        "einsum", ops.einsum, "ij,kj->ik", golden.integers(0, 5, 2, 3), golden.integers(0, 5, 2, 3), note="int32"
    ),
]

golden.write(__file__, cases)
