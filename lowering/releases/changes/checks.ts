import type { Change } from "../change.ts";

/** Changes of assertions and warnings: those of the module, and those that it gives to containers with `config`. */
export const checkChanges = {
  "long-names": {
    since: "19.09",
    until: "21.05",
    of: "assertion",
    subject: "containers.<name>",
    summary: "With `privateNetwork`, the name of a container with `config` has at most 11 characters.",
    evidence: [
      { by: "pull request", source: "#51393" },
      { by: "text", source: "davidak@233cfb3" },
      { by: "text", source: "Lucus16@fbd800f" },
    ],
  },
  // Read by no code: the kernels of the releases that have it are all newer, so that `until` above says it all.
  "long-names-by-kernel": {
    since: "21.05",
    of: "assertion",
    subject: "containers.<name>",
    summary: "The limit of 11 characters is for kernels up to 5.8 only: older than those of the releases that say so.",
    evidence: [
      { by: "pull request", source: "#100433" },
      { by: "text", source: "SuperSandro2000@9d2f8b7" },
      { by: "text", source: "siraben@d08566b" },
    ],
  },
  "shared-directory-warning": {
    since: "22.11",
    of: "assertion",
    subject: "virtualisation.containers.enable",
    summary:
      "A warning tells that the containers share directories with Podman and the like where `system.stateVersion` " +
      "is older than 22.05.",
    evidence: [
      { by: "pull request", source: "#185153" },
      { by: "text", source: "awakesecurity@5c02af8" },
    ],
  },
  "unused-containers-warning": {
    since: "24.05",
    of: "assertion",
    subject: "boot.enableContainers",
    summary: "A warning tells that there are containers while `boot.enableContainers` is false.",
    evidence: [{ by: "evaluation", source: "philiptaron@32fa498" }],
  },
  "underscore-names": {
    since: "24.05",
    of: "assertion",
    subject: "containers.<name>",
    summary: "The name of a container with `config` has no underscore.",
    evidence: [
      { by: "pull request", source: "#224666" },
      { by: "text", source: "kira-bruneau@3894238" },
      { by: "text", source: "MFlossmann@01c76bd" },
    ],
  },
  "exclusive-network-namespace": {
    since: "25.05",
    of: "assertion",
    subject: "containers.<name>.networkNamespace",
    summary: "`networkNamespace` excludes `privateNetwork` and `interfaces`.",
    evidence: [
      { by: "pull request", source: "#359352" },
      { by: "evaluation", source: "tweag@6eb1613" },
    ],
  },
} as const satisfies Readonly<Record<string, Change>>;
