# How packages came from their sources.
{ lib }:

let
  type = isSource: shortName: { inherit isSource shortName; };
in
lib.genAttrs [ "binaryBytecode" "binaryFirmware" "binaryNativeCode" "obfuscatedCode" ] (type false)
// { fromSource = type true "fromSource"; }
