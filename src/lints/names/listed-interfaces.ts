import type { Site } from "../../options/site.ts";
import type { LintedContainer } from "../lint.ts";

/** An interface of the host that a container names. */
export interface ListedInterface {
  readonly container: LintedContainer;
  readonly name: string;
  /** What the interface inside is called; systemd since 253 takes `HOST:GUEST`. */
  readonly guest: string;
  readonly site: () => Site;
}

/** The interfaces in a list of a container, as the script's `for` splits it. */
export function listedInterfaces(
  container: LintedContainer,
  list: "interfaces" | "macvlans",
): readonly ListedInterface[] {
  return container.options[list].flatMap((element, index) =>
    element
      .split(/\s+/)
      .filter((word) => word !== "")
      .map((word) => {
        const [name = word, guest = list === "macvlans" ? `mv-${name}` : name] = word.split(":");
        return { container, name, guest, site: () => container.valueSite([list, index]) };
      }),
  );
}
