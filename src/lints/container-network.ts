export { extraPairEnds, hasOwnPair, touchesOwnPair } from "../../lowering/container-network.ts";
