export { joinedBridge } from "../../lowering/joined-bridge.ts";
