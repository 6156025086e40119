import fc from "fast-check";
import { expect, test } from "vitest";

import { hasChange } from "../../../lowering/releases/changes.ts";
import { releaseNames } from "../../../lowering/releases/release-name.ts";
import { confPath, guestPath, hostDirectory } from "./host-directory.ts";
import { lower, planHost } from "./plan-host.ts";

/** A container as somebody might have made it. */
interface Made {
  readonly private: boolean;
  readonly autoStart: boolean;
  /** Settings of the network by key, in any order. */
  readonly network: Readonly<Record<string, string>>;
  readonly ports: readonly { readonly written: string; readonly meant: string }[];
  readonly words: Readonly<Record<string, readonly string[]>>;
  readonly others: Readonly<Record<string, string>>;
  readonly hasGuest: boolean;
}

/** What systemd and nixos-container read alike: no quotation marks, backslashes, and blanks at the ends. */
const value = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 12 })
  .map((text) => text.replaceAll(/["'\\\p{Cc}\p{Bidi_Control}]/gu, "").trim())
  .filter((text) => text !== "");
const word = value.map((text) => text.replaceAll(/\s/g, "")).filter((text) => text !== "");
const port = fc.integer({ min: 1, max: 65_535 });
const forwarded = fc.record({
  protocol: fc.constantFrom("", "tcp:", "udp:"),
  host: port,
  guest: fc.option(port),
});

const ports = fc.array(
  forwarded.map(({ protocol, host, guest }) => ({
    written: `${protocol}${host}${guest === null ? "" : `:${guest}`}`,
    meant: `${protocol === "" ? "tcp:" : protocol}${host}:${guest ?? host}`,
  })),
  { maxLength: 3 },
);

const addresses = {
  HOST_ADDRESS: value,
  LOCAL_ADDRESS: value,
  HOST_BRIDGE: value,
  HOST_ADDRESS6: value,
  LOCAL_ADDRESS6: value,
};
const macAddress = fc.constantFrom("de:b7:73:01:10:90", "DE:B7:73:01:10:9f");

/** Some of the settings. */
function some(
  settings: Readonly<Record<string, fc.Arbitrary<string>>>,
): fc.Arbitrary<Readonly<Record<string, string>>> {
  return fc
    .subarray(Object.entries(settings))
    .chain((chosen) => fc.tuple(...chosen.map(([key, arbitrary]) => arbitrary.map((text) => [key, text] as const))))
    .map((pairs) => Object.fromEntries(pairs));
}

/** Flags that are bind mounts, nearly so, and others. */
const path = fc.constantFrom("/a", "/b", "/b/c", "/data", "relative");
const flag = fc.oneof(
  fc.tuple(fc.constantFrom("--bind", "--bind-ro"), path).map(([name, at]) => `${name}=${at}`),
  fc.tuple(fc.constantFrom("--bind", "--bind-ro"), path, path).map(([name, from, to]) => `${name}=${from}:${to}`),
  fc.constantFrom("--bind=/a:/b:idmap", "--bind=", "--bind-ro=:/a", "--tmpfs=/a", "-U"),
  word,
);

const NAME = fc.stringMatching(/^[A-Za-z0-9-]{1,11}$/);

/** Of a release, whose options it may use. */
function made(release: (typeof releaseNames)[number]): fc.Arbitrary<Made> {
  const has = (change: Parameters<typeof hasChange>[1]): boolean => hasChange(release, change);
  const only = <T>(change: Parameters<typeof hasChange>[1], arbitrary: fc.Arbitrary<T>) =>
    has(change) ? { arbitrary } : undefined;
  const others = {
    FLAKE: only("flake-option", word),
    NETWORK_NAMESPACE_PATH: only(
      "network-namespace-option",
      word.map((text) => `/${text}`),
    ),
    PRIVATE_USERS: only("private-users-option", fc.constantFrom("no", "pick", "identity", "0", "65536", "4294967295")),
  };
  const known = Object.entries(others).flatMap(([key, entry]) => (entry ? [[key, entry.arbitrary] as const] : []));
  return (
    fc
      .record({
        private: fc.boolean(),
        autoStart: fc.boolean(),
        network: some({ ...addresses, ...(has("mac-address-option") && { LOCAL_MAC_ADDRESS: macAddress }) }),
        ports,
        words: fc.record({
          INTERFACES: fc.array(word, { maxLength: 2 }),
          MACVLANS: fc.array(word, { maxLength: 2 }),
          EXTRA_NSPAWN_FLAGS: has("extra-flags-option") ? fc.array(flag, { maxLength: 4 }) : fc.constant([]),
        }),
        others: some(Object.fromEntries(known)),
        hasGuest: fc.boolean(),
      })
      // A namespace goes with neither; NixOS refuses that.
      .map((container) =>
        "NETWORK_NAMESPACE_PATH" in container.others
          ? { ...container, private: false, words: { ...container.words, INTERFACES: [] } }
          : container,
      )
  );
}

function write(container: Made): string {
  const network = container.private ? container.network : {};
  const written = container.private ? container.ports.map((each) => each.written).join(",") : "";
  const settings = {
    PRIVATE_NETWORK: container.private ? "1" : "0",
    HOST_BRIDGE: "",
    ...network,
    HOST_PORT: written,
    AUTO_START: container.autoStart ? "1" : "0",
    ...Object.fromEntries(Object.entries(container.words).map(([key, words]) => [key, `"${words.join(" ")}"`])),
    ...container.others,
  };
  return Object.entries(settings)
    .map(([key, text]) => `${key}=${text}\n`)
    .join("");
}

/** What the declared container has to have; nothing for what is not set. */
function expected(name: string, container: Made): Readonly<Record<string, string>> {
  const { FLAKE, ...others } = container.others;
  const system = container.hasGuest ? `/nix/store/…-${name}` : "/nix/var/nix/profiles/system";
  const all: Readonly<Record<string, string>> = {
    ...(FLAKE === undefined ? { SYSTEM_PATH: system } : { FLAKE }),
    ...(container.private && { PRIVATE_NETWORK: "1", ...container.network }),
    ...(container.private && { HOST_PORT: container.ports.map(({ meant }) => meant).join(",") }),
    ...(container.autoStart && { AUTO_START: "1" }),
    ...Object.fromEntries(Object.entries(container.words).map(([key, words]) => [key, inOrder(words).join(" ")])),
    ...others,
  };
  return Object.fromEntries(
    Object.entries(all).filter(([key, text]) => text !== "" && `${key}=${text}` !== "PRIVATE_USERS=no"),
  );
}

/** The order of the bind mounts at the beginning means nothing. */
function inOrder(words: readonly string[]): readonly string[] {
  const end = words.findIndex((own) => !/^--bind(-ro)?=\/[^:]*(:\/[^:]*)?$/.test(own));
  const count = end < 0 ? words.length : end;
  return [...words.slice(0, count).toSorted(), ...words.slice(count)];
}

/** The settings of a conf file that the containers module writes. */
function settingsOf(text: string): Readonly<Record<string, string>> {
  const lines = text.split("\n").filter((line) => line !== "");
  const pairs = lines.map((line) => {
    const at = line.indexOf("=");
    const [, quoted] = /^" ?(.*)"$/.exec(line.slice(at + 1)) ?? [];
    const text = quoted ?? line.slice(at + 1);
    return [line.slice(0, at), line.startsWith("EXTRA") ? inOrder(text.split(" ")).join(" ") : text] as const;
  });
  return Object.fromEntries(pairs.filter(([key, own]) => own !== "" && `${key}=${own}` !== "PRIVATE_USERS=no"));
}

const hosts = fc.constantFrom(...releaseNames).chain((release) =>
  fc.record({
    release: fc.constant(release),
    containers: fc.dictionary(NAME, made(release), { minKeys: 1, maxKeys: 4 }),
  }),
);

test("a container that is declared has the settings that it had, in every release", { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(hosts, async ({ release, containers }) => {
      const files = Object.entries(containers).flatMap(([name, container]) => [
        [confPath(name), write(container)] as const,
        ...(container.hasGuest ? [[guestPath(name), "{ services.a = ''\n  b\n''; }\n"] as const] : []),
      ]);
      const root = hostDirectory(Object.fromEntries(files));
      const plan = await planHost(root, { release });
      expect(plan.findings.filter(({ severity, text }) => severity === "error" && !/is too long/.test(text))).toEqual(
        [],
      );
      const guests = Object.entries(containers).flatMap(([name, { hasGuest }]) => (hasGuest ? [name] : []));
      const lowered = await lower(plan.edits[0]?.after ?? "", guests, release);
      if (lowered.kind !== "lowered") throw new Error(JSON.stringify(lowered.diagnostics));
      const { etc } = lowered.host.environment;
      for (const [name, container] of Object.entries(containers)) {
        const [, conf] = Object.entries(etc).find(([file]) => file.endsWith(`/${name}.conf`)) ?? [];
        expect(settingsOf(conf?.text ?? "")).toEqual(expected(name, container));
      }
    }),
    { numRuns: 40 },
  );
});
