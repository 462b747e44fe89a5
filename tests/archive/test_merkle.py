"""The tree against published roots, and its proofs against every tampering that is tried."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.archive.ledger import merkle

# The eight leaves and the roots that Certificate Transparency's reference implementations share.
LEAVES = [
    bytes.fromhex(leaf)
    for leaf in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]

sizes = st.integers(1, 70)


def _leaves(size: int) -> list[bytes]:
    return [index.to_bytes(2, "big") for index in range(size)]


def _by_definition(leaves: list[bytes]) -> bytes:
    """Compute the root exactly as RFC 6962, 2.1 writes it."""
    if len(leaves) == 1:
        return merkle.leaf_hash(leaves[0])
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return merkle.node_hash(_by_definition(leaves[:k]), _by_definition(leaves[k:]))


@pytest.mark.parametrize("size", range(9))
def test_roots_are_the_published_ones(size: int) -> None:
    """The first leaves give the reference root at every size."""
    assert merkle.root_of(LEAVES[:size]).hex() == ROOTS[size]


@given(sizes)
def test_the_growing_tree_agrees_with_the_definition(size: int) -> None:
    """Adding leaves one by one gives the root that the RFC defines over all of them."""
    assert merkle.root_of(_leaves(size)) == _by_definition(_leaves(size))


@given(st.data(), sizes)
def test_a_leaf_is_proved_to_be_in_the_tree(data: st.DataObject, size: int) -> None:
    """Every inclusion proof holds, and for no other leaf, place or size."""
    leaves = _leaves(size)
    index = data.draw(st.integers(0, size - 1))
    proof = merkle.inclusion_proof(leaves, index)
    root = merkle.root_of(leaves)
    assert merkle.includes(root, leaf=leaves[index], index=index, size=size, proof=proof)
    assert not merkle.includes(root, leaf=b"other", index=index, size=size, proof=proof)
    if size > 1:
        other = (index + 1) % size
        assert not merkle.includes(root, leaf=leaves[index], index=other, size=size, proof=proof)
        assert not merkle.includes(
            root, leaf=leaves[index], index=index, size=size, proof=proof[:-1]
        )


@given(st.data(), sizes)
def test_a_tree_is_proved_to_have_grown_from_an_older_one(data: st.DataObject, size: int) -> None:
    """Every consistency proof holds, and not for another older tree."""
    leaves = _leaves(size)
    old = data.draw(st.integers(1, size))
    proof = merkle.consistency_proof(leaves, old)
    before, after = merkle.root_of(leaves[:old]), merkle.root_of(leaves)
    assert merkle.grew_from(before, after, old_size=old, new_size=size, proof=proof)
    forged = merkle.root_of([b"forged", *leaves[1:old]])
    assert not merkle.grew_from(forged, after, old_size=old, new_size=size, proof=proof)


def test_the_rfc_examples_of_proofs_hold() -> None:
    """RFC 6962, 2.1.3 names the nodes of each proof over seven leaves."""
    d = [bytes([n]) for n in range(7)]
    h = [merkle.leaf_hash(leaf) for leaf in d]
    g, i, j = (merkle.node_hash(h[n], h[n + 1]) for n in (0, 2, 4))
    k, m = merkle.node_hash(g, i), merkle.node_hash(j, h[6])
    assert merkle.inclusion_proof(d, 0) == [h[1], i, m]
    assert merkle.inclusion_proof(d, 3) == [h[2], g, m]
    assert merkle.inclusion_proof(d, 4) == [h[5], h[6], k]
    assert merkle.inclusion_proof(d, 6) == [j, k]
    assert merkle.consistency_proof(d, 3) == [h[2], h[3], g, m]
    assert merkle.consistency_proof(d, 4) == [m]
    assert merkle.consistency_proof(d, 6) == [j, h[6], k]
