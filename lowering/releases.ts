import containerInit from "./scripts/container-init.sh";
import personality from "./scripts/personality.sh";
import postStart from "./scripts/post-start.sh";
import preStart from "./scripts/pre-start.sh";
import preStop from "./scripts/pre-stop.sh";
import reloadContainer from "./scripts/reload-container.sh";
import start from "./scripts/start.sh";
import type { DirectiveValue } from "./types.ts";

/** What the containers module of a release writes differently from other releases'. */
export interface ModuleRelease {
  /** Directory of the conf files, below `/etc`. */
  readonly confDirectory: string;
  /** Variables of every service; `root` is the container's root file system. */
  readonly environment: { readonly [name: string]: string };
  /** `[Unit]` directives of every service. */
  readonly unitConfig: { readonly [directive: string]: DirectiveValue };
  /** The file behind `ExecStart=` and its like (`makeJobScript` of the systemd module). */
  readonly jobScript: string;
  readonly templates: ScriptTemplates;
}

/** Texts with `@name@` placeholders, named for what the module calls them. */
export interface ScriptTemplates {
  readonly containerInit: string;
  readonly start: string;
  /** The part of `start` for 64-bit hosts. */
  readonly personality: string;
  readonly preStart: string;
  readonly postStart: string;
  readonly preStop: string;
  readonly reloadContainer: string;
}

const releases: ReadonlyMap<string, ModuleRelease> = new Map([
  [
    "19.03",
    {
      confDirectory: "containers",
      environment: { INSTANCE: "%i", root: "/var/lib/containers/%i" },
      unitConfig: { RequiresMountsFor: ["/var/lib/containers/%i"] },
      jobScript: "#! @shell@ -e\n@script@\n",
      templates: {
        containerInit,
        start,
        personality,
        preStart,
        postStart,
        preStop,
        reloadContainer,
      },
    },
  ],
]);

/** The module of a release by the release's name. Throws for a release that is not modelled: callers know their names. */
export function moduleRelease(name: string): ModuleRelease {
  const release = releases.get(name);
  if (release === undefined) throw new Error(`release ${name} cannot be lowered`);
  return release;
}
