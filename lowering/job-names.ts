import { fileName } from "./file-name.ts";
import type { ModuleRelease } from "./module-release.ts";

/** For a unit: the names that the release gives to the files that run its scripts, by phase. */
export type JobNames = (unit: string) => (phase: string) => string;

/** `makeJobScript` of the systemd module, for units without the suffix `.service`. */
export function jobNames({ has }: ModuleRelease): JobNames {
  if (!has("job-name-with-unit")) {
    return (unit) => {
      const name = fileName(unit, /[^\w@+.?=-]/g);
      return (phase) => `unit-script/bin/${name}-${phase}`;
    };
  }
  const inDirectory = has("job-directory");
  return (unit) => {
    const name = fileName(unit);
    return (phase) => {
      const file = `unit-script-${name}-${phase}`;
      return inDirectory ? `${file}/bin/${name}-${phase}` : file;
    };
  };
}
