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
  const unit = renderSection({ ...service.unitConfig, ...unitDirectives(service) });
  const main = renderSection({ ...service.serviceConfig, ...execs });
  return `[Unit]\n${unit}\n[Service]\n${environment}\n${renderChange(service)}\n\n${main}\n`;
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

/** One line for each variable. JSON as `builtins.toJSON` writes it: non-ASCII characters stay as they are. */
export function renderEnvironment(variables: Variables): string {
  return lines(sortedEntries(variables).map(([name, value]) => `Environment=${JSON.stringify(`${name}=${value}`)}`));
}

/** What `switch-to-configuration` is told; systemd itself ignores it. */
function renderChange(service: Service): string {
  if (service.reloadIfChanged) return lines(["X-ReloadIfChanged=true"]);
  return service.restartIfChanged ? "" : lines(["X-RestartIfChanged=false"]);
}

/** `attrsToSection`: keys in byte order, one line for each element of a list. Values are not quoted. */
function renderSection(directives: Directives): string {
  let text = "";
  // Names of directives are ASCII.
  for (const name of Object.keys(directives).sort()) {
    const value = directives[name];
    if (typeof value === "object") for (const item of value) text += `${name}=${item}\n`;
    else text += `${name}=${String(value)}\n`;
  }
  return text;
}
