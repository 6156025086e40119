const NO_PROTOCOL = "none://";

/** What `nix` gets to see that differs from nixctr's own environment. */
export const NIX_ENVIRONMENT: Readonly<Record<string, string | undefined>> = {
  // What a user's shell says about logging must not change what is read back.
  NIX_SHOW_STATS: undefined,
  // Nix begins with a quarter of the machine's memory and does not look for garbage before that is full.
  GC_INITIAL_HEAP_SIZE: "134217728",
  // `--offline` does not keep `builtins.fetchurl` and its like from the network; a proxy that cannot be one does.
  http_proxy: NO_PROTOCOL,
  https_proxy: NO_PROTOCOL,
  ftp_proxy: NO_PROTOCOL,
  all_proxy: NO_PROTOCOL,
  no_proxy: undefined,
  NO_PROXY: undefined,
  GIT_ALLOW_PROTOCOL: "none",
};
