# Network addresses.
{ lib }:

let
  inherit (builtins) concatMap filter genList head length map match;
  inherit (lib) hasInfix hasPrefix hasSuffix splitString toLower toHexString;

  # The eight groups of an address as numbers.
  groups = address:
    let
      invalid = throw "${address} is not a valid IPv6 address";
      pieces = splitString ":" address;
      written = filter (piece: piece != "") pieces;
      missing = genList (_: "0") (8 - length written);
      gap = hasInfix "::" address;
      atEdge = hasPrefix "::" address || hasSuffix "::" address;
      # Splitting leaves an empty piece for a gap, and one for the edge.
      empty = length pieces - length written;
      expanded =
        if address == "::" then missing
        else if empty != (if atEdge then 2 else if gap then 1 else 0) then invalid
        else if (if gap then length written >= 8 else length written != 8) then invalid
        else if hasPrefix "::" address then missing ++ written
        else if hasSuffix "::" address then written ++ missing
        else concatMap (piece: if piece == "" then missing else [ piece ]) pieces;
      number = piece:
        let n = lib.fromHexString piece;
        in if 0 <= n && n <= 65535 then n else throw "0x${piece} is not a valid u16 integer";
    in
    if match "[0-9A-Fa-f:]+" address == null
    then throw "${address} contains malformed characters for IPv6 address"
    else map number expanded;
in
{
  ipv6 = {
    fromString = text:
      let
        parts = splitString "/" text;
        bits = lib.toInt (lib.last parts);
      in
      if length parts > 2 then throw "${text} is not a valid IPv6 address in CIDR notation"
      else {
        address = lib.concatMapStringsSep ":" (n: toLower (toHexString n)) (groups (head parts));
        prefixLength =
          if length parts == 1 then 128
          else if 1 <= bits && bits <= 128 then bits
          else throw "${text} IPv6 subnet should be in range [1;128], got ${toString bits}";
      };

    # The interface half of an address: ff:fe between the halves of the MAC,
    # with the bit flipped that says whether it is unique worldwide.
    mkEUI64Suffix = mac:
      let
        octet = "([0-9A-Fa-f]{2})";
        octets = match (lib.concatStringsSep "[-:.]?" (genList (_: octet) 6)) mac;
        at = builtins.elemAt octets;
        first = toHexString (builtins.bitXor 512 (lib.fromHexString (at 0 + at 1)));
      in
      if octets == null then throw "\"${mac}\" is not a valid MAC address (expected 6 octets of hex digits)"
      else toLower "${first}:${at 2}ff:fe${at 3}:${at 4 + at 5}";
  };
}
