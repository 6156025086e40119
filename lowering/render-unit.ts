import { sortedEntries } from "./byte-order.ts";
import { lines } from "./indented-string.ts";
import type { DirectiveValue, Service } from "./types.ts";

type Directives = { readonly [directive: string]: DirectiveValue };
type Variables = { readonly [name: string]: string };

/**
 * The text of a unit file: `serviceToUnit` of the systemd module.
 *
 * `environment` is what `renderEnvironment` gives for everything the service runs with, `execs` are the directives
 * that run the service's scripts.
 */
export function renderUnit(service: Service, environment: string, execs: Directives): string {
  return [
    "[Unit]",
    ...renderDirectives({ ...service.unitConfig, ...unitDirectives(service) }),
    "",
    "[Service]",
    environment,
    renderChange(service),
    "",
    ...renderServiceSection(service.serviceConfig, execs),
    "\n",
  ].join("\n");
}

/** What the systemd module derives from options of the service (`unitConfig` of its submodule). */
function unitDirectives({ description, after, wants, restartTriggers }: Service): Directives {
  return {
    Description: description,
    ...(after.length > 0 && { After: after.join(" ") }),
    ...(wants.length > 0 && { Wants: wants.join(" ") }),
    ...(restartTriggers.length > 0 && { "X-Restart-Triggers": restartTriggers.join(" ") }),
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

/** Directives of many units at once, in two parts between which those that run scripts belong. */
const dividedSections = new WeakMap<Directives, readonly [before: string, after: string]>();

/** The `[Service]` section. Services mostly share a `serviceConfig`, which is rendered once. */
function renderServiceSection(serviceConfig: Directives, execs: Directives): readonly string[] {
  let divided = dividedSections.get(serviceConfig);
  if (divided === undefined) {
    divided = divide(serviceConfig);
    dividedSections.set(serviceConfig, divided);
  }
  const [before, after] = divided;
  return [before, ...renderDirectives(execs), after];
}

function divide(serviceConfig: Directives): readonly [before: string, after: string] {
  const names = Object.keys(serviceConfig);
  const part = (isIn: (name: string) => boolean) =>
    renderDirectives(Object.fromEntries(names.filter(isIn).map((name) => [name, serviceConfig[name] ?? ""]))).join(
      "\n",
    );
  return [part((name) => name < "ExecStart"), part((name) => name > "ExecStart")];
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
