import { expect, test } from "vitest";

import { mentionsName, renameInText } from "../../../../src/migrate/release/rename/rename-in-text.ts";

const renaming = { from: "a_b", to: "new" };

test.each([
  ["container@a_b", "container@new"],
  ["container@a_b.service", "container@new.service"],
  ["wants ve-a_b, vb-a_b and ve-a_b+", "wants ve-new, vb-new and ve-new+"],
  ["http://a_b.containers:80/", "http://new.containers:80/"],
  ["/var/lib/containers/a_b", "/var/lib/containers/new"],
  ["/var/lib/nixos-containers/a_b/root", "/var/lib/nixos-containers/new/root"],
  ["/etc/nixos-containers/a_b.conf", "/etc/nixos-containers/new.conf"],
  ["/nix/var/nix/profiles/per-container/a_b/system", "/nix/var/nix/profiles/per-container/new/system"],
  ["nixos-container run a_b -- nixos-container list", "nixos-container run new -- nixos-container list"],
  ["machinectl --quiet poweroff a_b", "machinectl --quiet poweroff new"],
])("%s", (before, after) => {
  expect(renameInText(before, renaming)).toBe(after);
});

test.each([
  "a_b",
  "container@a_bc",
  "container@a_b-c",
  "xve-a_b",
  "ve-a_b_c",
  "x-a_b.containers",
  "a_b.containers.example.org",
  "a_b.containersx",
  "/containers/a_b2",
  "/mycontainers/a_b",
  "machinectl a_b",
  "xnixos-container a_b",
])("%s stays", (text) => {
  expect(renameInText(text, renaming)).toBe(text);
});

test("a name is one as a whole, whatever is in it", () => {
  expect(renameInText("container@a+b container@aab", { from: "a+b", to: "c" })).toBe("container@c container@aab");
  expect(mentionsName("an a_b.", "a_b")).toBe(true);
  expect(mentionsName("xa_b a_bc a_b-c", "a_b")).toBe(false);
});
