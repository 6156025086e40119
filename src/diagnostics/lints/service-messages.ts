import type { MessageTable } from "../message-table.ts";

/** What the messages about the services of containers are about. Options are given as shown. */
export interface ServiceMessageArguments {
  "restart-without-auto-start": {
    readonly option: string;
    /** Its value. */
    readonly restart: boolean;
  };
  "interface-device-missing": {
    readonly option: string;
    readonly name: string;
    /** Whether its own name is what makes the other unit, and whether one for the inside does: `HOST:GUEST`. */
    readonly flaws: { readonly host: boolean; readonly guest: boolean };
    /** What the service waits for, and what it should wait for. */
    readonly unit: string;
    readonly meant: string;
  };
}

/** The text of the findings about the services of containers. */
export const serviceMessages: MessageTable<ServiceMessageArguments> = {
  "restart-without-auto-start": {
    severity: "hint",
    message: ({ option }) => `\`${option}' has no effect without \`autoStart'.`,
    help: ({ restart }) =>
      "The module never restarts a container without `autoStart` when its configuration changes, whatever " +
      `\`restartIfChanged\` is. ${restart ? "Set `autoStart = true;`, or drop it." : "Drop it, or set `autoStart = true;`."}`,
  },
  "interface-device-missing": {
    severity: "warning",
    message: ({ option, unit }) => `\`${option}' makes the container wait for \`${unit}', which there never is.`,
    help: ({ name, flaws, meant }) =>
      [
        `The unit of \`${name}\` is \`${meant}\`. systemd waits for the other one until its time is over, a minute and a half ` +
          "by default, and starts the container only then.",
        ...(flaws.host ? ["Give the interface a name of letters and digits."] : []),
        ...(flaws.guest ? ["Leave out the name that it gets inside."] : []),
      ].join(" "),
  },
};
