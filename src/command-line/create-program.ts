import { Command, InvalidArgumentError, Option } from "commander";

import { version } from "../version.ts";
import type { ExitStatus } from "./exit-status.ts";
import { lowerCommand, type LowerFlags } from "./lower-command.ts";

/** The command line of nixctr; `finish` is told the exit status of the command that ran. */
export function createProgram(finish: (status: ExitStatus) => void): Command {
  const program = new Command("nixctr")
    .description("What the NixOS containers module puts on a host, without NixOS.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand(false)
    .showHelpAfterError("(nixctr --help shows what there is)")
    .exitOverride();
  program.addCommand(createLower(finish).copyInheritedSettings(program));
  return program;
}

const EXAMPLES = `
Examples:
  nixctr lower                          the configuration in this directory, or of this machine
  nixctr lower --format json host.nix   one JSON document
  nixctr lower --out tree host.nix      files below tree/, as they go onto a host

Exit status: 0 done; 1 the configuration is refused; 2 nixctr could not do its work.`;

function createLower(finish: (status: ExitStatus) => void): Command {
  return new Command("lower")
    .description("Print or write what the NixOS containers module makes of the containers of a configuration.")
    .argument("[INPUT]", "a configuration file, a directory with one, or - for standard input")
    .option("-r, --release <release>", "release of NixOS to lower for")
    .option("--nixpkgs <path>", "a nixpkgs whose lib and pkgs the configuration gets")
    .addOption(
      new Option("--eval <how>", "how to evaluate the configuration").choices(["standalone", "auto"]).default("auto"),
    )
    .option("--facts <file>", "JSON with what the host contributes")
    .option("--system <name=path>", "the system of a container that has `config` (repeatable)", collect)
    .option("--only <name>", "lower this container alone (repeatable)", collect)
    .addOption(new Option("-f, --format <format>", "what to print").choices(["cat", "json"]))
    .option("-o, --out <directory>", "write files below this directory instead of printing")
    .option("--timeout <seconds>", "time limit of the evaluation", positive, 60)
    .option("--max-memory <MiB>", "memory limit of the evaluation", positive, 4096)
    .option("-q, --quiet", "no notes, only errors and warnings")
    .option("-v, --verbose", "more about what happens")
    .option("--no-color", "no colour, whatever the terminal")
    .addHelpText("after", EXAMPLES)
    .action(async (input: string | undefined, flags: LowerFlags) => finish(await lowerCommand(input, flags)));
}

function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

function positive(value: string): number {
  const number = Number(value);
  if (value.trim() !== "" && Number.isFinite(number) && number > 0) return number;
  throw new InvalidArgumentError("It has to be a number greater than 0.");
}
