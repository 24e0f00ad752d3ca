"""BLAKE3 in plain Python, so that a site is judged by other code than the program's own. Slow: each content is hashed once."""

import hashlib

IV = (0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19)
ORDER = (2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8)
QUARTERS = ((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15), (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14))
CHUNK_START, CHUNK_END, PARENT, ROOT = 1, 2, 4, 8
MASK = 0xFFFFFFFF


def compress(chain, words, counter, n_bytes, flags):
    """The first half of the state after seven rounds."""
    s = [*chain, *IV[:4], counter & MASK, counter >> 32, n_bytes, flags]
    for _ in range(7):
        for (a, b, c, d), x, y in zip(QUARTERS, words[0::2], words[1::2]):
            va, vb = (s[a] + s[b] + x) & MASK, s[b]
            vd = s[d] ^ va
            vd = (vd >> 16 | vd << 16) & MASK
            vc = (s[c] + vd) & MASK
            vb ^= vc
            vb = (vb >> 12 | vb << 20) & MASK
            va = (va + vb + y) & MASK
            vd ^= va
            vd = (vd >> 8 | vd << 24) & MASK
            vc = (vc + vd) & MASK
            vb ^= vc
            s[a], s[b], s[c], s[d] = va, (vb >> 7 | vb << 25) & MASK, vc, vd
        words = [words[i] for i in ORDER]
    return [s[i] ^ s[i + 8] for i in range(8)]


def node(data, index, root):
    """The hash of a piece of a text that begins with its chunk number `index`."""
    if len(data) <= 1024:
        chain, blocks = IV, [data[at:at + 64] for at in range(0, len(data), 64)] or [b""]
        for at, block in enumerate(blocks):
            flags = (CHUNK_START if at == 0 else 0) | ((CHUNK_END | root) if at == len(blocks) - 1 else 0)
            padded = block.ljust(64, b"\0")
            words = [int.from_bytes(padded[i:i + 4], "little") for i in range(0, 64, 4)]
            chain = compress(chain, words, index, len(block), flags)
        return chain
    chunks = 1 << ((len(data) - 1) // 1024).bit_length() - 1
    left, right = node(data[:chunks * 1024], index, 0), node(data[chunks * 1024:], index + chunks, 0)
    return compress(IV, left + right, 0, 64, PARENT | root)


KNOWN = {}


def hexdigest(data):
    """The hash of a text, as 64 hexadecimal digits."""
    key = hashlib.sha256(data).digest()
    if key not in KNOWN:
        KNOWN[key] = b"".join(word.to_bytes(4, "little") for word in node(data, 0, ROOT)).hex()
    return KNOWN[key]
