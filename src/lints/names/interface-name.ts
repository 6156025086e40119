export { interfaceNameFlaw, MAX_INTERFACE_NAME } from "../../../lowering/interface-name.ts";
