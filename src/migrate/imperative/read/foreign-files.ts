/** Files and directories that other software keeps in /etc/containers, by name. */
const FOREIGN: ReadonlyMap<string, string> = new Map([
  ["containers.conf", "Podman's settings"],
  ["containers.conf.d", "Podman's settings"],
  ["containers.conf.modules", "Podman's settings"],
  ["libpod.conf", "Podman's settings"],
  ["registries.conf", "the registries of Podman, Buildah and Skopeo"],
  ["registries.conf.d", "the registries of Podman, Buildah and Skopeo"],
  ["registries.d", "where Podman, Buildah and Skopeo keep signatures"],
  ["storage.conf", "where Podman, Buildah and Skopeo keep images"],
  ["storage.conf.d", "where Podman, Buildah and Skopeo keep images"],
  ["policy.json", "the images that Podman, Buildah and Skopeo trust"],
  ["seccomp.json", "the system calls that Podman allows"],
  ["mounts.conf", "what Podman mounts into every container"],
  ["nodocker", "what keeps Podman's docker from talking"],
  ["auth.json", "passwords for registries"],
  ["certs.d", "certificates of registries"],
  ["oci", "hooks of Podman"],
  ["networks", "networks of Podman"],
  ["systemd", "units of Podman"],
  ["toolbox.conf", "Toolbox's settings"],
]);

/** Whose a file of this name is; undefined for a name that is only a container's. */
export function foreignByName(name: string): string | undefined {
  return FOREIGN.get(name);
}

/** Whether a text is written as nixos-container never writes one: TOML, JSON, or an INI file. */
export function isForeignText(text: string): boolean {
  const first = text.split("\n").find((line) => !/^\s*(?:[#;].*)?$/.test(line)) ?? "";
  return /^\s*[[{]/.test(first) || /^\s*[a-z][\w.-]*\s+=\s/.test(first);
}
