import { showOption } from "../../options/show-option.ts";
import type { Release } from "../../releases/releases.ts";
import type { Table } from "../common/plan.ts";
import { type Mapping } from "./mapping.ts";
import { mappingOf } from "./mappings.ts";
import type { MigratedContainer } from "./migrated-container.ts";

/** What becomes of the options that containers set. */
export function mappingTable(containers: readonly MigratedContainer[], { has }: Release): Table {
  return {
    title: "What becomes of the options",
    columns: ["container", "option", "maps", "to", "difference"],
    rows: containers.flatMap(({ name, set }) =>
      set.flatMap(({ path, option }) => {
        const mapping = mappingOf(option);
        return mapping === undefined ? [] : [[name, showOption(path, has), ...mappingCells(mapping)]];
      }),
    ),
  };
}

/** How it maps, to what, and what is different then. */
export function mappingCells(mapping: Mapping): readonly [maps: string, to: string, difference: string] {
  switch (mapping.maps) {
    case "exactly":
      return ["exactly", mapping.to, ""];
    case "differently":
      return ["with a difference", mapping.to, mapping.difference];
    case "not":
      return ["not", "", `${mapping.why} ${mapping.instead}`];
  }
}
