# As little of nixpkgs' lib as shows that it is this one.
{
  isStandIn = true;
  mkIf = condition: content: {
    _type = "if";
    inherit condition content;
  };
  makeContainer = address: {
    hostAddress = address;
  };
  refuse = value: throw "refused by the lib: ${value}";
}
