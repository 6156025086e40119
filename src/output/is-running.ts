import { errnoOf } from "./output-error.ts";

/** Whether another process has this id. Our own may be that of a stopped run in another container. */
export function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errnoOf(error) === "EPERM";
  }
}
