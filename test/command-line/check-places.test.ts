import { expect, test } from "vitest";

import { directoryWith, nixctr } from "./nixctr.ts";

interface Found {
  readonly message: string;
  readonly span: { readonly line: number; readonly column: number; readonly endColumn: number };
  readonly help: string | null;
  readonly fix: { readonly edits: readonly { readonly newText: string; readonly endColumn: number }[] } | null;
}

async function check(text: string): Promise<readonly Found[]> {
  const directory = directoryWith({ "a.nix": text });
  const { stdout } = await nixctr(["check", "--format", "json", "a.nix"], { directory });
  return (JSON.parse(stdout) as { readonly diagnostics: readonly Found[] }).diagnostics;
}

test.concurrent("an attribute that is already defined is marked by its path", async () => {
  const [found] = await check('{\n  containers.a.path = "/p";\n  containers.a.path = "/q";\n}\n');
  expect(found?.message).toContain("attribute 'containers.a.path' already defined at");
  expect(found?.span).toMatchObject({ line: 3, column: 3, endColumn: 20 });
});

test.concurrent("a byte order mark is named, and can be removed", async () => {
  const [found] = await check("\uFEFF{ }\n");
  expect(found?.help).toContain("begins with a byte order mark");
  expect(found?.fix?.edits).toMatchObject([{ newText: "", endColumn: 4 }]);
});

test.concurrent("a variable that is nearly a known one", async () => {
  const [found] = await check('{ containers.a = { path = "/p"; autoStart = fasle; }; }\n');
  expect(found?.help).toContain("Did you mean `false`?");
});

test.concurrent("a path where a string belongs", async () => {
  const [found] = await check('{ containers.a = { path = "/p"; bindMounts."/x".hostPath = ./x; }; }\n');
  expect(found?.help).toContain("`toString` makes a string of it.");
});
