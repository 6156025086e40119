import { provenance } from "../../lowering/releases/provenance.ts";
import { closestName } from "../diagnostics/closest-name.ts";
import { optionChanges } from "../option-model/option-changes.ts";
import { type ModelledOption, optionModel, optionsNamed, releasesOf } from "../option-model/option-model.ts";
import { changesJson, type ListedRelease, optionsJson } from "../option-model/options-json.ts";
import { changesMarkdown, optionsMarkdown } from "../option-model/options-markdown.ts";
import { changesTable, optionsTable } from "../option-model/options-table.ts";
import { type ChosenRelease, chooseRelease } from "../releases/choose-release.ts";
import type { Release } from "../releases/releases.ts";
import { EXIT, type ExitStatus } from "./exit-status.ts";
import { chosenNixpkgs, givenRelease, nixpkgsInUse } from "./given-release.ts";
import { printChosen } from "./print-notes.ts";
import type { OptionsFlags, Request } from "./request.ts";
import { UsageError } from "./usage-error.ts";
import { writeUnlessClosed } from "./write-unless-closed.ts";

type OptionsRequest = Extract<Request, { kind: "options" }>;

/** `nixctr options`: to standard output. Throws a `UsageError` for an option or a release that there is not. */
export async function runOptions({ option, show }: OptionsRequest): Promise<ExitStatus> {
  const isRange = show.from !== undefined || show.to !== undefined;
  await writeUnlessClosed(isRange ? changesText(option, show) : listText(option, show));
  return EXIT.done;
}

function listText(option: string | undefined, show: OptionsFlags): Iterable<string> {
  const release = chosen(show, "--release", show.release);
  const model = selected(optionModel(release), option, release);
  switch (show.format) {
    case "json":
      return optionsJson(listed(release), model);
    case "markdown":
      return [optionsMarkdown(release, model)];
    case "table":
      return [optionsTable(model), `known by ${release.knownBy}\n`];
  }
}

function changesText(option: string | undefined, show: OptionsFlags): Iterable<string> {
  const from = chosen(show, "--from", show.from);
  const to = chosen(show, "--to", show.to);
  const [before, after] = [optionModel(from), optionModel(to)];
  const known = selected([...before, ...after], option, to).map(({ name }) => name);
  const changes = optionChanges(before, after).filter(({ name }) => known.includes(name));
  switch (show.format) {
    case "json":
      return changesJson(listed(from), listed(to), changes);
    case "markdown":
      return [changesMarkdown(from, to, changes)];
    case "table":
      return [changesTable(from, to, changes)];
  }
}

/** The release that an option names, or that follows from the nixpkgs in use. */
function chosen(show: OptionsFlags, option: "--release" | "--from" | "--to", name: string | undefined): Release {
  const found: ChosenRelease = chooseRelease(givenRelease(name, option), nixpkgsInUse(chosenNixpkgs(show.nixpkgs)));
  printChosen(found, "listing options", show);
  return found.release;
}

function selected(
  model: readonly ModelledOption[],
  option: string | undefined,
  release: Release,
): readonly ModelledOption[] {
  if (option === undefined) return model;
  const found = optionsNamed(model, option);
  if (found.length > 0) return found;
  const elsewhere = releasesOf(option);
  if (elsewhere !== undefined) {
    const { since, until } = elsewhere;
    const span = until === null ? `since ${since}` : since === until ? `in ${since}` : `from ${since} to ${until}`;
    throw new UsageError(`no such option in NixOS ${release.name}: ${option}; it is there ${span}`);
  }
  const names = model.map(({ name }) => name.replace("containers.<name>.", ""));
  const meant = closestName(option, names);
  throw new UsageError(`no such option: ${option}${meant === undefined ? "" : `; did you mean ${meant}?`}`);
}

function listed({ name }: Release): ListedRelease {
  return { name, knownBy: provenance[name] };
}
