import type { Release } from "../../releases/releases.ts";
import type { Syntax } from "../../syntax/load-syntax.ts";
import type { Finding } from "../common/plan.ts";
import type { Renaming } from "../common/renaming.ts";
import type { ImperativeContainer } from "./container.ts";
import { inlineGuest } from "./guest/inline-guest.ts";
import type { Guest, GuestForm } from "./guest/guest.ts";
import { readGuest } from "./guest/read-guest.ts";
import { finding, placeIn } from "./messages.ts";
import type { DeclaredContainer } from "./module/declared-container.ts";
import type { ReadConf } from "./prove/prove-module.ts";
import { containerFromConf, type ImperativeEntry } from "./read/container-from-conf.ts";
import type { Prefix } from "./read/find-directories.ts";

/** How containers are to be declared. */
export interface DeclareOrder {
  readonly release: Release;
  readonly form: GuestForm;
  /** The directory that the host has root file systems in. */
  readonly prefix: Prefix;
  readonly syntax: Syntax;
  readonly renamings: readonly Renaming[];
}

/** A container as it is declared, beside what it is declared from. */
export interface Declaration extends DeclaredContainer, ReadConf {
  readonly findings: readonly Finding[];
}

/** Declares what a conf file and the configuration of its container say. */
export function declareContainer(entry: ImperativeEntry, order: DeclareOrder): Declaration {
  const name = order.renamings.find(({ from }) => from === entry.container)?.to ?? entry.container;
  const { container, findings } = containerFromConf(entry, name, order.release);
  const { guest, findings: ofGuest } = readGuest(container, order);
  const { inlined, findings: ofSource } = sourceOf(guest, container, order);
  const lost = guest.kind === "profile" && container.flake !== null ? ["FLAKE"] : [];
  return {
    container,
    conf: entry.conf,
    left: [...container.left.map(({ key }) => key), ...lost],
    guest,
    inlined,
    findings: [...findings, ...ofGuest, ...ofSource],
  };
}

function sourceOf(
  guest: Guest,
  { name, was }: ImperativeContainer,
  order: DeclareOrder,
): ReturnType<typeof inlineGuest> {
  if (guest.kind !== "configuration") return { inlined: undefined, findings: [] };
  const { file, text } = guest.file;
  const release = order.release.name;
  const hasVersion = /\bstateVersion\b/.test(text);
  const version = hasVersion
    ? []
    : [finding("guest-state-version", { subject: name, place: placeIn(file) }, { release })];
  if (order.form === "inline") {
    const { inlined, findings } = inlineGuest(order.syntax, guest.file, { name, was });
    return { inlined, findings: [...findings, ...version] };
  }
  const isTwice = order.release.rules.uniqueScalars && /^\s*networking\.hostName\b/m.test(text);
  const twice = isTwice ? [finding("guest-host-name", { subject: name, place: placeIn(file) }, { release })] : [];
  return { inlined: undefined, findings: [...twice, ...version] };
}
