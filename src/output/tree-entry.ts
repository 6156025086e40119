/** A file or symbolic link of the tree that a lowered host is written as. */
export type TreeEntry = TreeFile | TreeLink;

export interface TreeFile {
  readonly kind: "file";
  /** Relative to the root, such as `etc/containers/web.conf`. */
  readonly path: string;
  readonly text: string;
  /** Permission bits: 0o644 or 0o755. */
  readonly mode: number;
}

export interface TreeLink {
  readonly kind: "link";
  readonly path: string;
  /** As it stands in the link. */
  readonly target: string;
}
