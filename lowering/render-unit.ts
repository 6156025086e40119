import { sortedEntries } from "./byte-order.ts";
import { lines } from "./indented-string.ts";
import type { DirectiveValue, Service } from "./types.ts";

type Directives = { readonly [directive: string]: DirectiveValue };
type Variables = { readonly [name: string]: string };

/** Texts that the services of a host mostly have in common, so that they are rendered once. */
export interface SharedTexts {
  /** The `Environment=` lines, from the service's own variables. */
  readonly environment: (own: Service["environment"]) => string;
  readonly section: (serviceConfig: Service["serviceConfig"]) => DividedSection;
}

export interface DividedSection {
  readonly before: string;
  readonly after: string;
}

/** What a unit has besides the options of its service. */
export interface UnitParts {
  /** The directives that run the service's scripts. */
  readonly execs: Directives;
  /** The value of `X-Restart-Triggers=`; empty for none. */
  readonly restartTriggers: string;
}

/** How a release lays out units. */
export interface UnitShape {
  /** Whether `[Service]` has no empty lines, and ends without one. */
  readonly dense: boolean;
  /** Whether an `[Install]` section says what wants the unit. */
  readonly install: boolean;
}

/** The text of a unit file: `serviceToUnit` of the systemd module. */
export function renderUnit(service: Service, parts: UnitParts, texts: SharedTexts, shape: UnitShape): string {
  const { before, after } = texts.section(service.serviceConfig);
  const change = renderChange(service);
  return [
    "[Unit]\n",
    lines(renderDirectives({ ...service.unitConfig, ...unitDirectives(service, parts.restartTriggers) })),
    "\n[Service]\n",
    texts.environment(service.environment),
    shape.dense ? change : `\n${change}\n\n`,
    before,
    lines(renderDirectives(parts.execs)),
    after,
    shape.dense ? "" : "\n",
    shape.install && service.wantedBy.length > 0 ? `\n[Install]\nWantedBy=${service.wantedBy.join(" ")}\n` : "",
  ].join("");
}

/** What the systemd module derives from options of the service (`unitConfig` of its submodule). */
function unitDirectives({ description, after, wants }: Service, restartTriggers: string): Directives {
  return {
    Description: description,
    ...(after.length > 0 && { After: after.join(" ") }),
    ...(wants.length > 0 && { Wants: wants.join(" ") }),
    ...(restartTriggers !== "" && { "X-Restart-Triggers": restartTriggers }),
  };
}

/** One line for each variable. */
export function renderEnvironment(variables: Variables): string {
  return lines(sortedEntries(variables).map(([name, value]) => `Environment=${toJson(`${name}=${value}`)}`));
}

/** As `builtins.toJSON` of Nix 2.8 writes a string: it has no short form of these two. */
function toJson(text: string): string {
  const json = JSON.stringify(text);
  // Hardly any variable has them; an escaped backslash before `b` is none.
  if (!/[\b\f]/.test(text)) return json;
  return json.replace(/\\[^u]/g, (escape) => (escape === "\\b" ? "\\u0008" : escape === "\\f" ? "\\u000c" : escape));
}

/** What `switch-to-configuration` is told; systemd itself ignores it. */
function renderChange(service: Service): string {
  if (service.reloadIfChanged) return lines(["X-ReloadIfChanged=true"]);
  return service.restartIfChanged ? "" : lines(["X-RestartIfChanged=false"]);
}

/** A `[Service]` section in two parts, between which the directives that run scripts belong. */
export function divideSection(serviceConfig: Directives): DividedSection {
  const names = Object.keys(serviceConfig);
  const part = (isIn: (name: string) => boolean) =>
    lines(renderDirectives(Object.fromEntries(names.filter(isIn).map((name) => [name, serviceConfig[name] ?? ""]))));
  return { before: part((name) => name < "ExecStart"), after: part((name) => name > "ExecStart") };
}

/** `attrsToSection`: keys in byte order, one line for each element of a list. Values are not quoted. */
function renderDirectives(directives: Directives): string[] {
  // Names of directives are ASCII.
  return Object.keys(directives)
    .sort()
    .flatMap((name) => {
      const value = directives[name];
      return typeof value === "object" ? value.map((item) => `${name}=${item}`) : `${name}=${String(value)}`;
    });
}
