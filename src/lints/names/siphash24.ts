const MASK = 0xffff_ffff_ffff_ffffn;

type State = [v0: bigint, v1: bigint, v2: bigint, v3: bigint];

/** SipHash-2-4 of Aumasson and Bernstein: 64 bits, unsigned. The key has 16 bytes. */
export function siphash24(data: Buffer, key: Buffer): bigint {
  const k0 = key.readBigUInt64LE(0);
  const k1 = key.readBigUInt64LE(8);
  const state: State = [
    k0 ^ 0x736f6d6570736575n,
    k1 ^ 0x646f72616e646f6dn,
    k0 ^ 0x6c7967656e657261n,
    k1 ^ 0x7465646279746573n,
  ];
  for (const word of wordsOf(data)) {
    state[3] ^= word;
    rounds(state, 2);
    state[0] ^= word;
  }
  state[2] ^= 0xffn;
  rounds(state, 4);
  return state.reduce((left, right) => left ^ right);
}

/** Little-endian, the last padded with zeros up to its highest byte, which is the length. */
function wordsOf(data: Buffer): bigint[] {
  const count = Math.floor(data.length / 8) + 1;
  const padded = Buffer.alloc(count * 8);
  data.copy(padded);
  padded.writeUInt8(data.length & 0xff, padded.length - 1);
  return Array.from({ length: count }, (_, index) => padded.readBigUInt64LE(index * 8));
}

function rounds(state: State, count: number): void {
  let [v0, v1, v2, v3] = state;
  for (let i = 0; i < count; i++) {
    v0 = add(v0, v1);
    v1 = rotate(v1, 13n) ^ v0;
    v0 = rotate(v0, 32n);
    v2 = add(v2, v3);
    v3 = rotate(v3, 16n) ^ v2;
    v0 = add(v0, v3);
    v3 = rotate(v3, 21n) ^ v0;
    v2 = add(v2, v1);
    v1 = rotate(v1, 17n) ^ v2;
    v2 = rotate(v2, 32n);
  }
  state.splice(0, 4, v0, v1, v2, v3);
}

function add(a: bigint, b: bigint): bigint {
  return (a + b) & MASK;
}

function rotate(word: bigint, bits: bigint): bigint {
  return ((word << bits) | (word >> (64n - bits))) & MASK;
}
