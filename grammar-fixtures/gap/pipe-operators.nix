{ lib, ... }:
{
  containers.web = {
    tmpfs = [ "/a" ] |> lib.reverseList;
    hostAddress = "10.0.0.1";
  };
  containers.db = { hostAddress = "10.0.0.2"; } |> lib.filterAttrs (name: value: true);
  containers.mail.extraFlags = map (name: "--${name}") <| [ "one" ];
  containers.dns.autoStart = true;
}
