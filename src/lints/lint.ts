import type { ContainerOptions, HostOptions } from "../../lowering/types.ts";
import type { Repair } from "../diagnostics/diagnostic.ts";
import type { DiagnosticCode, MessageArguments } from "../diagnostics/messages.ts";
import type { Site, SitePath } from "../options/site.ts";
import type { Release } from "../releases/releases.ts";
import type { HostSurroundings } from "./host-surroundings.ts";

/** A container whose options are right, for lints. */
export interface LintedContainer {
  readonly name: string;
  /** Final values. */
  readonly options: ContainerOptions;
  /** Whether the module builds its system from `config`: NixOS asserts more of such containers. */
  readonly hasConfig: boolean;
  /** Where the value of an option comes from; `["forwardPorts", 0, "hostPort"]` is that of the first element. */
  valueSite(path: SitePath): Site;
  /** Whether the configuration says something of an option, which may be its default. */
  defines(option: string): boolean;
  /** Where an option or an attribute is named: `["extraVeths", "ve-dmz"]`; the container itself is at `[]`. */
  nameSite(path: SitePath): Site;
}

/** All that lints look at. */
export interface LintedHost {
  readonly release: Release;
  /** In byte order of their names. */
  readonly containers: readonly LintedContainer[];
  /** The options of the host that the containers module reads. */
  readonly host: HostOptions;
  /** What else the configuration says of the host; null where that could not be evaluated. */
  readonly surroundings: HostSurroundings | null;
}

/** What goes with a finding. */
export interface FindingDetails {
  /** Other places that it is about, such as that of the same port in another container. */
  readonly related?: readonly Site[];
  readonly repair?: Repair;
}

/** Adds a finding at a site. */
export type Report = <Code extends DiagnosticCode>(
  code: Code,
  given: MessageArguments[Code],
  site: Site,
  details?: FindingDetails,
) => void;

/** One rule: looks at the whole host and reports what it finds, in the order of the containers. */
export type Lint = (host: LintedHost, report: Report) => void;
