import { describe, expect, it } from "vitest";

import type { LoweredHost } from "../../lowering/types.ts";
import { containerOptions, lower, lowerWeb, testFacts, vethOptions } from "./container-options.ts";

function web(host: LoweredHost) {
  const service = host.systemd.services["container@web"];
  if (service === undefined) throw new Error("no service");
  return {
    service,
    unit: host.units["container@web.service"] ?? "",
    conf: host.environment.etc["containers/web.conf"]?.text,
  };
}

/** The text of the file whose path ends so. */
function fileOf(host: LoweredHost, name: string): string | undefined {
  return Object.entries(host.files).find(([path]) => path.endsWith(name))?.[1].text;
}

describe("the template for imperative containers", () => {
  it("is there without any container", () => {
    const host = lower({});
    expect(Object.keys(host.units)).toEqual(["container@.service"]);
    expect(host.environment).toEqual({ etc: {}, systemPackages: ["/usr"] });
    expect(host.systemd.targets).toEqual({ "multi-user": { wants: ["machines.target"] } });
    expect(host.networking).toEqual({ extraHosts: "", dhcpcd: { denyInterfaces: ["ve-*", "vb-*"] } });
  });

  it("is neither wanted nor restarted", () => {
    const unit = lower({}).units["container@.service"];
    expect(unit).toMatch(
      /^\[Unit\]\nDescription=Container '%i'\nRequiresMountsFor=\/var\/lib\/containers\/%i\n\n\[Service\]\n/,
    );
    expect(unit).toContain("\n\nX-RestartIfChanged=false\n\n\nDelegate=true\n");
    expect(unit).toMatch(/Type=notify\n\n$/);
  });
});

describe("boot.enableContainers = false", () => {
  it("keeps the options and lowers nothing", () => {
    const containers = { ghost: containerOptions() };
    const host = lower(containers, { enableContainers: false, networkmanager: true });
    expect(host.containers).toEqual(containers);
    expect(host.units).toEqual({});
    expect(host.files).toEqual({});
    expect(host.environment).toEqual({ etc: {}, systemPackages: [] });
    expect(host.systemd).toEqual({ services: {}, targets: {} });
    expect(host.services.udev.extraRules).toBe("");
  });
});

describe("autoStart", () => {
  it("makes machines.target want the container, which is reloaded when its system changes", () => {
    const { service, unit, conf } = web(lowerWeb({ autoStart: true }));
    expect(service.wantedBy).toEqual(["machines.target"]);
    expect(service.restartTriggers).toEqual(["/nix/var/nix/profiles/web"]);
    expect([service.reloadIfChanged, service.restartIfChanged]).toEqual([true, false]);
    expect(unit).toContain("[Unit]\nAfter=network.target\nDescription=");
    expect(unit).toContain("\nWants=network.target\nX-Restart-Triggers=/nix/var/nix/profiles/web\n\n[Service]");
    expect(unit).toContain("\n\nX-ReloadIfChanged=true\n\n\n");
    expect(conf).toContain('MACVLANS=""\nAUTO_START=1\n\nEXTRA_NSPAWN_FLAGS=""\n');
  });

  it("is off for a container that does not say so", () => {
    const { service, conf } = web(lowerWeb());
    expect(service.wantedBy).toEqual([]);
    expect(service.restartTriggers).toEqual([]);
    expect(conf).toBe('SYSTEM_PATH=/nix/var/nix/profiles/web\n\nINTERFACES=""\nMACVLANS=""\n\nEXTRA_NSPAWN_FLAGS=""\n');
  });
});

describe("the network", () => {
  const addresses = { hostAddress: "10.0.0.1", localAddress: "10.0.0.2/24" };

  it("is in the conf file with privateNetwork", () => {
    const { conf } = web(lowerWeb({ ...addresses, privateNetwork: true, hostBridge: "br0" }));
    const network =
      "PRIVATE_NETWORK=1\nHOST_BRIDGE=br0\n\n\nHOST_ADDRESS=10.0.0.1\n\n\nLOCAL_ADDRESS=10.0.0.2/24\n\n\n\n";
    expect(conf).toBe(
      `SYSTEM_PATH=/nix/var/nix/profiles/web\n${network}INTERFACES=""\nMACVLANS=""\n\nEXTRA_NSPAWN_FLAGS=""\n`,
    );
  });

  it("is left out of the conf file without privateNetwork, but not out of postStart and hosts", () => {
    const host = lowerWeb(addresses);
    expect(web(host).conf).not.toContain("ADDRESS");
    expect(web(host).service.postStart).toContain("\n    ip addr add 10.0.0.1 dev $ifaceHost\n");
    expect(host.networking.extraHosts).toBe("10.0.0.2 web.containers\n");
  });

  it("leaves addresses that are not declared to the conf file of an imperative container", () => {
    const text = '\n    if [ -n "$HOST_ADDRESS6" ]; then\n  ip -6 addr add $HOST_ADDRESS6 dev $ifaceHost\nfi\n\n    ';
    expect(web(lowerWeb(addresses)).service.postStart).toContain(text);
  });

  it("makes a host entry from localAddress only", () => {
    expect(lowerWeb({ localAddress6: "fc00::2" }).networking.extraHosts).toBe("");
  });

  it("forwards to the same port when no other is given", () => {
    const forwardPorts = [
      { protocol: "tcp", hostPort: 8080, containerPort: 80 },
      { protocol: "udp", hostPort: 53, containerPort: null },
    ];
    expect(web(lowerWeb({ privateNetwork: true, forwardPorts })).conf).toContain("HOST_PORT=tcp:8080:80,udp:53:53\n");
  });

  it("lists interfaces with spaces between", () => {
    const { conf } = web(lowerWeb({ interfaces: ["eth1", "eth2"], macvlans: ["eth3"] }));
    expect(conf).toContain('INTERFACES="eth1 eth2"\nMACVLANS="eth3"\n');
  });

  it("is hidden from NetworkManager where there is one", () => {
    const rule = lower({}, { networkmanager: true }).services.udev.extraRules;
    expect(rule).toContain('ENV{INTERFACE}=="v[eb]-*", ENV{NM_UNMANAGED}="1"\n');
    expect(lower({}).services.udev.extraRules).toBe("");
  });
});

describe("extraVeths", () => {
  const host = lowerWeb({
    extraVeths: {
      b: vethOptions({ hostBridge: "br1", localAddress: "10.2.0.2" }),
      a: vethOptions({ hostAddress6: "fd00::1" }),
    },
  });
  const { service } = web(host);

  it("are made in the order of their names and removed before", () => {
    expect(service.script).toContain('extraFlags+=" --network-veth-extra=a --network-veth-extra=b"\n');
    expect(service.preStart).toMatch(
      /ip link del dev a 2> \/dev\/null \|\| true \nip link del dev b 2> \/dev\/null \|\| true \n$/,
    );
  });

  it("are brought up inside and set up outside, a bridge before addresses", () => {
    const inside = fileOf(host, "-container-init");
    expect(Object.keys(host.files).filter((path) => path.endsWith("-container-init"))).toHaveLength(2);
    expect(service.postStart).toContain("# Add b to bridge br1\nip link set dev b master br1 up\n");
    expect(service.postStart).toContain(
      "  # Set IPs and routes for a\n\nip -6 addr add fd00::1 dev a\n\n\n\n\n# Add b",
    );
    expect(service.postStart).not.toContain("10.2.0.2");
    expect(inside).toBeDefined();
  });
});

describe("enableTun", () => {
  const options = {
    enableTun: true,
    allowedDevices: [{ node: "/dev/kvm", modifier: "r" }],
    additionalCapabilities: ["CAP_SYS_NICE"],
  };

  it("comes after the user's own in the service", () => {
    const { service, unit } = web(lowerWeb(options));
    expect(service.serviceConfig["DeviceAllow"]).toEqual(["/dev/kvm r", "/dev/net/tun rw"]);
    expect(unit).toContain("\nDeviceAllow=/dev/kvm r\nDeviceAllow=/dev/net/tun rw\nDevicePolicy=closed\n");
    expect(service.script).toContain('  --capability="CAP_SYS_NICE CAP_NET_ADMIN" \\\n');
  });

  it("leaves the options as they are", () => {
    expect(lowerWeb(options).containers["web"]).toEqual(containerOptions(options));
  });
});

describe("values", () => {
  it("reach the files unquoted", () => {
    const { conf } = web(
      lowerWeb({
        bindMounts: {
          "/z": { mountPoint: "/z", hostPath: null, isReadOnly: true },
          "/a b": { mountPoint: "/a b", hostPath: '/srv/$HOME "x"', isReadOnly: false },
        },
        extraFlags: ["--setenv=P=100%", "--x=a\nb"],
      }),
    );
    expect(conf).toContain('EXTRA_NSPAWN_FLAGS=" --bind=/srv/$HOME "x":/a b --bind-ro=/z --setenv=P=100% --x=a\nb"\n');
  });

  it("that look like placeholders or replacement patterns stay as they are", () => {
    const { service } = web(lowerWeb({ tmpfs: ["@containerInit@", "$&", "$1"], hostAddress: "@localAddress@" }));
    expect(service.script).toContain("  --tmpfs=@containerInit@ --tmpfs=$& --tmpfs=$1 \\\n");
    expect(service.postStart).toContain("ip addr add @localAddress@ dev");
  });
});

describe("the host", () => {
  it("runs 32-bit containers with a personality if it has 64 bits", () => {
    expect(web(lower({ web: containerOptions() })).service.script).toContain("--personality=x86");
    expect(web(lower({ web: containerOptions() }, { system: "aarch64-linux" })).service.script).toContain(
      "# --personality flag.\n\n\n# Run systemd-nspawn",
    );
  });

  it("gives every unit its programs", () => {
    expect(web(lowerWeb()).unit).toContain('Environment="PATH=/usr/bin:/bin:/usr/sbin:/sbin"\nEnvironment="root=');
    expect(testFacts.defaultPath).toEqual([""]);
  });
});

describe("generated files", () => {
  it("are what the unit runs", () => {
    const host = lowerWeb();
    const { unit } = web(host);
    for (const [directive, name, script] of [
      ["ExecStartPre", "pre-start", web(host).service.preStart],
      ["ExecStart", "start", web(host).service.script],
      ["ExecStartPost", "post-start", web(host).service.postStart],
      ["ExecStop", "pre-stop", web(host).service.preStop],
    ] as const) {
      const path = new RegExp(
        `^${directive}=(/etc/nixctr/[0-9a-f]{32}-unit-script-container_web-${name})( ?)$`,
        "m",
      ).exec(unit);
      expect(path?.[2]).toBe(directive === "ExecStart" ? " " : "");
      expect(host.files[path?.[1] ?? ""]).toEqual({ text: `#! /bin/bash -e\n${script}\n`, executable: true });
    }
  });

  it("have paths that need no quoting, whatever the container is called", () => {
    const paths = Object.keys(lower({ 'a b"%$\\ü': containerOptions() }).files);
    expect(paths.every((path) => /^\/etc\/nixctr\/[0-9a-f]{32}-[\w+.?=-]+$/.test(path))).toBe(true);
  });
});

describe("names", () => {
  it("are in the order of their UTF-8 bytes", () => {
    const names = ["zeta", "Alpha", "alpha", "alpha-2", "9lives", "\u{10000}", "\uffee", "é"];
    const host = lower(Object.fromEntries(names.map((name) => [name, containerOptions({ localAddress: "10.0.0.9" })])));
    const sorted = names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(Object.keys(host.containers)).toEqual(sorted);
    expect(host.networking.extraHosts).toBe(sorted.map((name) => `10.0.0.9 ${name}.containers\n`).join(""));
    // "-" comes before ".".
    expect(Object.keys(host.units).filter((name) => name.includes("alpha"))).toEqual([
      "container@alpha-2.service",
      "container@alpha.service",
    ]);
  });

  it("may be those of JavaScript", () => {
    const host = lower(
      Object.fromEntries(["__proto__", "constructor", "10"].map((name) => [name, containerOptions()])),
    );
    expect(Object.keys(host.containers)).toHaveLength(3);
    expect(Object.keys(host.units)).toHaveLength(4);
  });
});
