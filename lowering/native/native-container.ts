/** What plain systemd needs to run a container of the containers module. */
export interface NativeContainer {
  /** `/etc/systemd/nspawn/NAME.nspawn`. */
  readonly nspawn: string;
  /** A drop-in of `systemd-nspawn@NAME.service`, with what the other file has no setting for. */
  readonly dropIn: string;
  /** Files of systemd-networkd by name, without a directory. */
  readonly networks: {
    readonly host: TextFiles;
    readonly guest: TextFiles;
    /** Whether networkd has anything to set up on the host. */
    readonly needsNetworkd: boolean;
    /** The bridges that the host has to have. */
    readonly bridges: readonly string[];
  };
  /** A file of tmpfiles.d(5). */
  readonly tmpfiles: string;
  /** What the containers module gives the guest's system, and what the guest needs to set up its network, as a NixOS module. */
  readonly guestModule: string;
  /** What is left out. */
  readonly losses: readonly Loss[];
}

export type TextFiles = { readonly [name: string]: string };

/** The value of an option that cannot be said, so that it is left out. */
export interface Loss {
  /** Below `containers.NAME`. */
  readonly option: OptionPath;
  readonly value: string;
  readonly reason: LossReason;
}

export type LossReason =
  /** It would not be read again as it is: a line break, white space at its ends, or quotes. */
  | "unwritable"
  | "not-an-address"
  | "not-an-interface-name"
  /** A flag that has a say in what runs, or which container it is. */
  | "flag-of-the-service"
  /** A word that systemd-nspawn takes for the program, and all that follow. */
  | "program-in-flags"
  /** An interface, which systemd-nspawn refuses together with a network namespace that there is already. */
  | "with-namespace";

export type OptionPath = readonly (string | number)[];
