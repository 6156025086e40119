import { sortedEntries } from "./byte-order.ts";
import { lines } from "./indented-string.ts";
import type { DirectiveValue, Service } from "./types.ts";

type Directives = { readonly [directive: string]: DirectiveValue };
type Variables = { readonly [name: string]: string };

/**
 * The text of a unit file: `serviceToUnit` of the systemd module.
 *
 * `environment` is everything the service runs with, `execs` are the directives that run the service's scripts.
 */
export function renderUnit(service: Service, environment: Variables, execs: Directives): string {
  return lines([
    "[Unit]",
    renderSection({ ...service.unitConfig, ...unitDirectives(service) }),
    "[Service]",
    renderEnvironment(environment),
    renderChange(service),
    "",
    renderSection({ ...service.serviceConfig, ...execs }),
  ]);
}

/** What the systemd module derives from options of the service (`unitConfig` of its submodule). */
function unitDirectives(service: Service): Directives {
  return {
    Description: service.description,
    ...listDirective("After", service.after),
    ...listDirective("Wants", service.wants),
    ...listDirective("X-Restart-Triggers", service.restartTriggers),
  };
}

function listDirective(directive: string, values: readonly string[]): Directives {
  return values.length === 0 ? {} : { [directive]: values.join(" ") };
}

/** One line for each variable. JSON as `builtins.toJSON` writes it: non-ASCII characters stay as they are. */
function renderEnvironment(variables: Variables): string {
  return lines(sortedEntries(variables).map(([name, value]) => `Environment=${JSON.stringify(`${name}=${value}`)}`));
}

/** What `switch-to-configuration` is told; systemd itself ignores it. */
function renderChange(service: Service): string {
  if (service.reloadIfChanged) return lines(["X-ReloadIfChanged=true"]);
  return service.restartIfChanged ? "" : lines(["X-RestartIfChanged=false"]);
}

/** `attrsToSection`: keys in byte order, one line for each element of a list. Values are not quoted. */
function renderSection(directives: Directives): string {
  return lines(sortedEntries(directives).flatMap(([name, value]) => renderDirective(name, value)));
}

function renderDirective(name: string, value: DirectiveValue): string | string[] {
  return typeof value === "object" ? value.map((item) => `${name}=${item}`) : `${name}=${String(value)}`;
}
