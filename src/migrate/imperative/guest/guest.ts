/** Where the system of a container comes from. */
export type Guest =
  | { readonly kind: "flake"; readonly url: string }
  /** A configuration on the host. */
  | { readonly kind: "configuration"; readonly file: GuestFile }
  /** What is in its profile stays there. */
  | { readonly kind: "profile" }
  /** The conf file names it. */
  | { readonly kind: "path"; readonly path: string };

/** The `configuration.nix` of a container. */
export interface GuestFile {
  /** Where it is on this machine. */
  readonly file: string;
  /** Where it will be on the host. */
  readonly hostFile: string;
  readonly text: string;
}

/** What becomes of the configuration of a container. */
export type GuestForm = "inline" | "import" | "profile";
