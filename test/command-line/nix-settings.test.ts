import { expect, test } from "vitest";

import { directoryWith, nixctr, ONE_CONTAINER } from "./nixctr.ts";

test.concurrent.each(["restrict-eval = true", "pure-eval = true", "restrict-eval = true\npure-eval = true"])(
  "a user's setting %j does not keep nixctr from reading files",
  async (NIX_CONFIG) => {
    const directory = directoryWith({
      "configuration.nix": "{ imports = [ ./web.nix ]; }",
      "web.nix": ONE_CONTAINER,
    });
    const result = await nixctr(["lower", "--quiet"], { directory, environment: { NIX_CONFIG } });
    expect(result).toMatchObject({ status: 0, stderr: "" });
    expect(result.stdout).toContain("web");
  },
);
