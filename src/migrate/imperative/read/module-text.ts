import { createConfRenderer } from "../../../../lowering/render-conf.ts";
import { moduleRelease } from "../../../../lowering/module-release.ts";
import type { ContainerOptions, ForwardPort } from "../../../../lowering/types.ts";
import { releases } from "../../../releases/releases.ts";
import { type ConfFile, valueOf } from "./conf-file.ts";
import { parsePorts } from "./parse-ports.ts";

/** Whether a conf file is, byte for byte, what the containers module of some release writes for its values. */
export function isModuleText(conf: ConfFile, text: string): boolean {
  if (valueOf(conf, "SYSTEM_PATH") === undefined && valueOf(conf, "FLAKE") === undefined) return false;
  const container = containerOf(conf);
  return releases.some(({ name }) => createConfRenderer(moduleRelease(name, null))(container) === text);
}

/** As much of a container as its conf file is made from. */
function containerOf(conf: ConfFile): ContainerOptions {
  const text = (key: string): string | null => valueOf(conf, key) ?? null;
  const words = (key: string): readonly string[] => (text(key) ?? "").split(" ").filter((word) => word !== "");
  return {
    ...EMPTY,
    path: text("SYSTEM_PATH") ?? "",
    flake: text("FLAKE"),
    privateNetwork: text("PRIVATE_NETWORK") === "1",
    hostBridge: text("HOST_BRIDGE"),
    forwardPorts: portsOf(text("HOST_PORT")),
    hostAddress: text("HOST_ADDRESS"),
    hostAddress6: text("HOST_ADDRESS6"),
    localAddress: text("LOCAL_ADDRESS"),
    localAddress6: text("LOCAL_ADDRESS6"),
    localMacAddress: text("LOCAL_MAC_ADDRESS"),
    networkNamespace: text("NETWORK_NAMESPACE_PATH"),
    privateUsers: text("PRIVATE_USERS") ?? "no",
    interfaces: words("INTERFACES"),
    macvlans: words("MACVLANS"),
    autoStart: text("AUTO_START") === "1",
    extraFlags: words("EXTRA_NSPAWN_FLAGS"),
  };
}

function portsOf(text: string | null): readonly ForwardPort[] {
  const ports = parsePorts(text ?? "");
  return typeof ports === "string" ? [] : ports;
}

const EMPTY = {
  additionalCapabilities: [],
  enableTun: false,
  extraVeths: {},
  bindMounts: {},
  allowedDevices: [],
  tmpfs: [],
};
