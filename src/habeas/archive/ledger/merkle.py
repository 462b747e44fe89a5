"""The Merkle tree of RFC 6962: one hash for everything, and short proofs about its parts."""

import hashlib
from collections.abc import Iterable, Sequence

_sha256 = hashlib.sha256


def leaf_hash(data: bytes) -> bytes:
    """Hash one leaf; the leading zero keeps leaves and nodes apart."""
    return _sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash two subtrees into one."""
    return _sha256(b"\x01" + left + right).digest()


def _full(leaves: Sequence[bytes]) -> bytes:
    """Give the root over a full subtree's leaves, level by level: a power of two of them."""
    level = [_sha256(b"\x00" + data).digest() for data in leaves]
    while len(level) > 1:
        pairs = iter(level)
        level = [
            _sha256(b"\x01" + left + right).digest()
            for left, right in zip(pairs, pairs, strict=True)
        ]
    return level[0]


class Tree:
    """A tree that only grows, kept as the roots of its full subtrees.

    Source:
        RFC 6962, 2.1: the tree over n leaves splits at the largest power of two below n.
    """

    def __init__(self) -> None:
        self.size = 0
        self._peaks: list[tuple[int, bytes]] = []

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Add leaves, in order."""
        some = list(leaves)
        at = 0
        while at < len(some):
            # The widest full subtree that may begin here: its width divides its place.
            width = 1 << ((len(some) - at).bit_length() - 1)
            width = min(width, self.size & -self.size or width)
            self._push(width, _full(some[at : at + width]))
            at += width

    def _push(self, width: int, root: bytes) -> None:
        self.size += width
        while self._peaks and self._peaks[-1][0] == width:
            root = node_hash(self._peaks.pop()[1], root)
            width *= 2
        self._peaks.append((width, root))

    def root(self) -> bytes:
        """Give the root over all leaves so far; of none, the hash of nothing."""
        if not self._peaks:
            return _sha256(b"").digest()
        root = self._peaks[-1][1]
        for _, peak in reversed(self._peaks[:-1]):
            root = node_hash(peak, root)
        return root


def root_of(leaves: Iterable[bytes]) -> bytes:
    """Give the root over some leaves."""
    tree = Tree()
    tree.extend(leaves)
    return tree.root()


def _split(size: int) -> int:
    return 1 << ((size - 1).bit_length() - 1)


def inclusion_proof(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """Prove that a leaf is in the tree.

    Args:
        leaves: All leaves.
        index: Which one, from 0.

    Source:
        RFC 6962, 2.1.1.
    """
    if len(leaves) == 1:
        return []
    k = _split(len(leaves))
    if index < k:
        return [*inclusion_proof(leaves[:k], index), root_of(leaves[k:])]
    return [*inclusion_proof(leaves[k:], index - k), root_of(leaves[:k])]


def includes(root: bytes, *, leaf: bytes, index: int, size: int, proof: Sequence[bytes]) -> bool:
    """Check a proof that a leaf is in a tree.

    Args:
        root: The tree's root.
        leaf: The leaf's data.
        index: Its place, from 0.
        size: Leaves in the tree.
        proof: As `inclusion_proof` gives it.

    Source:
        RFC 9162, 2.1.3.2 (the algorithm for RFC 6962's trees).
    """
    if not 0 <= index < size:
        return False
    here, last, found = index, size - 1, leaf_hash(leaf)
    for other in proof:
        if last == 0:
            return False
        if here % 2 or here == last:
            found = node_hash(other, found)
            while not here % 2 and here:
                here, last = here >> 1, last >> 1
        else:
            found = node_hash(found, other)
        here, last = here >> 1, last >> 1
    return last == 0 and found == root


def consistency_proof(leaves: Sequence[bytes], old_size: int) -> list[bytes]:
    """Prove that a tree grew out of the tree of its first leaves.

    Args:
        leaves: All leaves.
        old_size: How many there were, from 1 to all.

    Source:
        RFC 6962, 2.1.2.
    """
    return _subproof(leaves, old_size, known=True)


def _subproof(leaves: Sequence[bytes], old_size: int, *, known: bool) -> list[bytes]:
    if old_size == len(leaves):
        return [] if known else [root_of(leaves)]
    k = _split(len(leaves))
    if old_size <= k:
        return [*_subproof(leaves[:k], old_size, known=known), root_of(leaves[k:])]
    return [*_subproof(leaves[k:], old_size - k, known=False), root_of(leaves[:k])]


def grew_from(
    old_root: bytes, new_root: bytes, *, old_size: int, new_size: int, proof: Sequence[bytes]
) -> bool:
    """Check a proof that a tree grew out of an older one.

    Source:
        RFC 9162, 2.1.4.2.
    """
    if not 0 < old_size <= new_size:
        return False
    if old_size == new_size:
        return not proof and old_root == new_root
    path = list(proof)
    if old_size & (old_size - 1) == 0:
        path.insert(0, old_root)
    if not path:
        return False
    here, last = old_size - 1, new_size - 1
    while here % 2:
        here, last = here >> 1, last >> 1
    old = new = path[0]
    for other in path[1:]:
        if last == 0:
            return False
        if here % 2 or here == last:
            old, new = node_hash(other, old), node_hash(other, new)
            while not here % 2 and here:
                here, last = here >> 1, last >> 1
        else:
            new = node_hash(new, other)
        here, last = here >> 1, last >> 1
    return last == 0 and old == old_root and new == new_root
