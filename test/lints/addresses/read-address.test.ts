import { describe, expect, test } from "vitest";

import { readAddress } from "../../../src/lints/addresses/read-address.ts";

/** What `ip addr add` of iproute2 6.1 shows afterwards; undefined where it refuses. */
const readByIp: readonly (readonly [text: string, shown: string | undefined])[] = [
  ["10.0.0.1", "10.0.0.1"],
  ["10.0.0.1/24", "10.0.0.1/24"],
  ["10.0.0.1/0", "10.0.0.1/0"],
  ["10.0.0.1/255.255.255.0", "10.0.0.1/24"],
  ["10.0.0.1/024", "10.0.0.1/20"],
  ["10.0.0.1/0x18", "10.0.0.1/24"],
  ["10.0.0.1/+8", "10.0.0.1/8"],
  ["10.1", "10.1.0.0"],
  ["10", "10.0.0.0"],
  ["10.1/16", "10.1.0.0/16"],
  ["010.0.0.1", "8.0.0.1"],
  ["0x0a.0.0.1", "10.0.0.1"],
  ["10.0.0.01", "10.0.0.1"],
  ["10.0.0.08", undefined],
  ["10.0.0.256", undefined],
  ["10.0.0.1.", undefined],
  ["10..1", undefined],
  ["1.2.3.4.5", undefined],
  ["167772161", undefined],
  ["10.0.0.1/", undefined],
  ["10.0.0.1/33", undefined],
  ["10.0.0.1/-1", undefined],
  ["10.0.0.1/8x", undefined],
  ["10.0.0.1/8.8", undefined],
  ["10.0.0.1/255.0.255.0", undefined],
  ["10.0.0.1/24/24", undefined],
  ["10.0.0.1%eth0", undefined],
  ["host", undefined],
  ["", undefined],
  ["fc00::1", "fc00::1"],
  ["FC00:0::A/064", "fc00::a/52"],
  ["fc00::1/128", "fc00::1/128"],
  ["fc00::10.0.0.1", "fc00::a00:1"],
  ["2001:470:1f0b:1033:74:6573:7469:6e67/64", "2001:470:1f0b:1033:74:6573:7469:6e67/64"],
  ["fc00::1/129", undefined],
  ["fc00::1/ffff::", undefined],
  ["fc00::1%eth0", undefined],
  ["fc00:::1", undefined],
  ["fc00:1", undefined],
  ["fc00::00001", undefined],
  ["[fc00::1]", undefined],
];

describe("readAddress", () => {
  test.each(readByIp)("%s", (text, shown) => {
    const read = readAddress(text);
    const prefix = read?.prefix ?? null;
    expect(read && read.text + (prefix === null ? "" : `/${prefix}`)).toBe(shown);
  });

  test.each(["10.0.0.1", "10.0.0.1/24", "10.0.0.1/255.255.255.0", "FC00::1/64"])("%s is plain", (text) => {
    expect(readAddress(text)?.isPlain).toBe(true);
  });

  test.each(["10.1", "010.0.0.1", "10.0.0.01", "10.0.0.1/024", "fc00::1/0x40"])("%s is not plain", (text) => {
    expect(readAddress(text)?.isPlain).toBe(false);
  });
});
