/**
 * Directories that Linux and udev make below `/dev`, with the class that `DeviceAllow=` takes for all devices of the
 * kind (names from `/proc/devices`; null where there is none).
 */
const directories: ReadonlyMap<string, string | null> = new Map([
  ["/dev", null],
  ["/dev/block", "block-*"],
  ["/dev/bus", "char-usb_device"],
  ["/dev/bus/usb", "char-usb_device"],
  ["/dev/char", "char-*"],
  ["/dev/cpu", null],
  ["/dev/disk", null],
  ["/dev/disk/by-id", null],
  ["/dev/disk/by-label", null],
  ["/dev/disk/by-partlabel", null],
  ["/dev/disk/by-partuuid", null],
  ["/dev/disk/by-path", null],
  ["/dev/disk/by-uuid", null],
  ["/dev/dri", "char-drm"],
  ["/dev/dri/by-path", "char-drm"],
  ["/dev/dvb", "char-DVB"],
  ["/dev/input", "char-input"],
  ["/dev/input/by-id", "char-input"],
  ["/dev/input/by-path", "char-input"],
  ["/dev/mapper", "block-device-mapper"],
  ["/dev/net", null],
  ["/dev/pts", "char-pts"],
  ["/dev/serial", null],
  ["/dev/serial/by-id", null],
  ["/dev/serial/by-path", null],
  ["/dev/shm", null],
  ["/dev/snd", "char-alsa"],
  ["/dev/snd/by-id", "char-alsa"],
  ["/dev/snd/by-path", "char-alsa"],
  ["/dev/v4l", "char-video4linux"],
  ["/dev/v4l/by-id", "char-video4linux"],
  ["/dev/v4l/by-path", "char-video4linux"],
  ["/dev/vfio", "char-vfio"],
]);

/** The class for what is in a directory, null where there is none; undefined for what is not known as a directory. */
export function classOfDirectory(path: string): string | null | undefined {
  return directories.get(path);
}
